/** What whoever watches over an installation reads: measures of the trade and of the machine. */
@ApplicationModule(
        displayName = "Watch",
        allowedDependencies = {"kernel", "web"})
@NullMarked
package paddock.watch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
