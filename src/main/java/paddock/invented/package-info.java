/** What the demonstration invents: a year of options, bookings and closures, and as many before it as one asks for. */
@ApplicationModule(
        displayName = "Invented",
        allowedDependencies = {"kernel", "account", "circuit", "ground", "terms", "booking"})
@NullMarked
package paddock.invented;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
