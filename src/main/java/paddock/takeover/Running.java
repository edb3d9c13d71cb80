package paddock.takeover;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.booking.Entries;
import paddock.booking.Holding;
import paddock.booking.Rehearsal.Rehearsed;
import paddock.booking.Wish;
import paddock.directory.Clients;
import paddock.kernel.Acting;
import paddock.kernel.Quiet;
import paddock.once.Attempts;
import paddock.once.Locks;
import paddock.takeover.Takeover.Stage;

/**
 * Books the lines of a file: some at a time in a transaction that also writes down what became of each, so that it is done
 * once, whoever does it and whatever ends in between; or all of them in one.
 */
@Component
final class Running {

    private static final Logger LOG = LoggerFactory.getLogger(Running.class);

    /** More than that at once would keep everybody else at the site waiting for too long. */
    static final int MOST_TOGETHER = 5000;

    /** So many at once keep nobody waiting for longer than a click takes. */
    private static final int AT_ONCE = 50;

    private final Takeovers takeovers;
    private final Lines lines;
    private final Wording wording;
    private final Attempts attempts;
    private final Entries entries;
    private final Clients clients;
    private final Trail trail;
    private final InstantSource clock;

    Running(
            Takeovers takeovers,
            Lines lines,
            Wording wording,
            Attempts attempts,
            Entries entries,
            Clients clients,
            Trail trail,
            InstantSource clock) {
        this.takeovers = takeovers;
        this.lines = lines;
        this.wording = wording;
        this.attempts = attempts;
        this.entries = entries;
        this.clients = clients;
        this.trail = trail;
        this.clock = clock;
    }

    /** It could not be had: what was written for it is taken back. */
    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Holding why;

