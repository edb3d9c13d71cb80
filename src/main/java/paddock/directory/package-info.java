/** The companies that the operator deals with: the record itself, and who acts for each. */
@ApplicationModule(
        displayName = "Directory",
        allowedDependencies = {"kernel", "web", "store", "audit", "post", "personal", "account"})
@NullMarked
package paddock.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
