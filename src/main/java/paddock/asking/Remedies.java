package paddock.asking;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import paddock.fact.FactName;
import paddock.fact.Value;
import paddock.fact.Vehicles;
import paddock.homologation.Condition;
import paddock.homologation.Demand;
import paddock.homologation.Homologation;
import paddock.homologation.Hours;
import paddock.homologation.Order;
import paddock.homologation.Use;
import paddock.homologation.Verdict;

/** What single change would make a use lawful: other hours, another day, another value of one fact. */
final class Remedies {

    private static final int DAYS_AHEAD = 60;
    private static final int MOST = 6;

    private final Homologation homologation;
    private final Use use;

    Remedies(Homologation homologation, Use use) {
        this.homologation = homologation;
        this.use = use;
    }

    /** A change that is enough by itself. */
    sealed interface Remedy {

        /** The same day at other hours, or another day. */
        record Move(LocalDate day, LocalTime from, LocalTime until) implements Remedy {}

        /** One fact with another value. */
        record Change(String fact, Value value) implements Remedy {}

        /** No more vehicles than that. */
        record Fewer(int count) implements Remedy {}
    }

    /** Nothing where the use is lawful, or where no single change is known to help. */
    List<Remedy> all() {
        List<Remedy> remedies = new ArrayList<>();
        sameDay().ifPresent(remedies::add);
        otherDay().ifPresent(remedies::add);
        remedies.addAll(facts());
        return remedies.stream().limit(MOST).toList();
    }

    private boolean lawful(Use changed) {
        return homologation.verdict(changed) instanceof Verdict.Allowed;
    }

    private Optional<Remedy.Move> sameDay() {
        ZonedDateTime from = local(use.from());
        Duration length = Duration.between(use.from(), use.until());
        LocalDate day = from.toLocalDate();
        if (length.compareTo(Duration.ofDays(1)) >= 0) {
            return Optional.empty();
        }
        return homologation.lawful(use).between(day, day.plusDays(1)).getFirst().that("allowed").stream()
                .filter(window -> window.hours().until() - window.hours().from() >= length.toSeconds())
                .flatMap(window -> starts(window.hours(), length, from.toLocalTime()))
                .min((a, b) -> Long.compare(away(a, from), away(b, from)))
                .map(start -> day.atStartOfDay(homologation.calendar().zone()).plusSeconds(start))
                .filter(start ->
                        lawful(use.during(start.toInstant(), start.toInstant().plus(length))))
                .map(start -> move(start, length));
    }

    /** The latest start before the wish, and the earliest after it, within a window. */
    private static Stream<Integer> starts(Hours window, Duration length, LocalTime wish) {
        int last = window.until() - Math.toIntExact(length.toSeconds());
        return Stream.of(Math.clamp(wish.toSecondOfDay(), window.from(), last));
    }

    private static long away(int second, ZonedDateTime from) {
        return Math.abs(second - from.toLocalTime().toSecondOfDay());
    }

    private Optional<Remedy.Move> otherDay() {
        Duration length = Duration.between(use.from(), use.until());
        ZonedDateTime from = local(use.from());
        return Stream.iterate(1, n -> n + 1)
                .limit(DAYS_AHEAD)
                .map(from::plusDays)
                .filter(start ->
                        lawful(use.during(start.toInstant(), start.toInstant().plus(length))))
                .findFirst()
                .map(start -> move(start, length));
    }

    private static Remedy.Move move(ZonedDateTime start, Duration length) {
        return new Remedy.Move(
                start.toLocalDate(), start.toLocalTime(), start.plus(length).toLocalTime());
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

    private static void values(Condition condition, Map<String, Set<Value>> into) {
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
            case Condition.All all -> all.of().forEach(each -> values(each, into));
            case Condition.Any any -> any.of().forEach(each -> values(each, into));
            case Condition.Not not -> values(not.of(), into);
            default -> {}
        }
    }
}
