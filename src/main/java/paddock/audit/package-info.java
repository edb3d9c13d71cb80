/** The trail: who did what to which thing, sealed so that a change made behind Paddock's back is found. */
@ApplicationModule(
        displayName = "Audit",
        allowedDependencies = {"kernel", "web", "watch", "store"})
@NullMarked
package paddock.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
