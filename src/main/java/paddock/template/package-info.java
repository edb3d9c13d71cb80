/** What templates can say beyond what Thymeleaf has: wordings of data, what is written once and kept, and what code has drawn. */
@ApplicationModule(displayName = "Template", allowedDependencies = "kernel")
@NullMarked
package paddock.template;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
