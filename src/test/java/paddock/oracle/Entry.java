package paddock.oracle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import paddock.oracle.Place.Piece;

/** An option, a booking or a closure, as the oracle has it. */
final class Entry {

    enum State {
        WAITING,
        OPTION,
        BOOKED,
        ENDED
    }

    /** How far what it needs has come. */
    enum Grant {
        NONE,
        WANTED,
        FILED,
        GRANTED,
        REFUSED
    }

    final String label;
    final int number;
    final Step.Client client;
    final boolean closure;
    final int cars;
    List<Want> wants;
    State state = State.WAITING;
    Instant lapses = Instant.MAX;
    String why = "";
    Instant ended = Instant.MAX;
    Grant grant = Grant.NONE;
    LocalDate latest = LocalDate.MAX;
    List<Piece> had = new ArrayList<>();
    /** Goes up whenever anything about it changes. */
    int stamp;

    Entry(String label, int number, Step.Ask ask) {
        this.label = label;
        this.number = number;
        this.client = ask.client();
        this.closure = ask.how() == Step.How.CLOSE;
        this.cars = ask.cars();
        this.wants = ask.wants();
    }

    Entry copy() {
        Step.How how = closure ? Step.How.CLOSE : Step.How.HOLD;
        Entry copy = new Entry(label, number, new Step.Ask(0, label, how, client, wants, cars));
        copy.state = state;
        copy.lapses = lapses;
        copy.why = why;
        copy.ended = ended;
        copy.grant = grant;
        copy.latest = latest;
        copy.had = had;
        copy.stamp = stamp;
        return copy;
    }

    boolean hasLapsed(Instant now) {
        return (state == State.OPTION || waits()) && !now.isBefore(lapses);
    }

    boolean lives(Instant now) {
        return state != State.ENDED && !hasLapsed(now);
    }

    boolean waits() {
        return state == State.WAITING;
    }

    /** First in rank or booked: nobody else can have what it has. */
    boolean has(Instant now) {
        return lives(now) && !waits();
    }

    void end(String reason, Instant at) {
        state = State.ENDED;
        why = reason;
        ended = at;
        had = List.of();
        stamp++;
    }

    /** A client needs no time between uses of its own. */
    boolean isOfTheClientOf(Entry other) {
        return !closure && !other.closure && client == other.client;
    }

    /** What it has or waits for. */
    List<Piece> pieces() {
        return waits() ? Place.tracks(wants) : had;
    }

    List<Want> boxes() {
        return wants.stream().filter(want -> !want.isTrack()).toList();
    }

    Set<LocalDate> days() {
        Set<LocalDate> days = new HashSet<>();
        wants.forEach(want -> days.addAll(Place.days(want)));
        return days;
    }

    /** As both sides write it; the rank of who waits is added by whoever knows it. */
    String seen(Instant now) {
        String what = wants.stream().map(Want::written).collect(Collectors.joining(", "));
        String permit =
                grant == Grant.NONE ? "" : " [" + grant.name().toLowerCase(Locale.ROOT) + " until " + latest + "]";
        String how = switch (state) {
            case WAITING -> hasLapsed(now) ? "ended lapsed " + lapses : "waiting";
            case OPTION -> hasLapsed(now) ? "ended lapsed " + lapses : "option until " + lapses;
            case BOOKED -> "booked";
            case ENDED -> "ended " + why + " " + ended;
        };
        return how + ": " + what + permit;
    }
}
