package paddock.fruit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import paddock.exhibition.Cost;
import paddock.exhibition.Partner;
import paddock.kernel.Money;

/**
 * What an exhibition costs, kind by kind, and who bears it: the lines come to the total, and the total less what partners
 * bear to what the operator does.
 */
record Bill(List<Line> lines, Line total, List<Bearing> partners, Money borne) {

    /** So many partners are named; where there are more, the last line has all those who bear least. */
    private static final int NAMED = 4;

    Bill {
        lines = List.copyOf(lines);
        partners = List.copyOf(partners);
    }

    /**
     * All costs of a kind, or of every kind.
     *
     * @param kind by its key; empty for every kind
     * @param spent as far as it is known; absent where nothing is
     * @param counted what was spent, and what is planned of that of which one does not know yet
     */
    record Line(String kind, Money planned, @Nullable Money spent, Money counted) {

        private static Line of(String kind, List<Cost> costs) {
            Money spent = null;
            for (Cost cost : costs) {
                Money one = cost.spent();
                spent = one == null ? spent : spent == null ? one : spent.plus(one);
            }
            return new Line(
                    kind,
                    costs.stream().map(Cost::planned).reduce(Money.NONE, Money::plus),
                    spent,
                    costs.stream().map(Cost::known).reduce(Money.NONE, Money::plus));
        }
    }

    /**
     * What partners bear.
     *
     * @param name empty where it is several that are not named
     * @param count how many they are
     * @param share of the costs, in hundredths
     */
    record Bearing(String name, int count, int share, Money amount) {

        private static Bearing together(List<Bearing> some) {
            return new Bearing(
                    "",
                    some.size(),
                    some.stream().mapToInt(Bearing::share).sum(),
                    some.stream().map(Bearing::amount).reduce(Money.NONE, Money::plus));
        }
    }

    static Bill of(List<Cost> costs, List<Partner> partners) {
        Map<Cost.Kind, List<Cost>> kinds = new EnumMap<>(Cost.Kind.class);
        costs.forEach(cost ->
                kinds.computeIfAbsent(cost.kind(), kind -> new ArrayList<>()).add(cost));
        Line total = Line.of("", costs);
        List<Bearing> bearings = bearings(partners, total.counted());
        return new Bill(
                kinds.entrySet().stream()
                        .map(each -> Line.of(each.getKey().key(), each.getValue()))
                        .toList(),
                total,
                named(bearings),
                bearings.stream().map(Bearing::amount).reduce(total.counted(), Money::minus));
    }

    /** Who bears most first; each what its share adds, so that no cent is lost on the way to what the operator bears. */
    private static List<Bearing> bearings(List<Partner> partners, Money total) {
        List<Bearing> all = new ArrayList<>();
        int shares = 0;
        Money left = total;
        for (Partner partner : partners.stream()
                .sorted(Comparator.comparingInt(Partner::share).reversed().thenComparing(Partner::name))
                .toList()) {
            shares += partner.share();
            Money after = total.percent(Math.max(0, 100 - shares));
            all.add(new Bearing(partner.name(), 1, partner.share(), left.minus(after)));
            left = after;
        }
        return all;
    }

    private static List<Bearing> named(List<Bearing> all) {
        if (all.size() <= NAMED) {
            return all;
        }
        List<Bearing> few = new ArrayList<>(all.subList(0, NAMED - 1));
        few.add(Bearing.together(all.subList(NAMED - 1, all.size())));
        return few;
    }
}
