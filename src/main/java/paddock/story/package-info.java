/** The story of a booking: who did what to it, when, and what it was before. */
@ApplicationModule(
        displayName = "Story",
        allowedDependencies = {
            "kernel",
            "web",
            "audit",
            "account",
            "circuit",
            "ground",
            "directory",
            "asking",
            "booking"
        })
@NullMarked
package paddock.story;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
