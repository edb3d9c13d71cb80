/** The place itself on any date: what can be driven, and what is used beside the track. */
@ApplicationModule(
        displayName = "Circuit",
        allowedDependencies = {"kernel", "store", "web", "watch"})
@NullMarked
package paddock.circuit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
