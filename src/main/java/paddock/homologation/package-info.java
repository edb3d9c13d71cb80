/** The prefect's order as data: what is allowed, refused, in need of a derogation, or not decidable, and by which paragraph. */
@ApplicationModule(
        displayName = "Homologation",
        allowedDependencies = {"kernel", "fact", "store", "web", "circuit"})
@NullMarked
package paddock.homologation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
