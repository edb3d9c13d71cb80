package paddock.homologation;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import paddock.fact.Truth;
import paddock.fact.Vehicles;
import paddock.kernel.Days;
import paddock.kernel.Text;

/**
 * One thing that a paragraph demands. All rules hold together: a use has to keep each of them at every instant.
 *
 * @param id short name, by which exceptions and derogations say what they lift
 * @param cite the paragraph, as people quote it
 * @param text what it says, in our own words
 * @param when where, when and for whom it applies
 * @param ifStated whether it is judged only where the facts it asks for are stated, as for what can only be measured
 *     afterwards; otherwise what is not known leaves the verdict open
 * @param stated the facts without which it is not judged, as for what people would mention; other facts that are not
 *     known leave the verdict open
 */
public record Rule(
        String id, String cite, Text text, Condition when, Demand demand, boolean ifStated, Set<String> stated) {

    /** What an older document does not have is none. */
    public Rule {
        stated = stated == null ? Set.of() : Set.copyOf(stated);
    }

    public Rule(String id, String cite, Text text, Condition when, Demand demand, boolean ifStated) {
        this(id, cite, text, when, demand, ifStated, Set.of());
    }

    public Rule(String id, String cite, @Nullable Text text, Condition when, Demand demand) {
        this(id, cite, text == null ? Text.of("fr", cite) : text, when, demand, false);
    }

    /** What is open is kept where the rule is judged only if facts are stated, and they are not. */
    Truth unlessUnstated(Truth truth, Moment moment) {
        return truth == Truth.UNKNOWN && (ifStated || stated.stream().anyMatch(fact -> !moment.states(fact)))
                ? Truth.TRUE
                : truth;
    }

    /** Whether it is about a use at some moment of it, kept or not; what cannot be known may be. */
    public boolean concerns(Use use, Order order, Homologation law) {
        Calendar calendar = law.calendar();
        List<Vehicles> kinds = use.vehicles().isEmpty() ? List.of(Vehicles.UNSAID) : use.vehicles();
        return calendar.slices(use.from(), use.until(), law.cuts()).stream()
                .flatMap(slice -> kinds.stream()
                        .map(kind -> new Moment(
                                calendar.kind(slice.date()),
                                calendar.kind(slice.date().minusDays(1)),
                                slice.from(),
                                use,
                                kind,
                                order.values(),
                                Set.of())))
                .anyMatch(moment -> when.at(moment) != Truth.FALSE);
    }

    /** Names what would have decided whether it is kept, exceptions apart; called where that is open. */
    void missing(Judging judging, Moment moment, Set<String> into) {
        when.deciding(moment, into);
        if (judging.others() == null && Sets.concern(demand)) {
            into.add("others");
        }
        switch (demand) {
            case Demand.Require require -> require.that().deciding(moment, into);
            case Demand.Forbid forbid -> forbid.what().deciding(moment, into);
            case Demand.Numbers numbers -> {
                if (numbers.table().admits(moment, judging.use().vehicles()) == Truth.UNKNOWN) {
                    numbers.table().missing(moment, judging.use().vehicles(), into);
                }
            }
            case Demand.Quota quota -> {
                quota.of().deciding(moment, into);
                Days period =
                        quota.per().around(moment.day().date(), judging.order().validity());
                if (judging.others() != null && !Uses.know(judging.others(), period)) {
                    into.add(quota.amount() instanceof Demand.Quota.Amount.AtMost ? "used." + id : "others");
                }
            }
            case Demand.InARow row -> {
                row.of().deciding(moment, into);
                if (!Uses.know(judging.others(), Days.ALWAYS)) {
                    into.add("others");
                }
            }
            case Demand.Unmixed unmixed -> new Alongside(judging).missing(unmixed, moment, into);
            case Demand.Pause _, Demand.Rest _ -> into.add("others");
            case Demand.Apart _, Demand.Step _, Demand.Doubt _ -> {}
        }
    }

    /** An exception that the order itself makes: while it holds, the rules it names do not apply, and no others. */
    public record Relief(String id, String cite, Text text, Set<String> lifts, Condition when) {

        public Relief {
            lifts = Set.copyOf(lifts);
        }
    }
}
