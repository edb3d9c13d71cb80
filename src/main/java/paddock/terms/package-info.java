/** On what terms options are taken: how many, for how long, how far ahead, by companies of which status. */
@ApplicationModule(
        displayName = "Terms",
        allowedDependencies = {"kernel", "web", "audit", "account", "once", "circuit", "directory"})
@NullMarked
package paddock.terms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
