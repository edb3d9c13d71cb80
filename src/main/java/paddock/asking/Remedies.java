package paddock.asking;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import paddock.fact.FactName;
import paddock.fact.Value;
import paddock.fact.Vehicles;
import paddock.homologation.Condition;
import paddock.homologation.Demand;
import paddock.homologation.Finding;
import paddock.homologation.Homologation;
import paddock.homologation.LawfulHours;
import paddock.homologation.Order;
import paddock.homologation.Outcome;
import paddock.homologation.Use;
import paddock.homologation.Verdict;

/** What single change would make a use lawful: other hours, another day, another value of one fact. */
final class Remedies {

    private static final int DAYS_AHEAD = 60;
    private static final int MOST = 6;

    private final Homologation homologation;
    private final Use use;
    private final LawfulHours hours;

    Remedies(Homologation homologation, Use use) {
        this.homologation = homologation;
        this.use = use;
        this.hours = homologation.lawful(use);
    }

    /** A way out that a text leaves open. */
    record Grant(Outcome.Path path, @Nullable Order order) {}

    /** A change that is enough by itself. */
    sealed interface Remedy {

        /** The same day at other hours, or another day. */
        record Move(LocalDate day, LocalTime from, LocalTime until) implements Remedy {}

        /** One fact with another value. */
        record Change(String fact, Value value) implements Remedy {}

        /** What has to be granted or done; nothing else stands in the way. */
        record Granted(List<Grant> all) implements Remedy {}

        /** No more vehicles than that. */
        record Fewer(int count) implements Remedy {}
    }

    /** Nothing where the use is lawful, or where no single change is known to help. */
    List<Remedy> all() {
        List<Remedy> remedies = new ArrayList<>();
        sameDay().ifPresent(remedies::add);
        otherDay().ifPresent(remedies::add);
        remedies.addAll(facts());
        remedies.addAll(0, grants());
        return remedies.stream().limit(MOST).toList();
    }

    /** What each by itself would do; where none does, all of it together. */
    private List<Remedy> grants() {
        Map<String, Grant> open = new LinkedHashMap<>();
        for (Finding finding : homologation.verdict(use).reasons()) {
            if (finding.outcome() instanceof Outcome.Wanting wanting) {
                wanting.paths().forEach(path -> open.putIfAbsent(path.id(), new Grant(path, finding.source())));
            }
        }
        List<Remedy> single = open.values().stream()
                .filter(grant -> lawful(with(Stream.of(grant.path().id()))))
                .<Remedy>map(grant -> new Remedy.Granted(List.of(grant)))
                .toList();
        boolean together = single.isEmpty() && open.size() > 1 && lawful(with(open.keySet().stream()));
        return together ? List.of(new Remedy.Granted(List.copyOf(open.values()))) : single;
    }

    private Use with(Stream<String> grants) {
        return use.authorised(Stream.concat(use.authorised().stream(), grants).collect(Collectors.toSet()));
    }

    private boolean lawful(Use changed) {
        return homologation.verdict(changed) instanceof Verdict.Allowed;
    }

    /** The nearest hours of the same day that would do. */
    private Optional<Remedy.Move> sameDay() {
        return length().flatMap(length -> on(local(use.from()).toLocalDate(), length));
    }

    /** The first day to come with hours that would do: the same ones before all others. */
    private Optional<Remedy.Move> otherDay() {
        return length().flatMap(length -> Stream.iterate(1, n -> n + 1)
                .limit(DAYS_AHEAD)
                .map(n -> on(local(use.from()).toLocalDate().plusDays(n), length))
                .flatMap(Optional::stream)
                .findFirst());
    }

    /** How long it takes on the clock, in seconds; nothing where it takes a day or more. */
    private Optional<Integer> length() {
        Duration length = Duration.between(
                local(use.from()).toLocalDateTime(), local(use.until()).toLocalDateTime());
        return length.compareTo(Duration.ofDays(1)) < 0 && length.isPositive()
                ? Optional.of(Math.toIntExact(length.toSeconds()))
                : Optional.empty();
    }

    /** The hours of a day nearest to those that are wished for, of those in which nothing stands in the way. */
    private Optional<Remedy.Move> on(LocalDate day, int length) {
        int wish = local(use.from()).toLocalTime().toSecondOfDay();
        Stream<Integer> starts = hours.between(day, day.plusDays(1)).getFirst().that("allowed").stream()
                .map(LawfulHours.Window::hours)
                .filter(window -> window.until() - window.from() >= length)
                .map(window -> Math.clamp(wish, window.from(), window.until() - length))
                .sorted(Comparator.comparingInt(start -> Math.abs(start - wish)));
        boolean sameHours = !day.equals(local(use.from()).toLocalDate());
        return Stream.concat(sameHours ? Stream.of(wish) : Stream.of(), starts)
                .distinct()
                .flatMap(start -> move(day, start, length).stream())
                .findFirst();
    }

