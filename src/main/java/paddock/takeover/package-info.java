/** Calendars from whatever the operator had before: read, matched, rehearsed, and then booked through the door of all bookings. */
@ApplicationModule(
        displayName = "Takeover",
        allowedDependencies = {
            "kernel",
            "web",
            "audit",
            "personal",
            "once",
            "account",
            "circuit",
            "ground",
            "directory",
            "asking",
            "booking"
        })
@NullMarked
package paddock.takeover;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
