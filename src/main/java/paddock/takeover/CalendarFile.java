package paddock.takeover;

import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.TimezoneInfo;
import biweekly.io.text.ICalReader;
import biweekly.property.RawProperty;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import paddock.takeover.TextLines.Line;

/**
 * A calendar as another program has written it (RFC 5545): its events one by one, however many calendars the file holds.
 * What is cut off is the fault of its event and not of those before it.
 */
final class CalendarFile {

    private static final String LINE = "X-PADDOCK-LINE";
    private static final int AT_ONCE = 200;
    private static final int LONGEST_ZONES = 500_000;
    private static final int LONGEST_EVENT = 200_000;

    private final List<Note> notes = new ArrayList<>();

    /** An event with the zones that its file knows, and where it begins. */
    record Found(
            int line,
            @Nullable VEvent event,
            TimezoneInfo zones,
            @Nullable Note flaw) {}

    /** The file as a whole, to be read twice: zones may be said after they are used. */
    interface Source {
        TextLines open() throws IOException;
    }

    List<Note> notes() {
        return List.copyOf(notes);
    }

    void read(Source source, Consumer<Found> sink) throws IOException {
        Walk zones = new Walk(sink);
        zones.zonesOf(source.open());
        zones.eventsOf(source.open());
    }

    static boolean isOne(String firstLine) {
        return firstLine.strip().toUpperCase(Locale.ROOT).startsWith("BEGIN:VCALENDAR");
    }

    /** Goes through a file line by line. */
    private final class Walk {

        private final Consumer<Found> sink;
        private final StringBuilder zones = new StringBuilder();
        private final StringBuilder events = new StringBuilder();
        private String version = "2.0";
        private int waiting;
        private int others;

        private Walk(Consumer<Found> sink) {
            this.sink = sink;
        }

        private void zonesOf(TextLines lines) throws IOException {
            boolean within = false;
            for (Line line = lines.next(); line != null; line = lines.next()) {
                String word = word(line);
                if (word.equals("VERSION:1.0")) {
                    version = "1.0";
                }
                within |= word.equals("BEGIN:VTIMEZONE");
                if (within && zones.length() < LONGEST_ZONES) {
                    zones.append(line.text()).append("\r\n");
                }
                within &= !word.equals("END:VTIMEZONE");
            }
            if (within) {
                zones.append("END:VTIMEZONE\r\n");
            }
        }

        private void eventsOf(TextLines lines) throws IOException {
            int depth = 0;
            for (Line line = lines.next(); line != null; line = lines.next()) {
                String word = word(line);
                if (word.equals("BEGIN:VEVENT")) {
                    event(line.number(), lines);
                } else if (word.startsWith("BEGIN:")) {
                    depth++;
                    others += List.of("BEGIN:VTODO", "BEGIN:VJOURNAL", "BEGIN:VFREEBUSY")
                                    .contains(word)
                            ? 1
                            : 0;
                } else if (word.startsWith("END:")) {
                    depth--;
                }
            }
            flush();
            if (others > 0) {
                notes.add(Note.of("no-events", others));
            }
            if (depth > 0) {
                notes.add(Note.of("calendar-cut-off"));
            }
        }

        /** From its begin to its end; without one, it is cut off. */
        private void event(int number, TextLines lines) throws IOException {
            StringBuilder event = new StringBuilder("BEGIN:VEVENT\r\n" + LINE + ":" + number + "\r\n");
            int inner = 0;
            for (Line line = lines.next(); line != null; line = lines.next()) {
                String word = word(line);
                if (word.equals("END:VEVENT")) {
                    add(number, event.append("END:VEVENT\r\n"));
                    return;
                }
                if (word.equals("BEGIN:VEVENT") || word.equals("END:VCALENDAR") || word.equals("BEGIN:VCALENDAR")) {
                    lines.giveBack(List.of(line));
                    break;
                }
                inner += word.startsWith("BEGIN:") ? 1 : 0;
                if (inner == 0 && event.length() < LONGEST_EVENT) {
                    event.append(line.text()).append("\r\n");
                }
                inner -= word.startsWith("END:") && inner > 0 ? 1 : 0;
            }
            flush();
            sink.accept(new Found(number, null, new TimezoneInfo(), Note.of("cut-off")));
        }

        private void add(int number, StringBuilder event) throws IOException {
            if (event.length() >= LONGEST_EVENT) {
                flush();
                sink.accept(new Found(number, null, new TimezoneInfo(), Note.of("event-too-long")));
                return;
            }
            events.append(event);
            waiting++;
            if (waiting == AT_ONCE) {
                flush();
            }
        }

        private void flush() throws IOException {
            if (waiting == 0) {
                return;
            }
            String text = "BEGIN:VCALENDAR\r\nVERSION:" + version + "\r\n" + zones + events + "END:VCALENDAR\r\n";
            events.setLength(0);
            waiting = 0;
            try (ICalReader reader = new ICalReader(text)) {
                ICalendar calendar = reader.readNext();
                for (VEvent event : calendar.getEvents()) {
                    RawProperty line = event.getExperimentalProperty(LINE);
                    sink.accept(new Found(Integer.parseInt(line.getValue()), event, calendar.getTimezoneInfo(), null));
                }
            }
        }

        private static String word(Line line) {
            return line.text().length() > 40 ? "" : line.text().strip().toUpperCase(Locale.ROOT);
        }
    }
}
