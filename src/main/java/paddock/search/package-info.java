/** Dates first: whoever says what they need is told on which dates and layouts it can be had, and what that would take. */
@ApplicationModule(
        displayName = "Search",
        allowedDependencies = {
            "kernel",
            "web",
            "audit",
            "account",
            "fact",
            "circuit",
            "homologation",
            "ground",
            "directory",
            "terms",
            "permit",
            "asking",
            "booking"
        })
@NullMarked
package paddock.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
