package paddock.takeover;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import paddock.takeover.EventClock.Doubtful;

/**
 * The events of a calendar as lines of a table: rules as their dates, what was replaced as what replaces it, and a line of
 * explanation for whatever is left out.
 */
final class Events {

    /** What the cells of a line are. */
    static final List<String> COLUMNS =
            List.of("start", "end", "summary", "location", "description", "organizer", "categories", "uid");

    /** Rules are followed for so long from now. */
    static final int YEARS = 3;

    private final ZoneId site;
    private final Instant now;
    private final int most;

    /** @param most so many events at most */
    Events(ZoneId site, Instant now, int most) {
        this.site = site;
        this.now = now;
        this.most = most;
    }

    /** What is known of an id until all of the file is read. */
    private static final class Same {
        private @Nullable Event main;
        private final List<Event> instead = new ArrayList<>();
    }

    /** @throws Unreadable where there is nothing in it, or too much */
    List<Note> read(CalendarFile.Source source, Consumer<Cells> sink) throws IOException {
        Map<String, Same> byId = new HashMap<>();
        List<Object> inOrder = new ArrayList<>();
        CalendarFile file = new CalendarFile();
        file.read(source, found -> {
            if (inOrder.size() == most) {
                throw new Unreadable(Note.of("too-many-lines", most));
            }
            add(found, byId, inOrder);
        });
        if (inOrder.isEmpty()) {
            throw new Unreadable(Note.of("no-event"));
        }
        for (Object each : inOrder) {
            if (each instanceof Cells cells) {
                sink.accept(cells);
            } else if (each instanceof Same same) {
                tell(same, sink);
            }
        }
        return file.notes();
    }

    private void add(CalendarFile.Found found, Map<String, Same> byId, List<Object> inOrder) {
        if (found.event() == null) {
            inOrder.add(new Cells(found.line(), List.of(), found.flaw()));
            return;
        }
        try {
            Event event = Event.of(found, site);
            String uid = Objects.requireNonNullElse(event.uid(), "");
            Same same = uid.isEmpty() ? null : byId.get(uid);
            if (same == null) {
                same = new Same();
                byId.put(uid, same);
                inOrder.add(same);
            }
            if (event.instead() != null) {
                same.instead.add(event);
            } else if (same.main == null) {
                same.main = event;
            } else {
                Event old = same.main;
                boolean later = event.sequence() >= old.sequence();
                same.main = later ? event : old;
                Event left = later ? old : event;
                inOrder.add(cells(left, Note.of("same-uid", same.main.line())));
            }
        } catch (Doubtful doubtful) {
            inOrder.add(new Cells(found.line(), texts(found), doubtful.why()));
        }
    }

    private static List<String> texts(CalendarFile.Found found) {
        var event = Objects.requireNonNull(found.event());
        String summary = event.getSummary() == null
                ? ""
                : Objects.requireNonNullElse(event.getSummary().getValue(), "");
        return List.of("", "", summary, "", "", "", "", "");
    }

    private void tell(Same same, Consumer<Cells> sink) {
        Event main = same.main;
        Set<LocalDateTime> replaced = new HashSet<>();
        for (Event instead : same.instead) {
            replaced.add(Objects.requireNonNull(instead.instead()));
        }
        if (main != null && main.isCancelled()) {
            sink.accept(cells(main, Note.of("cancelled")));
        } else if (main != null && main.comesAgain()) {
            again(main, replaced, sink);
        } else if (main != null) {
            sink.accept(at(main, main.start()));
        }
        for (Event instead : same.instead) {
            sink.accept(instead.isCancelled() ? cells(instead, Note.of("cancelled")) : at(instead, instead.start()));
        }
    }

    private void again(Event event, Set<LocalDateTime> replaced, Consumer<Cells> sink) {
        LocalDateTime here = event.clock().local(now);
        LocalDateTime horizon = LocalDate.ofInstant(now, site).plusYears(YEARS).atTime(23, 59);
        Repeating times;
        try {
            times = Repeating.of(event, site, here, horizon);
        } catch (Doubtful doubtful) {
            sink.accept(cells(event, doubtful.why()));
            return;
        }
        if (times.past() > 0) {
            sink.accept(cells(event, Note.of("past-times", times.past())));
        }
        for (LocalDateTime begin : times.begins()) {
            if (!replaced.contains(begin)) {
                sink.accept(at(event, begin));
            }
        }
        if (times.flaw() != null) {
            sink.accept(cells(event, times.flaw()));
        }
    }

    private Cells at(Event event, LocalDateTime begin) {
        try {
            Event.Span span = event.at(begin, site);
            return new Cells(event.line(), cells(event, span));
        } catch (Doubtful doubtful) {
            return cells(event, doubtful.why());
        }
    }

    private Cells cells(Event event, Note flaw) {
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
