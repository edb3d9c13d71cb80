/** Leads: whom one has met and means to sell something to, from the card to what came of it. */
@ApplicationModule(
        displayName = "Lead",
        allowedDependencies = {
            "kernel",
            "web",
            "audit",
            "personal",
            "once",
            "account",
            "circuit",
            "directory",
            "trade",
            "booking",
            "hook",
            "exhibition"
        })
@NullMarked
package paddock.lead;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
