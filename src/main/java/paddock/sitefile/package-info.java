/** Site files as people write them: read with every mistake told, checked, loaded; the demonstration's among them. */
@ApplicationModule(
        displayName = "Site file",
        allowedDependencies = {"kernel", "web", "audit", "fact", "circuit", "homologation"})
@NullMarked
package paddock.sitefile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
