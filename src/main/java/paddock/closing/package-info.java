/** What has to be closed although somebody has it: who that is, where they could go, and all of it at once. */
@ApplicationModule(
        displayName = "Closing",
        allowedDependencies = {"kernel", "web", "account", "circuit", "ground", "directory", "once", "booking"})
@NullMarked
package paddock.closing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
