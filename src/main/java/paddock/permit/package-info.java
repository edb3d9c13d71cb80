/** What has to be granted or declared before an option can become a booking, and how far it has come. */
@ApplicationModule(
        displayName = "Permits",
        allowedDependencies = {"kernel", "homologation"})
@NullMarked
package paddock.permit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
