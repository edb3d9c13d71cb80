package paddock.takeover;

import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.ParseWarning;
import biweekly.io.TimezoneInfo;
import biweekly.io.text.ICalReader;
import biweekly.property.DateEnd;
import biweekly.property.DateStart;
import biweekly.property.DurationProperty;
import biweekly.property.ICalProperty;
import biweekly.property.RawProperty;
import biweekly.property.RecurrenceId;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import paddock.takeover.EventClock.Doubtful;

/**
 * An event as it is written in its file. It is read by itself (by biweekly), so that whatever is wrong with it is its own
 * fault and not that of the events around it.
 *
 * @param line where it begins in the file
 * @param text its lines from begin to end
 * @param flaw why it cannot be read, as far as that is known before
 */
record WrittenEvent(
        int line, String version, String text, @Nullable Note flaw) {

    /** What decides when an event is: passed over, it would be booked at another time than is meant. */
    private static final Set<String> DECIDING =
            Set.of("DTSTART", "DTEND", "DURATION", "RRULE", "EXRULE", "RDATE", "EXDATE", "RECURRENCE-ID");

    /** Said twice, nobody knows which is meant. */
    private static final List<Class<? extends ICalProperty>> ONCE =
            List.of(DateStart.class, DateEnd.class, DurationProperty.class, RecurrenceId.class);

    private static final Set<String> RULES = Set.of("RRULE", "EXRULE");

    /** A parameter without a value, which means nothing. */
    private static final int EMPTY_PARAMETER = 4;

    /** What a line says: a name and a value, parameters left aside. */
    record Property(String name, String value) {

        private static final Property NONE = new Property("", "");

        static Property of(String line) {
            boolean quoted = false;
            int name = -1;
            for (int i = 0; i < line.length(); i++) {
                char c = line.charAt(i);
                quoted ^= c == '"';
                if (name < 0 && (c == ';' || c == ':')) {
                    name = i;
                }
                if (c == ':' && !quoted) {
                    return new Property(
                            line.substring(0, name).strip().toUpperCase(Locale.ROOT),
                            line.substring(i + 1).strip());
                }
            }
            return NONE;
        }
    }

    /** Its lines, those that go on over several put together. */
    static List<String> unfolded(String text) {
        return Arrays.asList(text.replaceAll("\r\n[ \t]", "").split("\r\n", -1));
    }

    /** The value of the first property of that name; empty where there is none. */
    String said(String name) {
        int at = 0;
        while (at < text.length()) {
            int end = end(at);
            if (text.regionMatches(true, at, name, 0, name.length())) {
                Property property =
                        Property.of(unfolded(text.substring(at, end)).getFirst());
                if (property.name().equals(name)) {
                    return property.value();
                }
            }
            at = end + 2;
        }
        return "";
    }

    /** Where a line that begins there ends, whatever it goes on over. */
    private int end(int begin) {
        int end = text.indexOf("\r\n", begin);
        while (end >= 0 && end + 2 < text.length() && (text.charAt(end + 2) == ' ' || text.charAt(end + 2) == '\t')) {
            end = text.indexOf("\r\n", end + 2);
        }
        return end < 0 ? text.length() : end;
    }

    /** An event, and what biweekly knows of the zones that it names. */
    record Read(VEvent event, TimezoneInfo zones) {}

    /** @throws Doubtful where something of it cannot be read on which it depends when it is */
    Read read() {
        if (flaw != null) {
            throw new Doubtful(flaw);
        }
        String whole = "BEGIN:VCALENDAR\r\nVERSION:" + version + "\r\n" + text + "END:VCALENDAR\r\n";
        try (ICalReader reader = new ICalReader(whole)) {
            ICalendar calendar = reader.readNext();
            List<VEvent> events = calendar == null ? List.of() : calendar.getEvents();
            if (calendar == null || events.size() != 1) {
                throw new Doubtful(Note.of("event-garbled"));
            }
            Note garbled = garbled(events.getFirst(), reader.getWarnings());
            if (garbled != null) {
                throw new Doubtful(garbled);
            }
            return new Read(events.getFirst(), calendar.getTimezoneInfo());
        } catch (Doubtful known) {
            throw known;
        } catch (IOException | RuntimeException | AssertionError broken) {
            throw new Doubtful(Note.of("event-garbled"));
        }
    }

    private static @Nullable Note garbled(VEvent event, List<ParseWarning> warnings) {
        for (RawProperty raw : event.getExperimentalProperties()) {
            String name = raw.getName().toUpperCase(Locale.ROOT);
            if (RULES.contains(name)) {
                return Note.of("no-rule");
            }
            if (name.equals("DTSTART") || name.equals("DTEND")) {
                return noDate(raw.getValue());
            }
            if (DECIDING.contains(name)) {
                return Note.of("garbled", name + ":" + raw.getValue());
            }
        }
        if (ONCE.stream().anyMatch(one -> event.getProperties(one).size() > 1)) {
            return Note.of("event-garbled");
        }
        return warnings.stream().anyMatch(WrittenEvent::isOfARule) ? Note.of("no-rule") : null;
    }

    /** Some of a rule was passed over: its end, how often, or on which days. */
    private static boolean isOfARule(ParseWarning warning) {
        String name = warning.getPropertyName();
        Integer code = warning.getCode();
        return name != null
                && RULES.contains(name.toUpperCase(Locale.ROOT))
                && !(code != null && code == EMPTY_PARAMETER);
    }

    private static Note noDate(String written) {
        return Note.of(written.matches("\\d{5,}-.*|\\d{9,}.*") ? "absurd-date" : "no-date", written);
    }
}
