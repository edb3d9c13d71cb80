/** The waiting list: who would like to have what once it is free, told in their order, and the first to answer has it. */
@ApplicationModule(
        displayName = "Waiting",
        allowedDependencies = {
            "kernel",
            "web",
            "audit",
            "personal",
            "post",
            "once",
            "account",
            "circuit",
            "homologation",
            "ground",
            "directory",
            "asking",
            "booking"
        })
@NullMarked
package paddock.waiting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
