/** What is sold: time on tarmac and what goes with it, held, booked, closed and freed, never twice. */
@ApplicationModule(
        displayName = "Booking",
        allowedDependencies = {
            "kernel",
            "web",
            "store",
            "audit",
            "personal",
            "post",
            "once",
            "account",
            "circuit",
            "fact",
            "homologation",
            "ground",
            "directory",
            "terms",
            "permit",
            "asking"
        })
@NullMarked
package paddock.booking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
