/** The year: what each day of each circuit came to, and how many were sold against how many were to be. */
@ApplicationModule(
        displayName = "Year",
        allowedDependencies = {"kernel", "web", "circuit", "booking", "session"})
@NullMarked
package paddock.year;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
