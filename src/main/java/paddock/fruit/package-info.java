/** Did it bear fruit: what came of whom one has met at motor shows, and what that cost. */
@ApplicationModule(
        displayName = "Fruit",
        allowedDependencies = {
            "kernel",
            "web",
            "account",
            "circuit",
            "directory",
            "trade",
            "booking",
            "terms",
            "exhibition",
            "lead"
        })
@NullMarked
package paddock.fruit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
