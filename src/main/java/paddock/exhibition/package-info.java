/** Motor shows: who stands there with whom, what that costs, and what it is to bring. */
@ApplicationModule(
        displayName = "Exhibition",
        allowedDependencies = {"kernel", "web", "audit", "personal", "once", "account", "directory", "trade"})
@NullMarked
package paddock.exhibition;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
