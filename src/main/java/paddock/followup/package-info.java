/** Following leads up: what is to be done today, who is reminded of it, and who hears that a card's company has booked. */
@ApplicationModule(
        displayName = "Follow-up",
        allowedDependencies = {"kernel", "web", "audit", "personal", "post", "account", "booking", "directory", "lead"})
@NullMarked
package paddock.followup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
