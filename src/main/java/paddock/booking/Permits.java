package paddock.booking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import paddock.booking.Holding.Judged;
import paddock.circuit.Site;
import paddock.homologation.Finding;
import paddock.homologation.Order;
import paddock.homologation.Outcome;
import paddock.homologation.Outcome.Path;
import paddock.homologation.Verdict;
import paddock.kernel.Ids;
import paddock.once.Attempts;
import paddock.once.Locks;
import paddock.permit.Permit;

/** Chooses what has to be granted for an option, and keeps a unit of the counters it draws on. */
@Component
final class Permits {

    /** One grant may make room for the next rule; more than that no text asks for. */
    private static final int MOST = 8;

    private final Lawfulness lawfulness;

    Permits(Lawfulness lawfulness) {
        this.lawfulness = lawfulness;
    }

    /** What the order says of a booking, and with what it would be lawful. */
    record Chosen(Booking booking, List<Judged> judged) {

        boolean isRefused() {
            return judged.stream().anyMatch(each -> each.verdict() instanceof Verdict.Refused);
        }

        boolean isAllowed() {
            return judged.stream().allMatch(each -> each.verdict() instanceof Verdict.Allowed);
        }
    }

    /** Every way the news about something that an option needs can end. */
    sealed interface Permitting {

        /**
         * It is written down.
         *
         * @param version which writing of the booking this is now
         */
        record Done(int version) implements Permitting {}

        /** It could be asked for until that day. */
        record TooLate(LocalDate latest) implements Permitting {}

        /** That day is still to come. */
        record NotYet(LocalDate day) implements Permitting {}

        /** The booking is over. */
        record Over(Booking.State.Ended ended) implements Permitting {}

        /** Somebody changed it meanwhile. */
        record Overtaken(int version) implements Permitting {}

        record Unknown() implements Permitting {}
    }

    /** What the order says of it as it is, whatever may yet be granted. */
    Chosen plain(Site site, Booking booking, Instant now) {
        return new Chosen(booking, lawfulness.of(site, booking, now));
    }

    /**
     * The booking with what it needs and nothing else: of several ways the one that it has already, else that of which
     * most is left.
     *
     * @param held what is locked: counting needs the counters
     */
    Chosen with(Site site, Booking booking, Locks held, Instant now) {
        return chosen(site, booking, draft -> lawfulness.of(site, draft, now), counters -> {
            if (!held.cover(counters)) {
                throw new Attempts.Wider(counters);
            }
        });
    }

    /** What it would need as things are; nothing is kept for it. */
    Chosen needed(Site site, Booking booking, Instant now) {
        return needed(site, booking, draft -> lawfulness.of(site, draft, now));
    }

    /** The same, by whoever judges it. */
    Chosen needed(Site site, Booking booking, Function<Booking, List<Judged>> judge) {
        return chosen(site, booking, judge, counters -> {});
    }

    private Chosen chosen(Site site, Booking booking, Function<Booking, List<Judged>> judge, Consumer<Locks> counted) {
        Chosen chosen = judged(booking.permitted(List.of()), judge);
        for (int n = 0; n < MOST; n++) {
            List<Permit> more = wanted(chosen, booking.permits());
            if (more.isEmpty()) {
                return chosen;
            }
            counted.accept(counters(site, more));
            List<Permit> all = new ArrayList<>(chosen.booking().permits());
            all.addAll(more);
            chosen = judged(booking.permitted(all), judge);
        }
        return chosen;
    }

    private static Chosen judged(Booking booking, Function<Booking, List<Judged>> judge) {
        return new Chosen(booking, judge.apply(booking));
    }

    private static Locks counters(Site site, List<Permit> permits) {
        Locks locks = Locks.NONE;
        for (Permit permit : permits) {
            if (permit.counter() != null) {
                locks = locks.with(
                        Ids.named(site.key(), "counter", permit.order() + " " + permit.counter()), LocalDate.EPOCH);
            }
        }
        return locks;
    }

    /** For each rule that wants something, the best way, as far as it is not chosen already. */
    private static List<Permit> wanted(Chosen chosen, List<Permit> had) {
        List<Permit> wanted = new ArrayList<>();
        for (Judged judged : chosen.judged()) {
            for (Finding finding : judged.verdict().findings()) {
                Order source = finding.source();
                if (finding.outcome() instanceof Outcome.Wanting wanting && source != null) {
                    for (List<Path> group : wanting.groups()) {
                        List<Permit> served = new ArrayList<>(chosen.booking().permits());
                        served.addAll(wanted);
                        if (of(served, source, group).isEmpty()) {
                            wanted.add(of(had, source, group)
                                    .orElseGet(() -> Permit.wanted(source.key(), first(chosen, best(group)))));
                        }
                    }
                }
            }
        }
        return wanted;
    }

    /** The first of them that is one of these ways. */
    private static Optional<Permit> of(List<Permit> permits, Order order, List<Path> group) {
        return permits.stream()
                .filter(each -> each.order().equals(order.key()))
                .filter(each -> group.stream().anyMatch(path -> each.path().equals(path.id())))
                .findFirst();
    }

    /** As the first of the days wants it that it is needed for, in whatever order they are claimed. */
    private static Path first(Chosen chosen, Path path) {
        return chosen.judged().stream()
                .flatMap(judged -> judged.verdict().findings().stream())
                .flatMap(finding -> finding.outcome() instanceof Outcome.Wanting wanting
                        ? wanting.paths().stream()
                        : Stream.empty())
                .filter(each -> each.id().equals(path.id()) && each.cite().equals(path.cite()) && each.latest() != null)
                .min(Comparator.comparing(each -> Objects.requireNonNull(each.latest())))
                .orElse(path);
    }

    private static Path best(List<Path> group) {
        return group.stream()
                .max(Comparator.comparingInt((Path path) -> Objects.requireNonNullElse(path.left(), Integer.MAX_VALUE)))
                .orElseThrow();
    }
}
