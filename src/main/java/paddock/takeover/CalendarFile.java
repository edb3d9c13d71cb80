package paddock.takeover;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import paddock.takeover.TextLines.Line;

/**
 * A calendar as another program has written it (RFC 5545): its events one by one, however many calendars the file holds.
 * What is cut off is the fault of its event and not of those before it.
 */
final class CalendarFile {

    private static final int LONGEST_ZONES = 500_000;
    private static final int LONGEST_EVENT = 200_000;
    private static final Set<String> NO_EVENTS = Set.of("BEGIN:VTODO", "BEGIN:VJOURNAL", "BEGIN:VFREEBUSY");

    /** What no zone holds: where one begins, the zone before it has no end. */
    private static final Set<String> AFTER_ZONES =
            Set.of("BEGIN:VEVENT", "BEGIN:VTIMEZONE", "BEGIN:VCALENDAR", "END:VCALENDAR");

    private final Source source;

    CalendarFile(Source source) {
        this.source = source;
    }

    /** The file as a whole, to be read several times: what is said last may be about what is said first. */
    interface Source {
        TextLines open() throws IOException;
    }

    static boolean isOne(String firstLine) {
        return firstLine.strip().toUpperCase(Locale.ROOT).startsWith("BEGIN:VCALENDAR");
    }

    /** The zones that it describes itself; not one that is too long to be a zone. */
    Zones zones() throws IOException {
        Zones zones = new Zones();
        TextLines lines = source.open();
        StringBuilder zone = new StringBuilder();
        int left = LONGEST_ZONES;
        boolean within = false;
        for (Line line = lines.next(); line != null; line = lines.next()) {
            String word = word(line);
            if (within && AFTER_ZONES.contains(word)) {
                zones.add(zone.toString());
                within = false;
            }
            if (word.equals("BEGIN:VTIMEZONE")) {
                zone.setLength(0);
                within = true;
            }
            if (within) {
                zone.append(line.text()).append("\r\n");
                left -= line.text().length();
                within = left > 0;
            }
            if (within && word.equals("END:VTIMEZONE")) {
                zones.add(zone.toString());
                within = false;
            }
        }
        if (within) {
            zones.add(zone.toString());
        }
        return zones;
    }

    /**
     * Its events in the order of the file.
     *
     * @return what there is to say of the file as a whole
     */
    List<Note> events(Consumer<WrittenEvent> sink) throws IOException {
        Walk walk = new Walk(source.open(), sink);
        walk.all();
        return walk.notes();
    }

    /** Goes through a file line by line. */
    private static final class Walk {

        private final TextLines lines;
        private final Consumer<WrittenEvent> sink;
        private String version = "2.0";
        private int others;
        private int depth;

        private Walk(TextLines lines, Consumer<WrittenEvent> sink) {
            this.lines = lines;
            this.sink = sink;
        }

        private List<Note> notes() {
            List<Note> notes = new ArrayList<>();
            if (others > 0) {
                notes.add(Note.of("no-events", others));
            }
            if (depth > 0) {
                notes.add(Note.of("calendar-cut-off"));
            }
            return notes;
        }

        private void all() throws IOException {
            for (Line line = lines.next(); line != null; line = lines.next()) {
                String word = word(line);
                if (word.equals("BEGIN:VEVENT")) {
                    event(line.number());
                } else if (word.startsWith("BEGIN:")) {
                    depth++;
                    others += NO_EVENTS.contains(word) ? 1 : 0;
                    version = word.equals("BEGIN:VCALENDAR") ? "2.0" : version;
                } else if (word.startsWith("END:")) {
                    depth--;
                } else if (word.equals("VERSION:1.0")) {
                    version = "1.0";
                }
            }
        }

        /** From its begin to its end; without one, it is cut off. */
        private void event(int number) throws IOException {
            StringBuilder event = new StringBuilder("BEGIN:VEVENT\r\n");
            int inner = 0;
            boolean begun = false;
            for (Line line = lines.next(); line != null; line = lines.next()) {
                String word = word(line);
                if (word.equals("END:VEVENT")) {
                    boolean tooLong = event.length() >= LONGEST_EVENT;
                    tell(number, event.append("END:VEVENT\r\n"), tooLong ? Note.of("event-too-long") : null);
                    return;
                }
                if (word.equals("BEGIN:VEVENT") || word.equals("END:VCALENDAR") || word.equals("BEGIN:VCALENDAR")) {
                    lines.giveBack(List.of(line));
                    break;
                }
                inner += word.startsWith("BEGIN:") ? 1 : 0;
                begun = inner == 0 && (begun || !goesOn(line));
                if (begun && event.length() < LONGEST_EVENT) {
                    event.append(line.text()).append("\r\n");
                }
                inner -= word.startsWith("END:") && inner > 0 ? 1 : 0;
            }
            tell(number, event, Note.of("cut-off"));
        }

        private void tell(int number, CharSequence event, @Nullable Note flaw) {
            sink.accept(new WrittenEvent(number, version, event.toString(), flaw));
        }

        /** Whether it goes on with the line before it; after a begin or an end there is nothing to go on with. */
        private static boolean goesOn(Line line) {
            return line.text().startsWith(" ") || line.text().startsWith("\t");
        }
    }

    private static String word(Line line) {
        return line.text().length() > 40 ? "" : line.text().strip().toUpperCase(Locale.ROOT);
    }
}
