/** What several want at the same moment is decided one after the other, and what is asked twice is done once. */
@ApplicationModule(
        displayName = "Once",
        allowedDependencies = {"kernel", "store", "web", "personal"})
@NullMarked
package paddock.once;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
