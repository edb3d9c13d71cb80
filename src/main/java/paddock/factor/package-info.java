/** With what else than a password somebody proves who they are: codes of the moment, recovery codes, passkeys. */
@ApplicationModule(
        displayName = "Factor",
        allowedDependencies = {"kernel", "store", "audit", "personal"})
@NullMarked
package paddock.factor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
