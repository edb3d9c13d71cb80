package paddock.booking;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import paddock.booking.Holding.Judged;
import paddock.booking.Placing.Clash;
import paddock.circuit.Circuit;
import paddock.circuit.Layout;
import paddock.circuit.Site;
import paddock.ground.Claim;
import paddock.ground.Piece;
import paddock.ground.Plan;
import paddock.homologation.Use;
import paddock.kernel.Days;
import paddock.kernel.Window;
import paddock.permit.Permit;

/**
 * How a site stands on some days, as it was at one moment: what an option would come to is found out in memory, by the
 * rules by which it is decided when it is asked for.
 */
public final class Outlook {

    /** For whom nobody is named: no company has that id. */
    public static final UUID ANYBODY = new UUID(0, 0);

    private final Outlooks outlooks;
    private final Site site;
    private final Days days;
    private final Instant at;
    private final Map<UUID, Map<LocalDate, List<Clash>>> clashes = new HashMap<>();
    private final Map<UUID, Map<LocalDate, List<Known>>> uses = new HashMap<>();
    private final List<Known> granted = new ArrayList<>();
    private final List<Waiting> waiting;
    private long supposed;

    Outlook(Outlooks outlooks, Site site, Days days, Instant at, Read read) {
        this.outlooks = outlooks;
        this.site = site;
        this.days = days;
        this.at = at;
        this.waiting = read.waiting();
        Placing.living(read.clashes(), at).forEach(this::add);
        read.uses().forEach(this::add);
    }

    private void add(Clash clash) {
        Map<LocalDate, List<Clash>> byDay =
                clashes.computeIfAbsent(clash.piece().resource(), any -> new HashMap<>());
        clash.piece()
                .days(site.zone())
                .forEach(day ->
                        byDay.computeIfAbsent(day, any -> new ArrayList<>()).add(clash));
    }

    private void add(Known known) {
        Map<LocalDate, List<Known>> byDay = uses.computeIfAbsent(known.layout(), any -> new HashMap<>());
        known.days(site)
                .forEach(day ->
                        byDay.computeIfAbsent(day, any -> new ArrayList<>()).add(known));
        if (!known.paths().isEmpty()) {
            granted.add(known);
        }
    }

    /** What is read of a site to look ahead. */
    record Read(List<Clash> clashes, List<Known> uses, List<Waiting> waiting) {}

    /** Somebody who waits for units of a pool. */
    record Waiting(
            UUID pool,
            Instant from,
            Instant until,
            long number,
            @Nullable UUID company) {}

    /** A path that is granted, or kept, by a text. */
    record Path(String source, String path) {}

    /** A use of a layout that others have. */
    record Known(UUID booking, UUID layout, Use use, List<Path> paths) {

        private List<LocalDate> days(Site site) {
            return Window.between(use.from(), use.until(), site.zone()).days();
        }

        private Use before(Set<String> texts) {
            return use.authorised(paths.stream()
                    .filter(path -> texts.contains(path.source()))
                    .map(Path::path)
                    .collect(Collectors.toSet()));
        }
    }

    /** What an option would come to, if it were asked for at that moment. */
    public sealed interface Prospect {

        /**
         * First in rank, or behind others.
         *
         * @param permits what would have to be granted; of one that waits nothing is chosen yet
         */
        record Had(int rank, List<Permit> permits, List<Judged> judged) implements Prospect {}

        record NotHad(Holding why) implements Prospect {}
    }

    /**
     * Time in which a use of a layout cannot go on, since others have some of it, or need it to be empty.
     *
     * @param option whether they may yet let it go
     */
    public record Stretch(Instant from, Instant until, boolean option) {}

    public Site site() {
        return site;
    }

    public Instant at() {
        return at;
    }

    /** The days it is about. */
    public Days days() {
        return days;
    }

    /** What an option would come to. Whether the company is barred, and its terms, are not looked at. */
    public Prospect of(Wish wish) {
        return seen(wish).prospect();
    }

    /** The same; and where it would be had, it is had from then on as far as this outlook goes: for several, one by one. */
    public Prospect suppose(Wish wish) {
        Seen seen = seen(wish);
        if (seen.prospect() instanceof Prospect.Had had) {
            Booking.State state =
                    had.rank() > 1 ? new Booking.State.Waiting(Instant.MAX) : new Booking.State.Option(Instant.MAX);
            Clash.Holder holder = new Clash.Holder(
                    UUID.randomUUID(), Long.MAX_VALUE - supposed++, wish.kind(), wish.company(), state);
            seen.pieces().forEach(piece -> add(new Clash(holder, piece)));
            if (had.rank() == 1) {
                outlooks.uses(site, wish, had.permits(), holder.id()).forEach(this::add);
            }
        }
        return seen.prospect();
    }

    /** What an option would come to, and what it would take or wait for. */
    private record Seen(Prospect prospect, List<Piece> pieces) {}

