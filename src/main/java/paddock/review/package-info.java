/** What was sold and is no longer lawful, since what is written has changed: who that is, and where they could go. */
@ApplicationModule(
        displayName = "Review",
        allowedDependencies = {
            "kernel",
            "web",
            "audit",
            "personal",
            "post",
            "account",
            "once",
            "circuit",
            "homologation",
            "ground",
            "directory",
            "asking",
            "booking",
            "closing"
        })
@NullMarked
package paddock.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
