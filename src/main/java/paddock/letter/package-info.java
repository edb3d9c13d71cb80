/** Letters to leads: written from texts that the operator edits, ended by one click, answered into the lead. */
@ApplicationModule(
        displayName = "Letter",
        allowedDependencies = {
            "kernel",
            "web",
            "watch",
            "audit",
            "post",
            "personal",
            "once",
            "account",
            "circuit",
            "exhibition",
            "lead"
        })
@NullMarked
package paddock.letter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
