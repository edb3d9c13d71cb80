package paddock.directory;

import java.util.UUID;

/** Every way it can end to write a company down, or to change it. */
public sealed interface Saving {

    record Saved(UUID company) implements Saving {}

    /** That SIREN is another company's, already here. */
    record SirenTaken(UUID company, String name) implements Saving {}

    /** Somebody has changed it since it was read. */
    record Overtaken(Company now) implements Saving {}

    /** There is no such company. */
    record Gone() implements Saving {}
}
