/** May I run? Uses asked about over pages and the programming interface: verdicts in words, lawful hours, duties. */
@ApplicationModule(
        displayName = "Asking",
        allowedDependencies = {"kernel", "web", "watch", "fact", "circuit", "map", "homologation"})
@NullMarked
package paddock.asking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
