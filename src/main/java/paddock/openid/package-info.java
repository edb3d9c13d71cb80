/** Signing in with an OpenID provider that the operator has set: the way there and back, and who is whom. */
@ApplicationModule(
        displayName = "OpenID",
        allowedDependencies = {"kernel", "web", "store", "personal", "factor", "account"})
@NullMarked
package paddock.openid;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
