package paddock.directory;

import java.util.UUID;

/** Every way it can end to take an invitation. */
sealed interface Taking {

    record Joined(UUID company, UUID person) implements Taking {}

    /** Whoever is signed in is not whom it was sent to; or somebody has that address, and has to sign in. */
    record NotTheirs() implements Taking {}

    /** It was used, has ended, or never was. */
    record Gone() implements Taking {}
}
