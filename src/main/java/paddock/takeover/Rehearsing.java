package paddock.takeover;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.account.Names;
import paddock.asking.Uses;
import paddock.booking.Rehearsal;
import paddock.booking.Rehearsal.Rehearsed;
import paddock.booking.Wish;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.directory.Clients;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.takeover.Takeover.Stage;

/**
 * Says of each line what would become of it. Nothing is booked; only what is said of the lines is written, some hundreds at
 * a time. Whoever is cut off in it begins anew.
 */
@Component
final class Rehearsing {

    private static final int AT_ONCE = 500;

    private final Takeovers takeovers;
    private final Lines lines;
    private final Wording wording;
    private final Rehearsal rehearsal;
    private final Sites sites;
    private final Uses uses;
    private final Clients clients;
    private final Names names;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    Rehearsing(
            Takeovers takeovers,
            Lines lines,
            Wording wording,
            Rehearsal rehearsal,
            Sites sites,
            Uses uses,
            Clients clients,
            Names names,
            PlatformTransactionManager transactions,
            InstantSource clock) {
        this.takeovers = takeovers;
        this.lines = lines;
        this.wording = wording;
        this.rehearsal = rehearsal;
        this.sites = sites;
        this.uses = uses;
        this.clients = clients;
        this.names = names;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Whoever wants a takeover done, as long as they may; nobody else's hands do it. */
    Optional<Acting> acting(Takeover takeover) {
        return Optional.ofNullable(takeover.acting())
                .flatMap(names::acting)
                .filter(acting -> acting.may(Permission.SELL));
    }

    /** By what the lines of a takeover become wishes. */
    Drafting drafting(Acting by, Takeover takeover) {
        Site site = sites.withId(takeover.site()).orElseThrow();
        Matching matching = Objects.requireNonNullElse(takeover.matching(), Matching.NONE);
        return new Drafting(by, site, matching, uses, new Whom(by, clients));
    }

    /** All of it, unless somebody else is at it, or it is not wanted any more. */
    void rehearse(Takeover takeover, BooleanSupplier goesOn) {
        UUID lease = UUID.randomUUID();
        Optional<Acting> by = acting(takeover);
        if (by.isEmpty()) {
            stop(takeover);
            return;
        }
        if (!begins(takeover, lease)) {
            return;
        }
        Drafting drafting = drafting(by.get(), takeover);
        Going going = new Going(rehearsal.at(takeover.site()));
        List<Lines.Line> some = lines.after(takeover.id(), 0, AT_ONCE);
        while (!some.isEmpty() && goesOn.getAsBoolean()) {
            List<Lines.Judged> judged = going.judged(some, drafting);
            boolean ours = Boolean.TRUE.equals(transaction.execute(status -> {
                boolean still = has(takeover, lease);
                if (still) {
                    lines.judge(takeover.id(), judged);
                }
                return still;
            }));
            some = ours ? lines.after(takeover.id(), some.getLast().position(), AT_ONCE) : List.of();
            if (!ours) {
                return;
            }
        }
        if (some.isEmpty()) {
            transaction.executeWithoutResult(status -> {
                if (has(takeover, lease)) {
                    takeovers.end(takeover.id(), Stage.REHEARSED, clock.instant());
                }
            });
        }
    }

    private boolean has(Takeover takeover, UUID lease) {
        return takeovers.lease(takeover, lease);
    }

    /** As if nobody had looked at its lines yet, unless somebody else is looking. */
    private boolean begins(Takeover takeover, UUID lease) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean ours = has(takeover, lease);
            if (ours) {
                lines.reset(takeover.id());
            }
            return ours;
        }));
    }

    private void stop(Takeover takeover) {
        transaction.executeWithoutResult(status ->
                takeovers.turn(takeover).ifPresent(one -> takeovers.end(one.id(), Stage.READ, clock.instant())));
    }

    /** A rehearsal under way: which of its wishes was which line. */
    private final class Going {

        private final Rehearsal.Run run;
        private final Map<Integer, Integer> lineOfWish = new HashMap<>();

        private Going(Rehearsal.Run run) {
            this.run = run;
        }

        private List<Lines.Judged> judged(List<Lines.Line> some, Drafting drafting) {
            List<Lines.Judged> judged = new ArrayList<>();
            List<Lines.Line> wanted = new ArrayList<>();
            List<Wish> wishes = new ArrayList<>();
            for (Lines.Line line : some) {
                switch (drafting.of(line.cells())) {
                    case Draft.Not not -> judged.add(wording.of(line.position(), not.why()));
                    case Draft.Wanted wish -> {
                        lineOfWish.put(lineOfWish.size(), line.cells().line());
                        wanted.add(line);
                        wishes.add(wish.wish());
                    }
                }
            }
            List<Rehearsed> rehearsed = run.next(wishes);
            for (int i = 0; i < rehearsed.size(); i++) {
                judged.add(judged(wanted.get(i).position(), rehearsed.get(i)));
            }
            return judged;
        }

        private Lines.Judged judged(int position, Rehearsed rehearsed) {
            if (rehearsed.refusal() == null) {
                return new Lines.Judged(position, Outcome.FITS, Map.of(), null, null);
            }
            UUID booking = rehearsed.bookings().stream().findFirst().orElse(null);
            Integer before =
                    rehearsed.before().stream().findFirst().map(lineOfWish::get).orElse(null);
            return wording.of(position, new Wording.InTheWay(rehearsed.refusal(), booking, before));
        }
    }
}
