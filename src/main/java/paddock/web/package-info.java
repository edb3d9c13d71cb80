/** What all pages and answers share: frame, errors, languages, formats, headers. */
@ApplicationModule(
        displayName = "Web",
        allowedDependencies = {"kernel", "store"})
@NullMarked
package paddock.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
