package paddock.rolodex;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.directory.Companies;
import paddock.kernel.Acting;
import paddock.once.Attempts;
import paddock.once.Locks;

/** Where files of cards are taken in, tried, and entered: nothing is entered before somebody has seen what would be. */
@Component
class Reception {

    /** What the trail calls a file of cards. */
    static final String KIND = "intake";

    private static final int AT_ONCE = 500;

    /** What nobody has decided on. */
    private static final Set<Outcome> OPEN =
            Set.copyOf(EnumSet.complementOf(EnumSet.of(Outcome.ENTERED, Outcome.LEFT_OUT)));

    private static final Set<Outcome> DOUBTFUL = Set.of(Outcome.DOUBTFUL);

    private final Intakes intakes;
    private final CardRows rows;
    private final Drawers drawers;
    private final Trail trail;
    private final Companies companies;
    private final Attempts attempts;
    private final InstantSource clock;

    Reception(
            Intakes intakes,
            CardRows rows,
            Drawers drawers,
            Trail trail,
            Companies companies,
            Attempts attempts,
            InstantSource clock) {
        this.intakes = intakes;
        this.rows = rows;
        this.drawers = drawers;
        this.trail = trail;
        this.companies = companies;
        this.attempts = attempts;
        this.clock = clock;
    }

    /** Every way a wish can end. */
    enum Answer {
        GIVEN,
        /** Somebody did something with it meanwhile, or it is not at the stage for it. */
        OVERTAKEN,
        NOTHING_FITS,
        /** The day is none on which those on its cards can have been met there. */
        NOT_THEN
    }

    /** Which writing of which file somebody has read. */
    record Of(Acting by, UUID intake, int version) {}

    /** Takes in what was read, and says of each card what would become of it. */
    UUID take(Acting by, Intake.Into into, Reading.Content content) {
        Intake intake = new Intake(
                UUID.randomUUID(),
                into,
                content.file(),
                Intake.Met.UNSAID,
                content.fields(),
                content.notes(),
                Intake.Stage.TRIED,
                clock.instant(),
                by.person(),
                null,
                1);
        return attempts.run(Locks.NONE, held -> {
            intakes.add(intake);
            for (int first = 0; first < content.cards().size(); first += AT_ONCE) {
                rows.add(
                        intake.id(),
                        first + 1,
                        content.cards()
                                .subList(
                                        first,
                                        Math.min(
                                                first + AT_ONCE, content.cards().size())));
            }
            tryAll(by, intake, OPEN);
            trail.record(by, deed("intake-read", intake));
            return intake.id();
        });
    }

    /** What would become of each card that nobody has decided on. */
    private void tryAll(Acting by, Intake intake, Set<Outcome> open) {
        Drawer drawer = drawers.of(by, intake);
        int position = 0;
        List<Row> some = rows.of(intake.id(), open, position, AT_ONCE);
        while (!some.isEmpty()) {
            List<Row.Judged> judged = new ArrayList<>();
            for (Row row : some) {
                Card card = intake.file().isTable() && !row.cells().isEmpty()
                        ? TableCard.of(intake.fields(), row.cells())
                        : row.card();
                judged.add(new Row.Judged(row.position(), card, tried(drawer, card)));
            }
            rows.judge(intake.id(), judged);
            position = some.getLast().position();
            some = rows.of(intake.id(), open, position, AT_ONCE);
        }
    }

    /** A card that says nothing but why is refused for that. */
    private static Verdict tried(Drawer drawer, Card card) {
        boolean empty = card.called().isEmpty() && !card.notes().isEmpty();
        Verdict verdict = drawer.tried(card, Judging.Choice.NONE);
        return empty && verdict.outcome() == Outcome.REFUSED
                ? Verdict.of(Outcome.REFUSED, null, card.notes())
                : verdict;
    }

    /** Says what its columns are and where and when those on its cards were met, and tries it anew. */
    Answer settle(Of of, Intake.Met met, List<String> fields) {
        return done(of, intake -> {
            if (intake.isAtWork()) {
                return Answer.OVERTAKEN;
            }
            intakes.settle(intake.id(), met, fields);
            intakes.withId(intake.id()).ifPresent(settled -> tryAll(of.by(), settled, OPEN));
            return Answer.GIVEN;
        });
    }

    /** Has all that fits entered, beside the pages. */
    Answer run(Of of) {
        return done(of, intake -> {
            Map<Outcome, Integer> counts = rows.counts(intake.id());
            if (intake.isAtWork()) {
                return Answer.OVERTAKEN;
            }
            if (Outcome.FITTING.stream().noneMatch(counts::containsKey)) {
                return Answer.NOTHING_FITS;
            }
            dated(intake);
            intakes.stage(intake.id(), Intake.Stage.ENTERING, of.by().person());
            trail.record(of.by(), deed("intake-begun", intake));
            return Answer.GIVEN;
        });
    }

