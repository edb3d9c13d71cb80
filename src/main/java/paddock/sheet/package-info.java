/** The sheet of a day: who runs where, when and how loud, whom to call, and what has changed since it was handed out. */
@ApplicationModule(
        displayName = "Day sheet",
        allowedDependencies = {
            "kernel",
            "store",
            "web",
            "audit",
            "personal",
            "once",
            "post",
            "account",
            "circuit",
            "fact",
            "homologation",
            "ground",
            "permit",
            "directory",
            "asking",
            "booking",
            "session"
        })
@NullMarked
package paddock.sheet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
