/** What can be known of a use, in words: names of facts, their values, kinds of codes, and what is true, false or unknown. */
@ApplicationModule(
        displayName = "Facts",
        allowedDependencies = {})
@NullMarked
package paddock.fact;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
