package paddock.kernel;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be taken out whole as a table, for a spreadsheet or another program. A part says what it holds; who
 * writes it down where is none of its business.
 */
public interface Tabular {

    /** How many rows are read at a time, so that neither memory nor a long reading of the database grows with the table. */
    int BATCH = 1000;

    /** What addresses and files call it. */
    String name();

    /** What whoever wants it must be allowed to. */
    Permission permission();

    /** Where it stands among the others. */
    int position();

    /** Whether it is of one site at a time. */
    default boolean isOfSite() {
        return true;
    }

    List<String> columns();

    /** Each of its rows: texts, numbers, yes and no, days, and times on the clock of the extent. */
    void each(Acting reader, Extent extent, Row row) throws IOException;

    /** Takes the cells of a row, one for each column. */
    interface Row {
        void write(List<? extends @Nullable Object> cells) throws IOException;
    }

    /**
     * How much of it is wanted.
     *
     * @param site absent for what is of no site
     * @param from the first day that matters; absent where none is too early
     * @param until the day after the last
     * @param locale in which names are written
     */
    record Extent(
            @Nullable UUID site,
            ZoneId zone,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            Locale locale) {

        public @Nullable Instant start() {
            return instant(from);
        }

        public @Nullable Instant end() {
            return instant(until);
        }

        private @Nullable Instant instant(@Nullable LocalDate day) {
            return day == null ? null : day.atStartOfDay(zone).toInstant();
        }

        /** As the clock there shows it, to the second. */
        public @Nullable LocalDateTime clock(@Nullable Instant at) {
            return at == null ? null : LocalDateTime.ofInstant(at, zone).truncatedTo(ChronoUnit.SECONDS);
        }

        /** How far that clock is from UTC at an instant: which of two hours of the same name it is. */
        public String offset(Instant at) {
            return zone.getRules().getOffset(at).toString();
        }
    }
}
