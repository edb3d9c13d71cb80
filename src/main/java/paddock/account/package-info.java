/** People and how they prove who they are: sign-in, devices, roles at the operator's. */
@ApplicationModule(
        displayName = "Account",
        allowedDependencies = {"kernel", "web", "watch", "store", "post", "audit", "personal", "factor"})
@NullMarked
package paddock.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
