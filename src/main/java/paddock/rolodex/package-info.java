/** Address books of other programs: companies, contacts and leads that come in as vCards and tables, and leave as vCards. */
@ApplicationModule(
        displayName = "Rolodex",
        allowedDependencies = {
            "kernel",
            "web",
            "audit",
            "personal",
            "once",
            "account",
            "directory",
            "trade",
            "exhibition",
            "lead",
            "takeover",
            "twin"
        })
@NullMarked
package paddock.rolodex;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
