/** The place as people look at it: plans drawn from the geometry, what runs together, and the pages that show it. */
@ApplicationModule(
        displayName = "Map",
        allowedDependencies = {"kernel", "web", "circuit"})
@NullMarked
package paddock.map;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
