/** The same again and again: bookings by a rule, each date judged by itself, shown before any is held. */
@ApplicationModule(
        displayName = "Series",
        allowedDependencies = {
            "kernel",
            "web",
            "audit",
            "personal",
            "once",
            "account",
            "circuit",
            "homologation",
            "ground",
            "directory",
            "permit",
            "asking",
            "booking"
        })
@NullMarked
package paddock.series;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
