package paddock.series;

import biweekly.ICalDataType;
import biweekly.ICalVersion;
import biweekly.io.CannotParseException;
import biweekly.io.ParseContext;
import biweekly.io.scribe.property.RecurrenceRuleScribe;
import biweekly.parameter.ICalParameters;
import biweekly.property.RecurrenceRule;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import paddock.web.BadInput;

/**
 * A rule of RFC 5545 that names days: {@code FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20260630}. It ends by itself. The
 * hours of each day are the same on the clock, whatever the clock does in between.
 *
 * @param until the last day that may be one; absent where the rule counts
 */
record Recurrence(String rule, @Nullable LocalDate until) {

    /** More than that is no series but a calendar. */
    static final int MOST = 110;

    private static final int FARTHEST = 3;
    private static final String NUMBERS = "[-+]?\\d{1,3}(,[-+]?\\d{1,3})*";
    private static final String DAYS = "([-+]?\\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)";

    /** The parts that name days, and how each is written: the library reads over what it does not understand. */
    private static final Map<String, String> PARTS = Map.of(
            "FREQ",
            "DAILY|WEEKLY|MONTHLY|YEARLY",
            "INTERVAL",
            "[1-9]\\d{0,2}",
            "COUNT",
            "[1-9]\\d{0,3}",
            "UNTIL",
            "\\d{8}(T\\d{6}Z?)?",
            "BYDAY",
            DAYS + "(," + DAYS + ")*",
            "BYMONTHDAY",
            NUMBERS,
            "BYMONTH",
            NUMBERS,
            "BYSETPOS",
            NUMBERS,
            "WKST",
            DAYS);

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final List<String> EXAMPLE = List.of("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20260630");

    /** @throws BadInput what is no rule of days, or has no end */
    static Recurrence read(String written) {
        Map<String, String> parts = parts(written);
        if (!parts.containsKey("FREQ") || parts.containsKey("UNTIL") == parts.containsKey("COUNT")) {
            throw refused(written);
        }
        String until = parts.get("UNTIL");
        try {
            Recurrence recurrence = new Recurrence(
                    parts.entrySet().stream()
                            .map(part -> part.getKey() + "=" + part.getValue())
                            .collect(Collectors.joining(";")),
                    until == null ? null : LocalDate.parse(until.replaceFirst("T.*", ""), DAY));
            var _ = recurrence.parsed();
            return recurrence;
        } catch (CannotParseException | DateTimeException | IllegalArgumentException unreadable) {
            throw refused(written);
        }
    }

    private static Map<String, String> parts(String written) {
        Map<String, String> parts = new LinkedHashMap<>();
        String rule = written.strip().toUpperCase(Locale.ROOT).replaceFirst("^RRULE:", "");
        if (rule.length() > 300) {
            throw refused(written);
        }
        for (String part : rule.split(";", -1)) {
            String[] both = part.split("=", 2);
            String form = PARTS.get(both[0]);
            if (form == null || both.length < 2 || !both[1].matches(form) || parts.put(both[0], both[1]) != null) {
                throw refused(written);
            }
        }
        return parts;
    }

    private static BadInput refused(String written) {
        return new BadInput("rule", written, EXAMPLE);
    }

    /** What ends it by a day is left to whoever goes through it: the library compares instants. */
    private RecurrenceRule parsed() {
        ParseContext context = new ParseContext();
        context.setVersion(ICalVersion.V2_0);
        String endless = rule.replaceFirst("(^|;)UNTIL=[^;]*", "").replaceFirst("^;", "");
        return new RecurrenceRuleScribe().parseText(endless, ICalDataType.RECUR, new ICalParameters(), context);
    }

    /**
     * The days that it names, from one on.
     *
     * @throws BadInput where there are none, or too many
     */
    List<LocalDate> from(LocalDate first) {
        DateIterator dates = parsed().getDateIterator(
                        Date.from(first.atTime(12, 0).toInstant(ZoneOffset.UTC)), TimeZone.getTimeZone("UTC"));
        LocalDate last = first.plusYears(FARTHEST);
        List<LocalDate> days = new ArrayList<>();
        while (dates.hasNext() && days.size() <= MOST) {
            LocalDate day = dates.next().toInstant().atOffset(ZoneOffset.UTC).toLocalDate();
            if (day.isAfter(until == null ? last : until) || day.isAfter(last)) {
                break;
            }
            days.add(day);
        }
        if (days.isEmpty() || days.size() > MOST) {
            throw new BadInput("rule", rule, List.of("1 – " + MOST));
        }
        return days;
    }
}
