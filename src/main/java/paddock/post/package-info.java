/** What leaves for the outside: mails written with the act that causes them, and handed over afterwards. */
@ApplicationModule(
        displayName = "Post",
        allowedDependencies = {"kernel", "web", "watch", "store", "audit"})
@NullMarked
package paddock.post;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
