package paddock.permit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import paddock.homologation.Outcome.Path;

/**
 * Something that has to be granted or declared before an option can become a booking. As long as it may still be granted
 * its unit of the counter is kept for the option.
 *
 * @param order key of the text that asks for it
 * @param path the derogation or the step, by the id it has in that text
 * @param kind what has to be granted, such as {@code event}
 * @param cite the paragraph, as people quote it
 * @param counter what it draws on; absent where it is not counted
 * @param latest the last day to ask for it; absent where the text names none
 */
public record Permit(
        UUID id,
        String order,
        String path,
        String kind,
        String cite,
        @Nullable String counter,
        @Nullable LocalDate latest,
        Progress progress) {

    /** How far it has come. */
    public sealed interface Progress {
        /** Nobody has asked for it yet. */
        record Wanted() implements Progress {}

        /** It was asked for, and not answered. */
        record Filed(LocalDate on) implements Progress {}

        /** It is there: the number and the date of the act that grants it. */
        record Granted(String number, LocalDate on) implements Progress {}

        record Refused(LocalDate on) implements Progress {}
    }

    /** One that has just been chosen. */
    public static Permit wanted(String order, Path path) {
        return new Permit(
                UUID.randomUUID(),
                order,
                path.id(),
                path.kind(),
                path.cite(),
                path.counter(),
                path.latest(),
                new Progress.Wanted());
    }

    /** The same, further on. */
    public Permit being(Progress newProgress) {
        return new Permit(id, order, path, kind, cite, counter, latest, newProgress);
    }

    public boolean isGranted() {
        return progress instanceof Progress.Granted;
    }

    /** Whether it can no longer be asked for, and was not. */
    public boolean isLate(Instant now, ZoneId zone) {
        return progress instanceof Progress.Wanted
                && latest != null
                && now.atZone(zone).toLocalDate().isAfter(latest);
    }

    /** How far it has come, as the interface writes it. */
    public String word() {
        return progress.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
