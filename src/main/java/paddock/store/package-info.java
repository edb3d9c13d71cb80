/** The database: embedded and durable by default, or any PostgreSQL from 15 on by its address. */
@ApplicationModule(displayName = "Store", allowedDependencies = "kernel")
@NullMarked
package paddock.store;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
