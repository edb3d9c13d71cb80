package paddock.ground;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import paddock.circuit.Site;
import paddock.homologation.Counter;
import paddock.homologation.Demand;
import paddock.homologation.Homologation;
import paddock.homologation.Homologations.InForce;
import paddock.homologation.Order;
import paddock.homologation.Table;
import paddock.kernel.Days;
import paddock.kernel.Window;

/**
 * The days whose other uses the verdict on a use looks at.
 *
 * @param all of these every use counts; absent where no rule looks beyond the use itself
 * @param granted of these a use counts that something is granted to, or kept for; absent where nothing is counted
 */
public record Reach(@Nullable Days all, @Nullable Days granted) {

    public static final Reach NONE = new Reach(null, null);

    /** A night that began the evening before, or goes on the morning after, is part of it. */
    public static Days near(Window window) {
        List<LocalDate> days = window.days();
        return new Days(days.getFirst().minusDays(1), days.getLast().plusDays(2));
    }

    public static Reach of(Homologation homologation, Window window) {
        Days near = near(window);
        Reach reach = NONE;
        for (Order order : homologation.over(near)) {
            for (var rule : order.rules()) {
                reach = reach.and(new Reach(all(rule.demand(), near, order.validity()), null));
            }
            for (Counter counter : order.counters()) {
                reach = reach.and(new Reach(null, around(counter.per(), near, order.validity())));
            }
        }
        return reach;
    }

    /** Whether an order has to be renewed before all that is claimed can run. */
    public static boolean awaitsRenewal(Site site, List<Claim> claims, InForce laws) {
        Ground ground = new Ground(site);
        return claims.stream()
                .filter(Claim.Track.class::isInstance)
                .map(Claim.Track.class::cast)
                .anyMatch(track -> {
                    String layout =
                            ground.place(track.layout()).orElseThrow().layout().key();
                    List<LocalDate> days = track.window().days();
                    return awaitsRenewal(
                            laws,
                            layout,
                            new Days(days.getFirst(), days.getLast().plusDays(1)));
                });
    }

    /** Whether nothing but a renewal would have an order in force on some of these days. */
    public static boolean awaitsRenewal(InForce laws, String layout, Days days) {
        return laws.renewed(layout).over(days).size()
                > laws.of(layout).over(days).size();
    }

    public Reach and(Reach other) {
        return new Reach(both(all, other.all), both(granted, other.granted));
    }

    private static @Nullable Days all(Demand demand, Days near, Days validity) {
        return switch (demand) {
            case Demand.Quota quota -> around(quota.per(), near, validity);
            case Demand.InARow row -> widened(near, (row.most() + 1) * (row.unit() == Counter.Unit.WEEKEND ? 7 : 1));
            case Demand.Rest rest ->
                widened(near, 1 + (int) rest.after().plus(rest.length()).toDays());
            case Demand.Numbers numbers -> numbers.table().counting() == Table.Counting.CIRCUIT ? near : null;
            case Demand.Pause pause -> near;
            case Demand.Apart apart -> near;
            case Demand.Unmixed unmixed -> near;
            case Demand.Require require -> null;
            case Demand.Forbid forbid -> null;
            case Demand.Step step -> null;
            case Demand.Doubt doubt -> null;
        };
    }

    /** Every period of which some of these days are part. */
    private static Days around(Counter.Period per, Days near, Days validity) {
        LocalDate first = Objects.requireNonNull(near.from());
        LocalDate last = Objects.requireNonNull(near.until()).minusDays(1);
        return new Days(
                per.around(first, validity).from(), per.around(last, validity).until());
    }

    private static Days widened(Days near, int days) {
        return new Days(
                Objects.requireNonNull(near.from()).minusDays(days),
                Objects.requireNonNull(near.until()).plusDays(days));
    }

    private static @Nullable Days both(@Nullable Days one, @Nullable Days other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        LocalDate from = one.from();
        LocalDate until = one.until();
        LocalDate otherFrom = other.from();
        LocalDate otherUntil = other.until();
        return new Days(
                from == null || otherFrom == null ? null : from.isBefore(otherFrom) ? from : otherFrom,
                until == null || otherUntil == null ? null : until.isAfter(otherUntil) ? until : otherUntil);
    }
}
