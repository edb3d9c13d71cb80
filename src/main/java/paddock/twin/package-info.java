/**
 * Companies that were written down twice: found, made one, and taken apart again. It moves what other parts hold of a company, and so
 * knows their tables; a test keeps its list of them whole.
 */
@ApplicationModule(
        displayName = "Twin",
        allowedDependencies = {"kernel", "web", "store", "audit", "personal", "once", "account", "directory"})
@NullMarked
package paddock.twin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