    /** From a second of the clock on, where the clock shows it once and the use is lawful. */
    private Optional<Remedy.Move> move(LocalDate day, int start, int length) {
        ZoneId zone = homologation.calendar().zone();
        LocalDateTime from = day.atStartOfDay().plusSeconds(start);
        LocalDateTime until = from.plusSeconds(length);
        boolean once = zone.getRules().getValidOffsets(from).size() == 1
                && zone.getRules().getValidOffsets(until).size() == 1;
        return once
                        && lawful(use.during(
                                from.atZone(zone).toInstant(),
                                until.atZone(zone).toInstant()))
                ? Optional.of(new Remedy.Move(day, from.toLocalTime(), until.toLocalTime()))
                : Optional.empty();
    }

    private ZonedDateTime local(Instant time) {
        return time.atZone(homologation.calendar().zone());
    }

    /** Every value that a rule names is tried, by itself. */
    private List<Remedy> facts() {
        Map<String, Set<Value>> named = new LinkedHashMap<>();
        Set<Integer> counts = new LinkedHashSet<>();
        for (Order order : homologation.on(local(use.from()).toLocalDate())) {
            order.rules().forEach(rule -> {
                values(rule.when(), named);
                switch (rule.demand()) {
                    case Demand.Require require -> values(require.that(), named);
                    case Demand.Numbers numbers -> numbers.table().cells().forEach(cell -> counts.add(cell.most()));
                    default -> {}
                }
            });
            order.reliefs().forEach(relief -> values(relief.when(), named));
        }
        List<Remedy> remedies = new ArrayList<>();
        named.forEach((fact, values) -> values.stream()
                .filter(value -> lawful(with(fact, value)))
                .findFirst()
                .ifPresent(value -> remedies.add(new Remedy.Change(fact, value))));
        counts.stream()
                .sorted((a, b) -> Integer.compare(b, a))
                .filter(count -> lawful(with(count)))
                .findFirst()
                .ifPresent(count -> remedies.add(new Remedy.Fewer(count)));
        return remedies;
    }

    private Use with(String fact, Value value) {
        if (FactName.OF_VEHICLES.contains(fact)) {
            return with(use.vehicles().stream()
                    .map(each -> {
                        Map<String, Value> facts = new HashMap<>(each.facts());
                        facts.put(fact, value);
                        return new Vehicles(each.count(), facts);
                    })
                    .toList());
        }
        Map<String, Value> facts = new HashMap<>(use.facts());
        facts.put(fact, value);
        return use.with(facts);
    }

    private Use with(int count) {
        return with(use.vehicles().stream()
                .map(each -> new Vehicles(lesser(each.count(), count), each.facts()))
                .toList());
    }

    private static @Nullable Integer lesser(@Nullable Integer count, int most) {
        return count == null ? null : Math.min(count, most);
    }

    private Use with(List<Vehicles> vehicles) {
        return new Use(
                use.from(),
                use.until(),
                use.layouts(),
                use.facts(),
                vehicles,
                use.authorised(),
                use.used(),
                use.others(),
                use.reach());
    }

    private void values(Condition condition, Map<String, Set<Value>> into) {
        switch (condition) {
            case Condition.Is is
            when !is.fact().equals("activity") ->
                is.codes().stream()
                        .sorted()
                        .forEach(code -> into.computeIfAbsent(is.fact(), fact -> new LinkedHashSet<>())
                                .add(Value.Codes.of(code)));
            case Condition.Within within
            when within.bound().most() != null && within.bound().isLimit() ->
                into.computeIfAbsent(within.fact(), fact -> new LinkedHashSet<>())
                        .add(new Value.Amount(within.bound().most()));
            case Condition.Within within
            when within.bound().mostFact() != null
                    && use.facts().get(within.bound().mostFact()) instanceof Value.Amount limit ->
                into.computeIfAbsent(within.fact(), fact -> new LinkedHashSet<>())
                        .add(limit);
            case Condition.All all -> all.of().forEach(each -> values(each, into));
            case Condition.Any any -> any.of().forEach(each -> values(each, into));
            case Condition.Not not -> values(not.of(), into);
            default -> {}
        }
    }
}
