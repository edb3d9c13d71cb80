/** The planning board of the operator's people: all that is had, waited for and closed, over a day, a week or a month. */
@ApplicationModule(
        displayName = "Board",
        allowedDependencies = {
            "kernel",
            "web",
            "template",
            "audit",
            "account",
            "circuit",
            "homologation",
            "ground",
            "directory",
            "asking",
            "terms",
            "booking",
            "closing"
        })
@NullMarked
package paddock.board;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
