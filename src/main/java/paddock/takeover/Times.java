package paddock.takeover;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Days and hours as people and programs write them in cells. */
final class Times {

    /** How a date of three numbers is meant. */
    enum Order {
        DAY_FIRST,
        MONTH_FIRST
    }

    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})");
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4}|\\d{2})");
    private static final Pattern DIGITS = Pattern.compile("(\\d{4})(\\d\\d)(\\d\\d)");
    private static final Pattern WORDS =
            Pattern.compile("(?:\\p{L}+\\.?,? +)?(\\d{1,2})(?:er|st|nd|rd|th)?\\.? +(\\p{L}+)\\.?,? +(\\d{4})");
    private static final Pattern MONTH_IN_FRONT =
            Pattern.compile("(?:\\p{L}+\\.?, +)?(\\p{L}+)\\.? +(\\d{1,2})(?:st|nd|rd|th)?,? +(\\d{4})");
    private static final Pattern TIME = Pattern.compile(
            "(\\d{1,2}) *(?:[:h.] *(\\d{2})?(?::(\\d{2})(?:[.,]\\d+)?)?)? *(min)? *([ap]\\.?m\\.?)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BOTH =
            Pattern.compile("(.*?\\d)(?:T| +(?:à|at|,)? *)(\\d{1,2}(?: *[:hH.]| *[apAP]\\.?[mM]).*)");
    private static final Pattern OFFSET = Pattern.compile(".*\\d(Z|[+-]\\d\\d:\\d\\d)");
    private static final List<List<String>> MONTHS = List.of(
            List.of("jan"),
            List.of("fev", "feb"),
            List.of("mar"),
            List.of("avr", "apr"),
            List.of("mai", "may"),
            List.of("juin", "jun"),
            List.of("juil", "jul"),
            List.of("aou", "aug"),
            List.of("sep"),
            List.of("oct"),
            List.of("nov"),
            List.of("dec"));
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2200;

    private Times() {}

    /** A cell is not what it ought to be. */
    static final class Misread extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Note why;

        Misread(Note why) {
            super(why.code(), null, false, false);
            this.why = why;
        }

        Note why() {
            return why;
        }
    }

    /** A day, and what hour of it where one is said. */
    record Moment(
            LocalDate day,
            @Nullable Integer minute,
            @Nullable OffsetDateTime exact) {}

    static boolean isSensible(LocalDate day) {
        return day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR;
    }

    /** @throws Misread where it is no day, or one that nobody means */
    static LocalDate day(String cell, Order order) {
        String text = cell.strip();
        LocalDate day;
        try {
            day = parsed(text, order);
        } catch (DateTimeException none) {
            day = null;
        }
        if (day == null) {
            boolean absurd = Pattern.compile("\\d{5,}[-/.]|[-/.]\\d{5,}|^\\d{9,}")
                    .matcher(text)
                    .find();
            throw new Misread(Note.of(absurd ? "absurd-date" : "no-date", text));
        }
        if (!isSensible(day)) {
            throw new Misread(Note.of("absurd-date", text));
        }
        return day;
    }

    private static @Nullable LocalDate parsed(String text, Order order) {
        Matcher year = YEAR_FIRST.matcher(text);
        Matcher digits = DIGITS.matcher(text);
        for (Matcher matcher : List.of(year, digits)) {
            if (matcher.matches()) {
                return LocalDate.of(number(matcher, 1), number(matcher, 2), number(matcher, 3));
            }
        }
        Matcher last = YEAR_LAST.matcher(text);
        if (last.matches()) {
            boolean dayFirst = order == Order.DAY_FIRST;
            int shortYear = number(last, 3);
            return LocalDate.of(
                    shortYear < 100 ? FIRST_YEAR + shortYear : shortYear,
                    number(last, dayFirst ? 2 : 1),
                    number(last, dayFirst ? 1 : 2));
        }
        Matcher words = WORDS.matcher(text);
        if (words.matches()) {
            return LocalDate.of(number(words, 3), month(words.group(2)), number(words, 1));
        }
        Matcher front = MONTH_IN_FRONT.matcher(text);
        return front.matches() ? LocalDate.of(number(front, 3), month(front.group(1)), number(front, 2)) : null;
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static int month(String word) {
        String plain = plain(word);
        for (int i = 0; i < MONTHS.size(); i++) {
            if (MONTHS.get(i).stream().anyMatch(plain::startsWith)) {
                return i + 1;
            }
        }
        throw new DateTimeException(word);
    }

    /** In small letters, without accents, each run of blanks as one. */
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\\u00a0\\u202f_-]+", " ")
                .strip();
    }

    /**
     * Minutes since midnight; 1440 is the midnight at its end.
     *
     * @throws Misread where it is no time of day
     */
    static int minute(String cell) {
        String text = cell.replace('\u00a0', ' ').replace('\u202f', ' ').strip();
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            throw new Misread(Note.of("no-time", text));
        }
        int hour = number(time, 1);
        int minute = time.group(2) == null ? 0 : number(time, 2);
        String half = time.group(5);
        if (half != null && hour >= 1 && hour <= 12) {
            hour = hour % 12 + (half.toLowerCase(Locale.ROOT).startsWith("p") ? 12 : 0);
        }
        int all = hour * 60 + minute;
        boolean seconds = time.group(3) != null && number(time, 3) != 0;
        if (minute > 59 || all > 1440 || seconds || (half != null && hour > 23)) {
            throw new Misread(Note.of(seconds && minute <= 59 ? "seconds" : "no-time", text));
        }
        return all;
    }

    /** @throws Misread where it is no day, with or without an hour */
    static Moment moment(String cell, Order order) {
        String text = cell.replace('\u00a0', ' ').replace('\u202f', ' ').strip();
        try {
            if (OFFSET.matcher(text).matches()) {
                OffsetDateTime exact = OffsetDateTime.parse(text.replaceFirst("(\\d) (\\d)", "$1T$2"));
                if (!isSensible(exact.toLocalDate())) {
                    throw new Misread(Note.of("absurd-date", text));
                }
                return new Moment(exact.toLocalDate(), null, exact);
            }
            if (text.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:00)?")) {
                LocalDateTime local = LocalDateTime.parse(text);
                return new Moment(
                        day(local.toLocalDate().toString(), order), local.getHour() * 60 + local.getMinute(), null);
            }
        } catch (DateTimeException unreadable) {
            throw new Misread(Note.of("no-date", text));
        }
        Matcher both = BOTH.matcher(text);
        return both.matches()
                ? new Moment(day(both.group(1), order), minute(both.group(2)), null)
                : new Moment(day(text, order), null, null);
    }
}
