/** What leaves for other programs: calendars to subscribe to, and everything there is as tables. */
@ApplicationModule(
        displayName = "Exchange",
        allowedDependencies = {
            "kernel",
            "web",
            "store",
            "audit",
            "post",
            "circuit",
            "ground",
            "directory",
            "map",
            "terms",
            "booking",
            "notice",
            "session"
        })
@NullMarked
package paddock.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
