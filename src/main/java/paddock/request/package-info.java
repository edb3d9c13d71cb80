/** Requests: what strangers, and companies that may not hold by themselves, ask the operator for. They keep nothing. */
@ApplicationModule(
        displayName = "Request",
        allowedDependencies = {
            "kernel",
            "web",
            "audit",
            "personal",
            "post",
            "once",
            "account",
            "circuit",
            "ground",
            "directory",
            "asking",
            "booking"
        })
@NullMarked
package paddock.request;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