    /** Forgets a file; what was entered stays. */
    Answer remove(Of of) {
        return done(of, intake -> {
            if (intake.isAtWork()) {
                return Answer.OVERTAKEN;
            }
            intakes.remove(intake.id());
            trail.record(of.by(), deed("intake-removed", intake));
            return Answer.GIVEN;
        });
    }

    private Answer done(Of of, Function<Intake, Answer> act) {
        return attempts.run(
                Locks.NONE,
                held -> intakes.locked(of.intake())
                        .filter(intake -> intake.version() == of.version())
                        .map(act)
                        .orElse(Answer.OVERTAKEN));
    }

    /** Leaves a card out, for now. */
    Answer leave(Acting by, UUID intake, int position) {
        return one(intake, position, (its, row) -> {
            if (row.verdict().outcome() == Outcome.REFUSED || row.verdict().outcome() == Outcome.KNOWN) {
                return Answer.OVERTAKEN;
            }
            judge(its, row, Verdict.of(Outcome.LEFT_OUT, row.verdict().thing(), List.of()));
            return Answer.GIVEN;
        });
    }

    /** Enters one card now, as somebody has said. */
    Answer enter(Acting by, UUID intake, int position, Judging.Choice choice) {
        return one(intake, position, (its, row) -> {
            alone(its);
            Verdict verdict =
                    drawers.of(by, dated(its)).entered(by, row.card(), new Drawer.Entry(choice, photo(its, row)));
            judge(its, row, verdict);
            if (verdict.outcome() != Outcome.ENTERED) {
                return Answer.OVERTAKEN;
            }
            tryAll(by, its, DOUBTFUL);
            trail.record(by, deed("intake-card-entered", its));
            return Answer.GIVEN;
        });
    }

    private Answer one(UUID intake, int position, BiFunction<Intake, Row, Answer> act) {
        return attempts.run(
                Locks.NONE,
                held -> intakes.locked(intake)
                        .filter(its -> !its.isAtWork())
                        .flatMap(its -> rows.at(intake, position)
                                .filter(row -> row.verdict().outcome() != Outcome.ENTERED)
                                .map(row -> act.apply(its, row)))
                        .orElse(Answer.OVERTAKEN));
    }

    private void judge(Intake intake, Row row, Verdict verdict) {
        rows.judge(intake.id(), List.of(new Row.Judged(row.position(), row.card(), verdict)));
        intakes.touch(intake.id());
    }

    private @Nullable Photograph photo(Intake intake, Row row) {
        return row.photo()
                ? rows.photo(intake.id(), row.position()).map(Photograph::new).orElse(null)
                : null;
    }

    /** Two who enter companies at once would make one of them twice. */
    private void alone(Intake intake) {
        if (intake.into() == Intake.Into.COMPANIES) {
            companies.alone();
        }
    }

    /** From now on they were met on the day that is the usual one now. */
    private Intake dated(Intake intake) {
        if (intake.into() == Intake.Into.COMPANIES || intake.met().on() != null) {
            return intake;
        }
        Intake.Met met = new Intake.Met(intake.met().exhibition(), drawers.metOn(intake.met()));
        intakes.settle(intake.id(), met, intake.fields());
        return intakes.withId(intake.id()).orElseThrow();
    }

    /** Enters some of what fits, {@code most} at most; false where there is nothing more, or somebody else is at it. */
    boolean next(UUID id, Function<Intake, @Nullable Acting> who, int most) {
        return Boolean.TRUE.equals(attempts.run(Locks.NONE, held -> {
            Intake intake = intakes.turn(id).orElse(null);
            if (intake == null) {
                return false;
            }
            Acting by = who.apply(intake);
            List<Row> some = by == null ? List.of() : rows.of(id, Outcome.FITTING, 0, most);
            if (by == null || some.isEmpty()) {
                if (by != null) {
                    tryAll(by, intake, DOUBTFUL);
                }
                intakes.stage(id, Intake.Stage.DONE, intake.acting());
                trail.record(by == null ? Acting.PADDOCK : by, deed("intake-done", intake));
                return false;
            }
            alone(intake);
            Drawer drawer = drawers.of(by, intake);
            rows.judge(
                    id,
                    some.stream()
                            .map(row -> new Row.Judged(
                                    row.position(),
                                    row.card(),
                                    drawer.entered(
                                            by, row.card(), new Drawer.Entry(Judging.Choice.NONE, photo(intake, row)))))
                            .toList());
            return true;
        }));
    }

    /** The first that fits cannot be entered, for a reason that nobody has thought of. */
    void spoil(UUID id) {
        attempts.run(Locks.NONE, held -> {
            Optional<Row> first = intakes.turn(id)
                    .flatMap(intake ->
                            rows.of(id, Outcome.FITTING, 0, 1).stream().findFirst());
            first.ifPresent(row -> rows.judge(
                    id, List.of(new Row.Judged(row.position(), row.card(), Verdict.refused(Said.of("fault"))))));
            return first.isPresent();
        });
    }

    private static Deed deed(String act, Intake intake) {
        return Deed.of(act, KIND, intake.id())
                .changing(Map.of(), Map.of("into", intake.into().key()));
    }
}
