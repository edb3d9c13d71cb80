package paddock.takeover;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import paddock.takeover.Event.Instead;
import paddock.takeover.EventClock.Doubtful;
import paddock.takeover.EventClock.Known;
import paddock.takeover.Repeating.Time;

/**
 * The events of a calendar as lines of a table: rules as their dates, what was replaced as what replaces it, and a line of
 * explanation for whatever is left out. The file is gone through twice, so that of its events only those in hand and the ids
 * of the others are in memory.
 */
final class Events {

    /** What the cells of a line are. */
    static final List<String> COLUMNS =
            List.of("start", "end", "summary", "location", "description", "organizer", "categories", "uid");

    /** Rules are followed for so long from now. */
    static final int YEARS = 3;

    /** So many steps along rules take some seconds; no calendar of a circuit has more. */
    private static final long MOST_STEPS = 10_000_000;

    private final ZoneId site;
    private final Instant now;
    private final int most;
    private final Map<UUID, Same> byId = new HashMap<>();
    private Zones zones = new Zones();
    private int count;
    private long steps;

    /** @param most so many events at most */
    Events(ZoneId site, Instant now, int most) {
        this.site = site;
        this.now = now;
        this.most = most;
    }

    /** What is known of an id: which writing of the event counts, and which of its times are replaced. */
    private static final class Same {
        private int line;
        private int sequence;
        private List<Instead> instead = List.of();
    }

    /** @throws Unreadable where there is nothing in it, or too much */
    List<Note> read(CalendarFile.Source source, Consumer<Cells> sink) throws IOException {
        CalendarFile file = new CalendarFile(source);
        zones = file.zones();
        file.events(this::know);
        if (count == 0) {
            throw new Unreadable(Note.of("no-event"));
        }
        return file.events(written -> told(written).forEach(sink));
    }

    private static @Nullable UUID id(WrittenEvent written) {
        String uid = written.said("UID");
        return uid.isEmpty() ? null : UUID.nameUUIDFromBytes(uid.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isInstead(WrittenEvent written) {
        return !written.said("RECURRENCE-ID").isEmpty();
    }

    private void know(WrittenEvent written) {
        if (++count > most) {
            throw new Unreadable(Note.of("too-many-lines", most));
        }
        UUID id = id(written);
        if (id == null || written.flaw() != null) {
            return;
        }
        Same same = byId.computeIfAbsent(id, none -> new Same());
        if (isInstead(written)) {
            Instead instead = instead(written);
            if (instead != null) {
                same.instead = same.instead.isEmpty() ? new ArrayList<>() : same.instead;
                same.instead.add(instead);
            }
        } else {
            int sequence = sequence(written);
            if (same.line == 0 || sequence >= same.sequence) {
                same.line = written.line();
                same.sequence = sequence;
            }
        }
    }

    private static int sequence(WrittenEvent written) {
        String sequence = written.said("SEQUENCE");
        return sequence.matches("\\d{1,9}") ? Integer.parseInt(sequence) : 0;
    }

    /** Of one that cannot be read it is said later why. */
    private @Nullable Instead instead(WrittenEvent written) {
        try {
            WrittenEvent.Read read = written.read();
            return Event.instead(read.event(), new Known(read.zones(), zones, site));
        } catch (Doubtful unreadable) {
            return null;
        }
    }

    /** The lines that become of an event: whatever is wrong with it is said in one. */
    private List<Cells> told(WrittenEvent written) {
        UUID id = id(written);
        Same same = id == null ? null : byId.get(id);
        boolean isMain = written.flaw() == null && same != null && !isInstead(written);
        Note superseded = same != null && isMain && same.line != written.line() ? Note.of("same-uid", same.line) : null;
        try {
            Event event = Event.of(written, zones, site);
            return superseded == null
                    ? lines(event, same == null ? List.of() : same.instead)
                    : List.of(cells(event, superseded));
        } catch (Doubtful doubtful) {
            return List.of(bare(written, superseded == null ? doubtful.why() : superseded));
        } catch (DateTimeException | ArithmeticException absurd) {
            return List.of(bare(written, Note.of("event-garbled")));
        }
    }

    private static Cells bare(WrittenEvent written, Note flaw) {
        return new Cells(written.line(), List.of("", "", written.said("SUMMARY"), "", "", "", "", ""), flaw);
    }

    private List<Cells> lines(Event event, List<Instead> instead) {
        if (event.isCancelled()) {
            return List.of(cells(event, Note.of("cancelled")));
        }
        if (event.instead() != null && event.instead().reach() != Event.Reach.ONE) {
            return List.of(cells(event, Note.of("onwards", event.instead().time())));
        }
        return event.instead() == null && event.comesAgain()
                ? again(event, instead)
                : List.of(at(event, new Time(event.start(), event.length())));
    }

    private List<Cells> again(Event event, List<Instead> instead) {
        LocalDateTime here = event.clock().local(now);
        LocalDateTime horizon = LocalDate.ofInstant(now, site).plusYears(YEARS).atTime(23, 59);
        Repeating times = Repeating.of(event, new Repeating.Span(here, horizon));
        steps += times.steps();
        if (steps > MOST_STEPS) {
            throw new Unreadable(Note.of("rules-too-long"));
        }
        List<Cells> lines = new ArrayList<>();
        if (times.past() > 0) {
            lines.add(cells(event, Note.of("past-times", times.past())));
        }
        for (Time time : times.times()) {
            if (instead.stream().noneMatch(each -> each.isFor(event, time.begin()))) {
                lines.add(at(event, time));
            }
        }
        if (times.flaw() != null) {
            lines.add(cells(event, times.flaw()));
        }
        return lines.isEmpty() ? List.of(cells(event, Note.of("never"))) : lines;
    }

    private Cells at(Event event, Time time) {
        try {
            return new Cells(event.line(), cells(event, event.at(time, site)));
        } catch (Doubtful doubtful) {
            return cells(event, doubtful.why());
        }
    }

    private static Cells cells(Event event, Note flaw) {
        String start = event.start().toString();
        return new Cells(event.line(), cells(event, new Event.Span(start, "")), flaw);
    }

    private static List<String> cells(Event event, Event.Span span) {
        return List.of(
                span.from(),
                span.until(),
                text(
                        event.said().getSummary() == null
                                ? null
                                : event.said().getSummary().getValue()),
                text(
                        event.said().getLocation() == null
                                ? null
                                : event.said().getLocation().getValue()),
                text(
                        event.said().getDescription() == null
                                ? null
                                : event.said().getDescription().getValue()),
                event.organizer(),
                event.categories(),
                text(event.uid()));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
