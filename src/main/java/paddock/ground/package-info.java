/** What a claim takes of the ground: sections, pairs kept apart and units, for how long, and what has to be locked first. */
@ApplicationModule(
        displayName = "Ground",
        allowedDependencies = {"kernel", "web", "once", "circuit", "homologation"})
@NullMarked
package paddock.ground;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
