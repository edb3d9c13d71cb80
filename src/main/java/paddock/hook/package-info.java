/** Programs of others that are told what becomes of options, bookings and closures: signed, in order, until they have it. */
@ApplicationModule(
        displayName = "Hook",
        allowedDependencies = {
            "kernel",
            "web",
            "watch",
            "store",
            "audit",
            "post",
            "personal",
            "once",
            "account",
            "circuit",
            "booking"
        })
@NullMarked
package paddock.hook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
