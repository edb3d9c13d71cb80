/** Open sessions: the operator's own use of the track, in which places are sold under its number and its profile. */
@ApplicationModule(
        displayName = "Session",
        allowedDependencies = {
            "kernel",
            "web",
            "store",
            "audit",
            "personal",
            "post",
            "once",
            "account",
            "circuit",
            "fact",
            "homologation",
            "ground",
            "directory",
            "terms",
            "asking",
            "booking"
        })
@NullMarked
package paddock.session;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
