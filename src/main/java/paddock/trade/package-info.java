/** What companies make and know: their pages in the public directory, and what they would like those to say. */
@ApplicationModule(
        displayName = "Trade",
        allowedDependencies = {"kernel", "web", "store", "audit", "post", "personal", "once", "account", "directory"})
@NullMarked
package paddock.trade;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
