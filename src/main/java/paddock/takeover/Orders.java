package paddock.takeover;

import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.kernel.Acting;
import paddock.takeover.Takeover.Manner;
import paddock.takeover.Takeover.Stage;

/** What the operator's people want to be done with a file; done beside the pages. */
@Component
@ConditionalOnWebApplication
final class Orders {

    private final Takeovers takeovers;
    private final Lines lines;
    private final Trail trail;
    private final TransactionTemplate transaction;
    private final InstantSource clock;
    private final Work work;

    Orders(
            Takeovers takeovers,
            Lines lines,
            Trail trail,
            PlatformTransactionManager transactions,
            InstantSource clock,
            Work work) {
        this.takeovers = takeovers;
        this.lines = lines;
        this.trail = trail;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.work = work;
    }

    /** Every way such a wish can end. */
    enum Answer {
        /** It is under way. */
        GIVEN,
        /** Somebody did something with it meanwhile, or it is not at the stage for it. */
        OVERTAKEN,
        NOTHING_FITS,
        /** Some lines do not fit, so not all can be had. */
        NOT_ALL,
        TOO_MANY
    }

    /**
     * Which writing of which takeover somebody has read.
     *
     * @param by who wants it
     */
    record Of(Acting by, UUID takeover, int version) {}

    /** Has it rehearsed as the columns are said to be from now on. */
    Answer rehearse(Of of, Matching matching, String name) {
        return done(of, takeover -> {
            if (!takeover.stage().isOpen() && takeover.stage() != Stage.REHEARSING) {
                return Answer.OVERTAKEN;
            }
            takeovers.match(takeover.id(), matching);
            if (!name.isBlank()) {
                takeovers.remember(
                        takeover.site(),
                        name.strip(),
                        takeover.file().columns(),
                        new Takeovers.Remembered(matching, clock.instant()));
            }
            return begun(of, Stage.REHEARSING, new How(takeover.manner(), takeover.loud()));
        });
    }

    /** How somebody wants it booked. */
    record How(Manner manner, boolean loud) {}

    /** Has what fits booked; what was stopped goes on. */
    Answer run(Of of, How how) {
        return done(of, takeover -> {
            if (takeover.stage() != Stage.REHEARSED && takeover.stage() != Stage.STOPPED) {
                return Answer.OVERTAKEN;
            }
            Map<Outcome, Integer> counts = lines.counts(takeover.id());
            int fitting = counts.getOrDefault(Outcome.FITS, 0);
            boolean inTheWay = counts.keySet().stream().anyMatch(Outcome::isInTheWay);
            if (fitting == 0) {
                return Answer.NOTHING_FITS;
            }
            if (how.manner() == Manner.ALL && (inTheWay || takeover.stage() == Stage.STOPPED)) {
                return Answer.NOT_ALL;
            }
            if (how.manner() == Manner.ALL && fitting > Running.MOST_TOGETHER) {
                return Answer.TOO_MANY;
            }
            return begun(of, Stage.RUNNING, how);
        });
    }

    private Answer begun(Of of, Stage stage, How how) {
        takeovers.begin(
                of.takeover(),
                new Takeovers.Order(stage, how.manner(), how.loud(), of.by().person(), clock.instant()));
        trail.record(of.by(), Deed.of("takeover-" + stage.key(), Reading.KIND, of.takeover()));
        return Answer.GIVEN;
    }

    /** What is done stays done; the rest waits until somebody has it go on. */
    Answer stop(Of of) {
        return done(of, takeover -> {
            Stage after = switch (takeover.stage()) {
                case REHEARSING -> Stage.READ;
                case RUNNING, UNDOING -> Stage.STOPPED;
                case READ, REHEARSED, STOPPED, REFUSED, DONE, UNDONE -> null;
            };
            if (after == null) {
                return Answer.OVERTAKEN;
            }
            takeovers.end(takeover.id(), after, clock.instant());
            trail.record(of.by(), Deed.of("takeover-stopped", Reading.KIND, takeover.id()));
            return Answer.GIVEN;
        });
    }

    /** Has what was created, and nobody has touched since, cancelled. */
    Answer undo(Of of) {
        return done(of, takeover -> {
            boolean created = lines.counts(takeover.id()).containsKey(Outcome.CREATED);
            return created && takeover.canBeUndone(clock.instant())
                    ? begun(of, Stage.UNDOING, new How(takeover.manner(), takeover.loud()))
                    : Answer.OVERTAKEN;
        });
    }

    /** Forgets a file of which nothing was booked. */
    Answer remove(Of of) {
        return done(of, takeover -> {
            if (!takeover.stage().isOpen()) {
                return Answer.OVERTAKEN;
            }
            takeovers.remove(takeover.id());
            trail.record(of.by(), Deed.of("takeover-removed", Reading.KIND, takeover.id()));
            return Answer.GIVEN;
        });
    }

    private Answer done(Of of, Function<Takeover, Answer> act) {
        Answer answer = transaction.execute(status -> takeovers
                .locked(of.takeover())
                .filter(takeover -> takeover.version() == of.version())
                .map(act)
                .orElse(Answer.OVERTAKEN));
        work.call();
        return answer;
    }
}
