package paddock.board;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import paddock.booking.Booking;
import paddock.booking.Booking.State;
import paddock.ground.Claim;
import paddock.kernel.Window;
import paddock.template.Markup;

/** What is had or waited for, as bars in the row of a layout: each is a link to its page. */
final class Bars {

    private static final int HIGH = 40;
    private static final int HALF = 19;
    private static final int TOP = 4;
    private static final int BELOW = 25;
    private static final double LEAST = 0.15;

    /** Fewer letters than that say nothing. */
    private static final int FEWEST = 4;

    /** Of all the time shown, on a usual window. */
    private static final int USUAL_WIDTH = 1064;

    private static final double LETTER = 5.6;

    /** How wide the number of those is that are not drawn. */
    private static final int COUNT = 28;

    private final Scene scene;

    Bars(Scene scene) {
        this.scene = scene;
    }

    /** Where in its row a bar lies. */
    enum Lane {
        WHOLE,
        /** Somebody waits behind it. */
        UPPER,
        /** Waits behind another. */
        LOWER,
        /** The same, and others that would lie on it are only counted. */
        CROWDED;

        boolean isBelow() {
            return this == LOWER || this == CROWDED;
        }
    }

    /** How many others wait for some of these hours, and the list that names them all. */
    Markup more(Agenda.Line line, int others) {
        LocalDate day = scene.day(line);
        String list = scene.view()
                .over(BoardView.Span.DAY)
                .at(day)
                .shownAs("list")
                .address(scene.site().key());
        String label = scene.words().text("board.more", others, scene.words().label(line));
        double until = scene.axis().x(line.claim().window().end());
        double width = until - scene.axis().x(line.claim().window().start());
        boolean within = width * USUAL_WIDTH / 100 > 2 * COUNT || until > 100 - 100.0 * COUNT / USUAL_WIDTH;
        Markup count = new Markup()
                .element("a")
                .with("href", list)
                .with("class", "bar bar-waiting")
                .with("aria-label", label)
                .with("id", "more-" + line.booking() + "-" + line.position())
                .said("title", label)
                .element("svg")
                .with("x", Axis.percent(until))
                .with("y", BELOW)
                .with("width", 1)
                .with("height", HALF)
                .with("overflow", "visible");
        return count(count, others, within ? -COUNT : 0).end("svg").end("a");
    }

    private static Markup count(Markup into, int others, int left) {
        return into.element("svg")
                .with("x", left)
                .with("width", COUNT)
                .with("height", HALF)
                .element("rect")
                .with("class", "box")
                .end("rect")
                .element("text")
                .with("x", 4)
                .with("y", 14)
                .with("class", "who")
                .text("+" + others)
                .end("text")
                .end("svg");
    }

    Markup bar(Agenda.Line line, Lane lane) {
        Axis axis = scene.axis();
        Words words = scene.words();
        Window window = line.claim().window();
        double from = axis.x(window.start());
        double width = Math.max(LEAST, axis.x(window.end()) - from);
        String label = words.label(line);
        Markup bar = new Markup()
                .element("a")
                .with("href", "/bookings/" + line.booking())
                .with("class", "bar " + look(line))
                .with("aria-label", label)
                .with("id", "bar-" + line.booking() + "-" + line.position());
        if (isMovable(line)) {
            grip(bar, line);
        }
        bar.said("title", label)
                .element("svg")
                .with("x", Axis.percent(from))
                .with("y", lane.isBelow() ? BELOW : TOP)
                .with("width", Axis.percent(width))
                .with("height", lane == Lane.WHOLE ? HIGH : HALF);
        bar.element("rect").with("class", "box").end("rect");
        decorate(bar, line);
        words(bar, line, lane, width);
        bar.end("svg").end("a");
        tail(bar, line);
        return bar;
    }

    private static void decorate(Markup bar, Agenda.Line line) {
        boolean booked = line.state() instanceof State.Booked;
        if (booked && line.kind() != Booking.Kind.CLOSURE) {
            bar.element("rect")
                    .with("class", "cheq")
                    .with("width", "100%")
                    .with("height", 6)
                    .end("rect");
        }
    }

    private void words(Markup bar, Agenda.Line line, Lane lane, double width) {
        Words words = scene.words();
        String rank = lane != Lane.WHOLE && !(line.state() instanceof State.Booked) ? words.rank(line) + " " : "";
        String who = rank + words.who(line);
        int room = lane == Lane.CROWDED ? COUNT : 0;
        int letters = (int) ((width * USUAL_WIDTH / 100 - 6 - room) / LETTER);
        if (letters < FEWEST) {
            return;
        }
        List<String> said = lane == Lane.WHOLE ? split(who, letters) : List.of(who);
        int y = lane == Lane.WHOLE ? 19 : line.state() instanceof State.Booked ? 16 : 14;
        text(bar, "who", y, said.getFirst());
        if (lane == Lane.WHOLE) {
            boolean whole = said.size() == 1;
            text(bar, whole ? "q" : "who", 34, whole ? words.hours(line.claim().window()) : said.getLast());
        }
    }

    private static void text(Markup bar, String look, int y, String said) {
        bar.element("text")
                .with("x", 4)
                .with("y", y)
                .with("class", look)
                .text(said)
                .end("text");
    }

    /** What does not fit on one line goes on in a second. */
    private static List<String> split(String who, int letters) {
        if (who.length() <= letters) {
            return List.of(who);
        }
        int at = Math.max(who.lastIndexOf(' ', letters), who.indexOf(' '));
        return at < 0 ? List.of(who) : List.of(who.substring(0, at), who.substring(at + 1));
    }

    /** What a script needs to move it. */
    private void grip(Markup bar, Agenda.Line line) {
        Window window = line.claim().window();
        bar.with("data-booking", line.booking().toString())
                .with("data-version", line.version())
                .with("data-claim", line.position())
                .with("data-from", local(window.from()))
                .with("data-until", local(window.until()))
                .with("data-said", scene.words().who(line));
    }

    /** Who waits has nothing to move, and what has begun stays where it is. */
    private boolean isMovable(Agenda.Line line) {
        return scene.mayMove()
                && line.kind() != Booking.Kind.CLOSURE
                && !line.waits()
                && line.claim() instanceof Claim.Track
                && line.claim().window().end().isAfter(scene.now());
    }

    static String local(ZonedDateTime at) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm").format(at);
    }

    /** A bounded dash for as long as it must stay empty. */
    private void tail(Markup bar, Agenda.Line line) {
        Instant leaves = line.claim().window().end();
        double from = scene.axis().x(leaves);
        double until = scene.axis().x(line.clears());
        if (until <= from) {
            return;
        }
        bar.element("line")
                .with("class", "tail")
                .with("x1", Axis.percent(from))
                .with("x2", Axis.percent(until))
                .with("y1", 24)
                .with("y2", 24)
                .end("line")
                .element("line")
                .with("class", "tail")
                .with("x1", Axis.percent(until))
                .with("x2", Axis.percent(until))
                .with("y1", 18)
                .with("y2", 30)
                .end("line");
    }

    private static String look(Agenda.Line line) {
        return switch (line.state()) {
            case State.Waiting waiting -> "bar-waiting";
            case State.Option option -> "bar-held";
            case State.Booked booked -> line.kind() == Booking.Kind.CLOSURE ? "bar-closed" : "bar-booked";
            case State.Ended ended -> "bar-closed";
        };
    }
}
