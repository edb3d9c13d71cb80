package paddock.board;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.MessageSource;
import paddock.booking.Booking;
import paddock.booking.Booking.State;
import paddock.circuit.Site;
import paddock.ground.Claim;
import paddock.ground.ClaimWords;
import paddock.kernel.Window;
import paddock.web.Formats;

/** What the board says of what it shows, in one reader's language. */
final class Words {

    private final MessageSource texts;
    private final Locale locale;
    private final Formats formats;
    private final Site site;
    private final Map<UUID, String> companies;
    private final Map<UUID, Integer> ranks;

    /** Texts without values, looked up once however often they are said. */
    private final Map<String, String> said = new HashMap<>();

    private final Map<UUID, String> things = new HashMap<>();

    Words(MessageSource texts, Site site, Locale locale) {
        this(texts, site, locale, new Told(Map.of(), Map.of()));
    }

    /** Names of companies, and the ranks of those who wait. */
    record Told(Map<UUID, String> companies, Map<UUID, Integer> ranks) {}

    Words(MessageSource texts, Site site, Locale locale, Told told) {
        this.texts = texts;
        this.locale = locale;
        this.formats = new Formats(locale);
        this.site = site;
        this.companies = told.companies();
        this.ranks = told.ranks();
        site.circuits()
                .forEach(circuit -> circuit.layouts()
                        .forEach(layout -> things.put(layout.id(), layout.name().in(locale))));
        site.pools().forEach(pool -> things.put(pool.id(), pool.name().in(locale)));
    }

    Locale locale() {
        return locale;
    }

    Formats formats() {
        return formats;
    }

    String text(String key) {
        return said.computeIfAbsent(key, any -> texts.getMessage(any, null, locale));
    }

    String text(String key, Object... values) {
        return texts.getMessage(key, values, locale);
    }

    /** For whom it is, or why it is closed, or what the session is called. */
    String who(Agenda.Line line) {
        return switch (line.kind()) {
            case CLOSURE, SESSION -> line.reason();
            case RENTAL ->
                line.company() == null ? text("booking.unnamed") : companies.getOrDefault(line.company(), "–");
        };
    }

    /** The layout or the pool. */
    String what(Claim claim) {
        return things.getOrDefault(thing(claim), "–");
    }

    static UUID thing(Claim claim) {
        return switch (claim) {
            case Claim.Track track -> track.layout();
            case Claim.Units units -> units.pool();
        };
    }

    /** How far it has come, in the word that its flag stands for. */
    String state(Agenda.Line line) {
        return switch (line.state()) {
            case State.Waiting waiting -> text("board.state.waiting", rank(line));
            case State.Option option -> text("booking.state.option");
            case State.Booked booked -> text(key(line.kind()));
            case State.Ended ended -> text("booking.state.ended");
        };
    }

    private static String key(Booking.Kind kind) {
        return switch (kind) {
            case CLOSURE -> "booking.state.closed";
            case SESSION -> "board.state.session";
            case RENTAL -> "booking.state.booked";
        };
    }

    /** The flag of a line. */
    static String flag(Agenda.Line line) {
        return switch (line.state()) {
            case State.Waiting waiting -> "f-held";
            case State.Option option -> "f-held";
            case State.Booked booked -> line.kind() == Booking.Kind.CLOSURE ? "f-closed" : "f-booked";
            case State.Ended ended -> "f-works";
        };
    }

    int rank(Agenda.Line line) {
        return line.waits() ? ranks.getOrDefault(line.booking(), 2) : 1;
    }

    /** The hours on a day, or from one moment to another. */
    String hours(Window window) {
        return window.days().size() == 1
                ? formats.hours(window.from().toLocalTime(), window.until().toLocalTime())
                : ClaimWords.when(window, formats);
    }

    String when(Window window) {
        return ClaimWords.when(window, formats);
    }

    /** Until when an option is held; empty for all else. */
    String lapse(Agenda.Line line) {
        return line.state() instanceof State.Option option
                ? text("booking.lapses", formats.moment(option.lapsesAt(), site.zone()))
                : "";
    }

    /** All that the bar of a line stands for, in one sentence. */
    String label(Agenda.Line line) {
        List<String> parts = new ArrayList<>(
                List.of(who(line), what(line.claim()), when(line.claim().window()), state(line)));
        if (line.claim() instanceof Claim.Units units) {
            parts.set(1, units.number() + " × " + parts.get(1));
        }
        String lapse = lapse(line);
        if (!lapse.isEmpty()) {
            parts.add(lapse);
        }
        Instant leaves = line.claim().window().end();
        if (line.clears().isAfter(leaves)) {
            parts.add(text("board.clears", clock(line.clears())));
        }
        return String.join(", ", parts);
    }

    /** The time of day at an instant. */
    String clock(Instant at) {
        String moment = formats.moment(at, site.zone());
        return moment.substring(moment.lastIndexOf(", ") + 2);
    }

    String day(LocalDate day) {
        return formats.day(day);
    }
}
