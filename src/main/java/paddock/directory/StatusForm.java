package paddock.directory;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import paddock.account.Mistakes;
import paddock.kernel.Days;

/**
 * A status as the form tells of it.
 *
 * @param from the first day; empty for as far back as anyone knows
 * @param last the last day, as people say it; empty while no end is known
 */
record StatusForm(
        @Nullable String kind,
        @Nullable String from,
        @Nullable String last,
        @Nullable Integer version) {

    static StatusForm beginning(LocalDate day) {
        return new StatusForm(null, day.toString(), null, null);
    }

    static StatusForm of(Status status) {
        LocalDate from = status.during().from();
        LocalDate until = status.during().until();
        return new StatusForm(
                status.kind().key(),
                from == null ? "" : from.toString(),
                until == null ? "" : until.minusDays(1).toString(),
                status.version());
    }

    Mistakes mistakes() {
        Mistakes mistakes = Mistakes.NONE
                .and(
                        "kind",
                        Status.Kind.withKey(Said.sign(kind)).isPresent() ? Optional.empty() : Optional.of("missing"))
                .and("from", mistake(from))
                .and("last", mistake(last));
        if (!mistakes.isEmpty()) {
            return mistakes;
        }
        LocalDate first = day(from);
        LocalDate end = day(last);
        return first != null && end != null && end.isBefore(first) ? mistakes.and("last", "before-first") : mistakes;
    }

    Status status(UUID id) {
        LocalDate end = day(last);
        return new Status(
                id,
                Status.Kind.withKey(Said.sign(kind)).orElseThrow(),
                new Days(day(from), end == null ? null : end.plusDays(1)),
                Objects.requireNonNullElse(version, 0));
    }

    private static Optional<String> mistake(@Nullable String said) {
        try {
            LocalDate day = day(said);
            return day == null || (day.getYear() >= 1800 && day.getYear() < 2300)
                    ? Optional.empty()
                    : Optional.of("day");
        } catch (DateTimeParseException unreadable) {
            return Optional.of("day");
        }
    }

    private static @Nullable LocalDate day(@Nullable String said) {
        return Said.sign(said).isEmpty() ? null : LocalDate.parse(Said.sign(said));
    }
}