    private Seen seen(Wish wish) {
        Holding refused = outlooks.notThere(site, wish);
        if (refused != null) {
            return notHad(refused);
        }
        Plan plan = outlooks.plan(site, wish);
        if (plan.clashesWithItself()) {
            return notHad(new Holding.Doubled());
        }
        return switch (Placing.of(plan, around(plan.wanted()), waitingForUnits(plan))) {
            case Placing.Free free ->
                new Seen(judged(wish.draft(new Booking.State.Option(Instant.MAX), at), 1), free.pieces());
            case Placing.Behind behind ->
                new Seen(
                        judged(wish.draft(new Booking.State.Waiting(Instant.MAX), at), behind.rank()), behind.tracks());
            case Placing.Lost lost -> notHad(new Holding.Taken(lost.busy()));
            case Placing.TooFew few -> notHad(new Holding.TooFew(few.claim(), few.asked(), few.free()));
        };
    }

    private static Seen notHad(Holding why) {
        return new Seen(new Prospect.NotHad(why), List.of());
    }

    private Prospect judged(Booking draft, int rank) {
        Permits.Chosen chosen = outlooks.chosen(site, draft, this::others);
        if (chosen.isRefused()) {
            return new Prospect.NotHad(new Holding.Unlawful(chosen.judged()));
        }
        List<Permit> permits = chosen.booking().permits();
        return permits.stream()
                .filter(permit -> permit.isLate(at, site.zone()))
                .findFirst()
                .<Prospect>map(late -> new Prospect.NotHad(new Holding.TooLate(late)))
                .orElseGet(() -> new Prospect.Had(rank, permits, chosen.judged()));
    }

    private List<Clash> around(Collection<Piece> pieces) {
        Set<Clash> found = new LinkedHashSet<>();
        for (Piece piece : pieces) {
            Map<LocalDate, List<Clash>> byDay = clashes.getOrDefault(piece.resource(), Map.of());
            piece.days(site.zone())
                    .forEach(day -> byDay.getOrDefault(day, List.of()).stream()
                            .filter(clash -> clash.piece().clashes(piece))
                            .forEach(found::add));
        }
        return List.copyOf(found);
    }

    private List<Long> waitingForUnits(Plan plan) {
        List<Long> numbers = new ArrayList<>();
        for (Claim claim : plan.claims()) {
            if (claim instanceof Claim.Units units) {
                Duration around = site.turnaroundOf(outlooks.pool(site, units));
                Instant from = units.window().start();
                Instant until = units.window().end();
                for (Waiting each : waiting) {
                    boolean near = each.from().isBefore(until.plus(around))
                            && from.minus(around).isBefore(each.until());
                    boolean during = each.from().isBefore(until) && from.isBefore(each.until());
                    if (each.pool().equals(units.pool()) && (during || (near && !plan.goesOnWith(each.company())))) {
                        numbers.add(each.number());
                    }
                }
            }
        }
        return numbers;
    }

    private List<Use> others(Others.Look look) {
        Set<UUID> layouts = look.layouts().stream().map(Layout::id).collect(Collectors.toSet());
        Set<Known> found = new LinkedHashSet<>();
        Days all = look.reach().all();
        if (all != null) {
            layouts.stream()
                    .map(layout -> uses.getOrDefault(layout, Map.of()))
                    .flatMap(byDay -> on(all, byDay))
                    .forEach(found::add);
        }
        Days counted = look.reach().granted();
        if (counted != null) {
            granted.stream()
                    .filter(each -> layouts.contains(each.layout())
                            && each.days(site).stream().anyMatch(counted::contain))
                    .forEach(found::add);
        }
        return found.stream().map(known -> known.before(look.texts())).toList();
    }

    /** Day by day where they are few, else all that lie in them. */
    private static Stream<Known> on(Days days, Map<LocalDate, List<Known>> byDay) {
        LocalDate from = days.from();
        LocalDate until = days.until();
        return from != null && until != null && from.plusDays(byDay.size()).isAfter(until)
                ? from.datesUntil(until).flatMap(day -> byDay.getOrDefault(day, List.of()).stream())
                : byDay.entrySet().stream()
                        .filter(each -> days.contain(each.getKey()))
                        .flatMap(each -> each.getValue().stream());
    }

    /** When on a day a layout cannot be used, the sooner first; a client who goes on after its own uses needs less. */
    public List<Stretch> taken(Circuit circuit, Layout layout, LocalDate day, UUID client) {
        Duration after = site.turnaroundOf(circuit);
        List<Stretch> stretches = new ArrayList<>();
        for (UUID resource : outlooks.resources(site, layout, day)) {
            Map<LocalDate, List<Clash>> byDay = clashes.getOrDefault(resource, Map.of());
            Stream.of(day, day.plusDays(1))
                    .flatMap(each -> byDay.getOrDefault(each, List.of()).stream())
                    .map(clash -> stretch(clash, client, after))
                    .forEach(stretches::add);
        }
        return stretches.stream()
                .distinct()
                .sorted((one, other) -> one.from().compareTo(other.from()))
                .toList();
    }

    private Stretch stretch(Clash clash, UUID client, Duration after) {
        Piece piece = clash.piece();
        boolean own = site.ownInARow() && client.equals(clash.by().company());
        return own
                ? new Stretch(piece.from(), piece.until(), clash.by().isOption())
                : new Stretch(
                        piece.from().minus(after), piece.ends(), clash.by().isOption());
    }
}
