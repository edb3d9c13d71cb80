/** Personal data: what is held on somebody, to read and to take along; how they are forgotten; how long what is kept. */
@ApplicationModule(
        displayName = "Personal",
        allowedDependencies = {"kernel", "web", "watch", "store", "post", "audit"})
@NullMarked
package paddock.personal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
