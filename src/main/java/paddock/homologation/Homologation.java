package paddock.homologation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import paddock.homologation.Law.Exemption;
import paddock.homologation.Law.Register;
import paddock.homologation.Order.Level;
import paddock.homologation.Version.Series;
import paddock.kernel.Days;

/** Everything that is written about one layout, over time: gives the verdict on a use of it. */
public final class Homologation {

    /** Of so many kinds of use the lawful hours are kept, the last that were asked for. */
    private static final int MOST_KEPT = 100;

    private static final Outcome KEPT = new Outcome.Kept();

    private final Calendar calendar;
    private final List<Series> series;
    private final @Nullable Exemption standIn;
    private final List<Exempted> exempted;
    private final int[] cuts;
    private final Map<Use, LawfulHours> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Use, LawfulHours> eldest) {
            return size() > MOST_KEPT;
        }
    };
    private Set<String> neighbours = Set.of();
    private Map<String, Homologation> ofSite = Map.of();
    private Predicate<LocalDate> exists = day -> true;

    /** Uses that need no order: those that keep the one rule of this text. */
    private record Exempted(Exemption exemption, Version text) {}

    Homologation(Calendar calendar, List<Order> orders, @Nullable Exemption exemption) {
        this(calendar, orders, exemption == null ? List.of() : List.of(exemption), List.of());
    }

    Homologation(Calendar calendar, List<Order> orders, List<Exemption> exemptions, List<Register> registers) {
        this.calendar = calendar;
        this.standIn = exemptions.stream()
                .filter(each -> each.when() == null)
                .findFirst()
                .orElse(null);
        this.exempted = exemptions.stream()
                .flatMap(each -> Stream.ofNullable(each.when()).map(when -> exempted(each, when)))
                .toList();
        Map<String, List<Version>> byKey = new LinkedHashMap<>();
        orders.stream()
                .sorted(Comparator.comparing(
                        order -> Optional.ofNullable(order.validity().from()).orElse(LocalDate.MIN)))
                .forEach(order -> byKey.computeIfAbsent(order.key(), key -> new ArrayList<>())
                        .add(new Version(order, registers)));
        this.series = byKey.values().stream().map(Series::new).toList();
        TreeSet<Integer> all = new TreeSet<>();
        versions().forEach(version -> {
            for (int cut : version.cuts()) {
                all.add(cut);
            }
        });
        this.cuts = all.stream().mapToInt(Integer::intValue).toArray();
    }

    /** What is written about a layout of a site. */
    public static Homologation of(Law law, Calendar calendar, String circuit, String layout) {
        return new Homologation(
                calendar,
                law.orders().stream()
                        .filter(order -> order.concerns(circuit, layout))
                        .toList(),
                law.exemptions().stream()
                        .filter(each -> each.circuit() == null || each.circuit().equals(circuit))
                        .toList(),
                law.registers());
    }

    /** The same, knowing which layouts belong to the circuit: uses of others do not count for texts about this one. */
    Homologation among(Set<String> layoutsOfTheCircuit) {
        neighbours = Set.copyOf(layoutsOfTheCircuit);
        return this;
    }

    /** The same, knowing what is written about all layouts of the site: a use of several is held against all of it. */
    Homologation beside(Map<String, Homologation> layoutsOfTheSite) {
        ofSite = layoutsOfTheSite;
        return this;
    }

    /** The same, knowing on which days the layout is there. */
    Homologation existing(Predicate<LocalDate> days) {
        exists = days;
        return this;
    }

    /** When a use of a kind is lawful, found out once and kept for those who ask again. */
    public LawfulHours lawful(Use profile) {
        Use kind = profile.during(Instant.EPOCH, Instant.EPOCH.plusSeconds(1));
        synchronized (kept) {
            return kept.computeIfAbsent(kind, any -> new LawfulHours(this, any));
        }
    }

    boolean exists(LocalDate day) {
        return exists.test(day);
    }

    /** Whether the use is lawful on this layout, and on all others on which it runs at once. */
    public Verdict verdict(Use use) {
        if (use.layouts().size() < 2) {
            return verdict(use, Judging.Scope.WHOLE);
        }
        Set<Finding> findings = new LinkedHashSet<>(findings(use, Judging.Scope.WHOLE));
        use.layouts().stream().sorted().map(ofSite::get).forEach(other -> {
            if (other != null && other != this) {
                findings.addAll(other.findings(use, Judging.Scope.WHOLE));
            }
        });
        return Verdict.of(List.copyOf(findings));
    }

    Verdict verdict(Use use, Judging.Scope scope) {
        return Verdict.of(findings(use, scope));
    }

    private List<Finding> findings(Use use, Judging.Scope scope) {
        List<Slice> slices = calendar.slices(use.from(), use.until(), cuts);
        List<Finding> findings = new ArrayList<>();
        List<Slice> absent =
                slices.stream().filter(slice -> !exists.test(slice.date())).toList();
        if (!absent.isEmpty()) {
            Outcome broken = new Outcome.Broken(List.of());
            findings.add(new Finding(null, Finding.NO_COURSE, "", null, broken, absent));
        }
        Asked asked = new Asked(use, scope);
        Finding exempt = exempt(asked, slices);
        boolean ordered = false;
        for (Series each : series) {
            if (each.level() != Level.ORDER) {
                judge(each, asked, slices, findings);
            } else if (exempt == null || exempt.outcome() instanceof Outcome.Unsure) {
                ordered = true;
                List<Finding> own = new ArrayList<>();
                judge(each, asked, slices, own);
                own.forEach(finding -> findings.add(exempt == null ? finding : unless(exempt, finding)));
            }
        }
        if (exempt != null && exempt.outcome().weight() == 0) {
            findings.add(exempt);
        } else if (!ordered) {
            findings.add(standIn == null && exempt != null ? unless(exempt, withoutOrder()) : withoutOrder());
        }
        return findings;
    }

    private static Exempted exempted(Exemption exemption, Condition when) {
        Rule rule = new Rule(
                Finding.EXEMPT, exemption.cite(), exemption.reason(), new Condition.Always(), new Demand.Require(when));
        return new Exempted(exemption, new Version(Order.of(rule), List.of()));
    }

    /** That this use needs no order, or may need none; absent where every exemption is for others. */
    private @Nullable Finding exempt(Asked asked, List<Slice> slices) {
        Finding open = null;
        for (Exempted each : exempted) {
            List<Finding> said = new ArrayList<>();
            new Judging(each.text(), calendar, asked.use(), asked.scope()).of(slices, said);
            Outcome outcome = said.getFirst().outcome();
            if (outcome.weight() == 0) {
                return exempt(each.exemption());
            }
            open = outcome instanceof Outcome.Unsure ? said.getFirst() : open;
        }
        return open;
    }

    /** What an order says of a use that may need none: where it stands in the way, that depends. */
    private static Finding unless(Finding exempt, Finding finding) {
        if (finding.outcome().weight() < 2 || !(exempt.outcome() instanceof Outcome.Unsure open)) {
            return finding;
        }
        Set<String> missing = new HashSet<>(open.missing());
        if (finding.outcome() instanceof Outcome.Unsure unsure) {
            missing.addAll(unsure.missing());
        }
        return new Finding(
                finding.source(),
                finding.ruleId(),
                finding.cite(),
                finding.text(),
                new Outcome.Unsure(missing),
                finding.slices(),
                finding.excess(),
                finding.balances());
    }

    /** A use, and which rules are asked about it. */
    private record Asked(Use use, Judging.Scope scope) {}

    private void judge(Series each, Asked asked, List<Slice> slices, List<Finding> findings) {
        Version first = each.on(slices.getFirst().date());
        Version last = each.on(slices.getLast().date());
        if (first != null && first == last) {
            new Judging(first, calendar, asked.use(), asked.scope())
                    .by(each)
                    .among(neighbours)
                    .of(slices, findings);
            return;
        }
        Map<Version, List<Slice>> parts = new LinkedHashMap<>();
        Map<Version, List<Slice>> outside = new LinkedHashMap<>();
        for (Slice slice : slices) {
            Version version = each.on(slice.date());
            (version == null ? outside : parts)
                    .computeIfAbsent(version == null ? each.nearest(slice.date()) : version, key -> new ArrayList<>())
                    .add(slice);
        }
        parts.forEach((version, part) -> new Judging(version, calendar, asked.use(), asked.scope())
                .by(each)
                .among(neighbours)
                .of(part, findings));
        if (each.level() == Level.ORDER) {
            outside.forEach((version, part) -> findings.add(outOfForce(version.order(), part)));
        }
    }

    /** An order that is no longer in force, or not yet, allows nothing: homologation is what makes a use lawful. */
    private static Finding outOfForce(Order order, List<Slice> slices) {
        LocalDate from = order.validity().from();
        boolean early = from != null && slices.getFirst().date().isBefore(from);
        String cite = order.lapse() == null ? order.version() : order.lapse();
        return new Finding(
                order, early ? Finding.NOT_YET : Finding.LAPSED, cite, null, new Outcome.Broken(List.of()), slices);
    }

    private Finding withoutOrder() {
        return standIn == null
                ? new Finding(null, Finding.NO_ORDER, "", null, new Outcome.Unsure(Set.of("order")), List.of())
                : exempt(standIn);
    }

    private static Finding exempt(Exemption exemption) {
        return new Finding(null, Finding.EXEMPT, exemption.cite(), exemption.reason(), KEPT, List.of());
    }

    /** The texts in force on a day. */
    public List<Order> on(LocalDate day) {
        return series.stream()
                .map(each -> each.on(day))
                .filter(version -> version != null)
                .map(Version::order)
                .toList();
    }

    /** The texts in force on some of these days. */
    public List<Order> over(Days days) {
        return series.stream().flatMap(each -> each.over(days)).toList();
    }

    /** All that tells one instant from another: every version, and the conditions of exemptions. */
    List<Version> versions() {
        return Stream.concat(
                        series.stream().flatMap(each -> each.versions().stream()),
                        exempted.stream().map(Exempted::text))
                .toList();
    }

    @Nullable
    Version onOf(String key, LocalDate day) {
        return series.stream()
                .filter(each -> each.versions().getFirst().order().key().equals(key))
                .map(each -> each.on(day))
                .filter(version -> version != null)
                .findFirst()
                .orElse(null);
    }

    public Calendar calendar() {
        return calendar;
    }

    int[] cuts() {
        return cuts;
    }
}
