/** Who is told what: mails about what becomes of options and bookings, with a calendar entry in each. */
@ApplicationModule(
        displayName = "Notice",
        allowedDependencies = {
            "kernel",
            "store",
            "audit",
            "personal",
            "post",
            "account",
            "circuit",
            "homologation",
            "ground",
            "directory",
            "booking",
            "watch",
            "web"
        })
@NullMarked
package paddock.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
