/** Sites, circuits, sections, layouts, facilities and pools: the place itself, as it is on any date. */
@ApplicationModule(
        displayName = "Circuit",
        allowedDependencies = {"kernel", "store", "web"})
@NullMarked
package paddock.circuit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
