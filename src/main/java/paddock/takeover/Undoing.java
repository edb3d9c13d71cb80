package paddock.takeover;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import paddock.booking.Booking;
import paddock.booking.Bookings;
import paddock.booking.Handling;
import paddock.booking.Release;
import paddock.kernel.Acting;
import paddock.once.Attempts;
import paddock.once.Locks;
import paddock.takeover.Takeover.Stage;

/** Takes back what a takeover has created, one after the other, as far as nobody has done anything with it since. */
@Component
final class Undoing {

    private final Takeovers takeovers;
    private final Lines lines;
    private final Running running;
    private final Wording wording;
    private final Attempts attempts;
    private final Bookings bookings;
    private final Handling handling;
    private final InstantSource clock;

    Undoing(
            Takeovers takeovers,
            Lines lines,
            Running running,
            Wording wording,
            Attempts attempts,
            Bookings bookings,
            Handling handling,
            InstantSource clock) {
        this.takeovers = takeovers;
        this.lines = lines;
        this.running = running;
        this.wording = wording;
        this.attempts = attempts;
        this.bookings = bookings;
        this.handling = handling;
        this.clock = clock;
    }

    /** Takes back the next of what was created, if nobody has done anything with it; false where there is nothing to do. */
    boolean next(Takeover takeover, Acting by) {
        return attempts.run(Locks.NONE, held -> {
            Optional<Takeover> turn = takeovers.turn(takeover);
            if (turn.isEmpty()) {
                return false;
            }
            List<Lines.Line> line = lines.next(takeover.id(), Outcome.CREATED, 1);
            if (line.isEmpty()) {
                running.end(turn.get(), Stage.UNDONE, by);
                return false;
            }
            lines.judge(takeover.id(), List.of(undone(turn.get(), line.getFirst(), by)));
            return true;
        });
    }

    private Lines.Judged undone(Takeover takeover, Lines.Line line, Acting by) {
        Optional<Booking> booking = Optional.ofNullable(line.booking()).flatMap(bookings::withId);
        boolean untouched = booking.filter(one -> one.version() == 1
                        && one.lives(clock.instant())
                        && one.claims().getFirst().window().start().isAfter(clock.instant()))
                .isPresent();
        if (!untouched) {
            return new Lines.Judged(
                    line.position(),
                    Outcome.KEPT,
                    wording.of(line.position(), Outcome.KEPT, Note.of("touched"))
                            .said(),
                    line.booking(),
                    null);
        }
        Booking one = booking.get();
        Release release = Running.told(takeover, by, () -> handling.release(by, one.id(), one.version()));
        Outcome outcome = release instanceof Release.Released ? Outcome.UNDONE : Outcome.KEPT;
        return new Lines.Judged(line.position(), outcome, Map.of(), one.id(), null);
    }
}
