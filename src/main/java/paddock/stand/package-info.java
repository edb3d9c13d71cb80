/** At the stand of a motor show: phones that take cards without a network, and send them once they have one. */
@ApplicationModule(
        displayName = "Stand",
        allowedDependencies = {"kernel", "web", "store", "audit", "personal", "account", "exhibition", "lead"})
@NullMarked
package paddock.stand;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