        private Undone(Holding why) {
            super("taken back", null, false, false);
            this.why = why;
        }
    }

    /** The next lines that fit; false where there is nothing to do for now. Nobody else writes at the site meanwhile. */
    boolean next(Takeover takeover, Drafting drafting, Acting by) {
        return attempts.run(Locks.alone(takeover.site()), held -> {
            Optional<Takeover> turn = takeovers.turn(takeover);
            if (turn.isEmpty()) {
                return false;
            }
            List<Lines.Line> some = lines.next(takeover.id(), Outcome.FITS, AT_ONCE);
            if (some.isEmpty()) {
                end(turn.get(), Stage.DONE, by);
                return false;
            }
            lines.judge(takeover.id(), booked(turn.get(), some, drafting, by));
            return true;
        });
    }

    /** Several lines, looked at together; where one of them is broken, or brings a company, each by itself. */
    private List<Lines.Judged> booked(Takeover takeover, List<Lines.Line> some, Drafting drafting, Acting by) {
        Map<Lines.Line, Wish> wishes = new LinkedHashMap<>();
        List<Lines.Judged> judged = new ArrayList<>();
        for (Lines.Line line : some) {
            if (drafting.of(line.cells()) instanceof Draft.Wanted wanted
                    && wanted.newCompany().isEmpty()) {
                wishes.put(line, wanted.wish());
            } else {
                judged.add(booked(takeover, line, drafting, by));
            }
        }
        try {
            judged.addAll(attempts.apart(Locks.NONE, held -> booked(takeover, wishes, by)));
        } catch (IllegalStateException | IllegalArgumentException | NoSuchElementException flaw) {
            LOG.error("Some lines of {} cannot be taken over together", takeover.id(), flaw);
            wishes.keySet().forEach(line -> judged.add(booked(takeover, line, drafting, by)));
        }
        return judged;
    }

    /** Those that can be had; what is in the way of the others is said. */
    private List<Lines.Judged> booked(Takeover takeover, Map<Lines.Line, Wish> wishes, Acting by) {
        if (wishes.isEmpty()) {
            return List.of();
        }
        List<Lines.Judged> judged = entered(takeover, by, List.copyOf(wishes.keySet()), List.copyOf(wishes.values()));
        if (judged.stream().allMatch(each -> each.outcome() == Outcome.CREATED)) {
            return judged;
        }
        Set<Integer> refused = judged.stream().map(Lines.Judged::position).collect(Collectors.toSet());
        Map<Lines.Line, Wish> others = new LinkedHashMap<>(wishes);
        others.keySet().removeIf(line -> refused.contains(line.position()));
        List<Lines.Judged> all = new ArrayList<>(judged);
        all.addAll(booked(takeover, others, by));
        return all;
    }

    private Lines.Judged booked(Takeover takeover, Lines.Line line, Drafting drafting, Acting by) {
        return switch (drafting.of(line.cells())) {
            case Draft.Not not -> wording.of(line.position(), not.why());
            case Draft.Wanted wanted -> {
                try {
                    UUID booking = attempts.apart(Locks.NONE, held -> book(takeover, wanted, by));
                    yield new Lines.Judged(line.position(), Outcome.CREATED, Map.of(), booking, null);
                } catch (Undone undone) {
                    yield wording.of(line.position(), new Wording.InTheWay(undone.why, null, null));
                } catch (IllegalStateException | IllegalArgumentException | NoSuchElementException flaw) {
                    LOG.error("Line {} of {} cannot be taken over", line.cells().line(), takeover.id(), flaw);
                    yield wording.of(line.position(), Outcome.REFUSED, Note.of("fault"));
                }
            }
        };
    }

    private UUID book(Takeover takeover, Draft.Wanted wanted, Acting by) {
        Wish wish = named(wanted, by);
        return switch (told(takeover, by, () -> entries.book(by, takeover.site(), List.of(wish)))) {
            case Entries.Entering.Booked booked -> booked.bookings().getFirst();
            case Entries.Entering.NotHad not ->
                throw new Undone(
                        Objects.requireNonNull(not.rehearsed().getFirst().refusal()));
        };
    }

    /** The same for the company itself, which is added where nobody has added it meanwhile. */
    private Wish named(Draft.Wanted wanted, Acting by) {
        if (wanted.newCompany().isEmpty()) {
            return wanted.wish();
        }
        Wish wish = wanted.wish();
        return new Wish(wish.site(), clients.named(by, wanted.newCompany()), wish.claims(), wish.said());
    }

    /** Does something of which its clients hear only where that is wanted. */
    static <T> T told(Takeover takeover, Acting by, Supplier<T> act) {
        return takeover.loud() ? act.get() : Quiet.during(by, act);
    }

    /** All lines that fit, or none of them. */
    void together(Takeover takeover, Drafting drafting, Acting by) {
        attempts.run(Locks.alone(takeover.site()), held -> {
            takeovers.turn(takeover).ifPresent(turn -> together(turn, by, drafting));
            return true;
        });
    }

    private void together(Takeover takeover, Acting by, Drafting drafting) {
        List<Lines.Line> fitting = lines.of(takeover.id(), Set.of(Outcome.FITS), 0, MOST_TOGETHER + 1);
        List<Lines.Judged> judged = new ArrayList<>();
        try {
            attempts.apart(Locks.NONE, held -> {
                List<Wish> wishes = new ArrayList<>();
                for (Lines.Line line : fitting) {
                    switch (drafting.of(line.cells())) {
                        case Draft.Not not -> judged.add(wording.of(line.position(), not.why()));
                        case Draft.Wanted wanted -> wishes.add(named(wanted, by));
                    }
                }
                if (judged.isEmpty()) {
                    judged.addAll(entered(takeover, by, fitting, wishes));
                }
                if (judged.stream().anyMatch(each -> each.outcome() != Outcome.CREATED)) {
                    throw new Undone(new Holding.Doubled());
                }
                return true;
            });
            lines.judge(takeover.id(), judged);
            end(takeover, Stage.DONE, by);
        } catch (Undone undone) {
            lines.judge(
                    takeover.id(),
                    judged.stream()
                            .filter(each -> each.outcome() != Outcome.CREATED)
                            .toList());
            end(takeover, Stage.REFUSED, by);
        }
    }

    private List<Lines.Judged> entered(Takeover takeover, Acting by, List<Lines.Line> fitting, List<Wish> wishes) {
        List<Lines.Judged> judged = new ArrayList<>();
        switch (told(takeover, by, () -> entries.book(by, takeover.site(), wishes))) {
            case Entries.Entering.Booked booked -> {
                for (int i = 0; i < fitting.size(); i++) {
                    judged.add(new Lines.Judged(
                            fitting.get(i).position(),
                            Outcome.CREATED,
                            Map.of(),
                            booked.bookings().get(i),
                            null));
                }
            }
            case Entries.Entering.NotHad not -> {
                for (int i = 0; i < fitting.size(); i++) {
                    Rehearsed each = not.rehearsed().get(i);
                    if (each.refusal() != null) {
                        Integer before = each.before().stream()
                                .findFirst()
                                .map(which -> fitting.get(which).cells().line())
                                .orElse(null);
                        UUID booking = each.bookings().stream().findFirst().orElse(null);
                        judged.add(wording.of(
                                fitting.get(i).position(), new Wording.InTheWay(each.refusal(), booking, before)));
                    }
                }
            }
        }
        return judged;
    }

    /** It is over, and who had it done is kept. */
    void end(Takeover takeover, Stage stage, Acting by) {
        takeovers.end(takeover.id(), stage, clock.instant());
        trail.record(by, Deed.of("takeover-" + stage.key(), Reading.KIND, takeover.id()));
    }
}
