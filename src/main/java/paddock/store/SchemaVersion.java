package paddock.store;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import paddock.kernel.CannotStart;

/** How far a database has been migrated, and how far this program can read. */
final class SchemaVersion {

    private SchemaVersion() {}

    /** An older program would misread what a newer one wrote. */
    static void refuseNewer(Flyway flyway) {
        MigrationInfo[] all = flyway.info().all();
        Optional<MigrationVersion> written = highest(all, MigrationState::isApplied);
        Optional<MigrationVersion> known = highest(all, MigrationState::isResolved);
        if (written.isEmpty()) return;
        if (known.isPresent() && written.get().compareTo(known.get()) <= 0) return;
        throw new CannotStart(
                "The database was written by a newer Paddock (schema " + written.get() + "; this one knows "
                        + known.map(MigrationVersion::toString).orElse("none") + ")",
                "Start that version, or restore a backup");
    }

    private static Optional<MigrationVersion> highest(MigrationInfo[] all, Predicate<MigrationState> state) {
        return Arrays.stream(all)
                .filter(migration -> state.test(migration.getState()))
                .map(MigrationInfo::getVersion)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
    }
}
