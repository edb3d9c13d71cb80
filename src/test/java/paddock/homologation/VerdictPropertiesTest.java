package paddock.homologation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import paddock.circuit.Holidays;
import paddock.fact.Vehicles;

/** What holds of every verdict, whatever the order says: orders and uses are made up, also on nights with odd clocks. */
final class VerdictPropertiesTest {

    private static final int ROUNDS = Boolean.getBoolean("paddock.full") ? 50_000 : 1_000;
    private static final List<Calendar> CALENDARS = List.of(
            new Calendar(ZoneId.of("Europe/Paris"), new Holidays("FR")),
            new Calendar(ZoneId.of("Australia/Lord_Howe"), new Holidays("FR")));
    private static final List<LocalDate> DAYS = List.of(
            LocalDate.of(2026, 3, 28),
            LocalDate.of(2026, 4, 4),
            LocalDate.of(2026, 7, 13),
            LocalDate.of(2026, 10, 3),
            LocalDate.of(2026, 10, 24),
            LocalDate.of(2026, 12, 31));

    /** One order, one use, and the clock both go by. */
    private record Case(Calendar calendar, Order order, Use use) {
        Verdict verdict() {
            return verdict(order, use);
        }

        Verdict verdict(Order other, Use changed) {
            return new Homologation(calendar, List.of(other), null).verdict(changed);
        }
    }

    /** What has to hold, given the order's seed. */
    private interface Property {
        void holds(RandomLaw law, String seed);
    }

    private static void always(Property property) {
        long seed = new Random().nextLong();
        for (int i = 0; i < ROUNDS; i++) {
            long own = seed + i;
            property.holds(new RandomLaw(new Random(own)), "seed " + own);
        }
    }

    private static Case drawn(RandomLaw law, Order order) {
        Calendar calendar = law.one(CALENDARS.toArray(Calendar[]::new));
        ZonedDateTime midnight = law.one(DAYS.toArray(LocalDate[]::new)).atStartOfDay(calendar.zone());
        Instant from = midnight.plusMinutes(15L * law.random().nextInt(200)).toInstant();
        Instant until = from.plus(Duration.ofMinutes(15L * law.random().nextInt(1, 140)));
        return new Case(calendar, order, use(law, from, until));
    }

    private static Use use(RandomLaw law, Instant from, Instant until) {
        Set<String> granted = new HashSet<>();
        if (law.random().nextInt(4) == 0) {
            granted.add("kind");
        }
        Map<String, Integer> used = law.random().nextBoolean() ? Map.of("c0", 1) : Map.of();
        List<Vehicles> vehicles = new ArrayList<>(List.of(law.vehicles()));
        if (law.random().nextBoolean()) {
            vehicles.add(law.vehicles());
        }
        return new Use(from, until, Set.of("x"), law.facts(), vehicles, granted, used, null);
    }

    private static Use knowingLess(RandomLaw law, Use use) {
        return new Use(
                use.from(),
                use.until(),
                use.layouts(),
                law.fewer(use.facts()),
                use.vehicles().stream().map(law::fewer).toList(),
                use.authorised(),
                use.used(),
                use.others());
    }

    /** An order's derogations granted one by one rather than by their kind. */
    private static Use granted(RandomLaw law, Order order, Use use) {
        return use.authorised(order.derogations().stream()
                .map(Derogation::id)
                .filter(id -> law.random().nextBoolean())
                .collect(Collectors.toSet()));
    }

    private static boolean allowed(Verdict verdict) {
        return verdict instanceof Verdict.Allowed;
    }

    @Test
    void a_use_is_allowed_where_both_its_halves_are_and_not_where_it_is_refused() {
        always((law, seed) -> {
            Case drawn = drawn(law, law.order());
            Use use = knowingLess(law, granted(law, drawn.order(), drawn.use()));
            long seconds = Duration.between(use.from(), use.until()).toSeconds();
            Instant cut = use.from().plusSeconds(law.random().nextLong(1, seconds));
            Verdict whole = drawn.verdict(drawn.order(), use);
            Verdict first = drawn.verdict(drawn.order(), use.during(use.from(), cut));
            Verdict second = drawn.verdict(drawn.order(), use.during(cut, use.until()));
            assertThat(allowed(whole))
                    .as("%s: %s, cut at %s: %s and %s", seed, whole, cut, first, second)
                    .isEqualTo(allowed(first) && allowed(second));
            assertThat(whole instanceof Verdict.Refused)
                    .as("%s: %s", seed, whole)
                    .isEqualTo(first instanceof Verdict.Refused || second instanceof Verdict.Refused);
        });
    }

    @Test
    void nothing_becomes_refused_because_a_rule_goes() {
        always((law, seed) -> {
            Case drawn = drawn(law, law.counted());
            Verdict before = drawn.verdict();
            for (Rule rule : drawn.order().rules()) {
                List<Rule> rest = new ArrayList<>(drawn.order().rules());
                rest.remove(rule);
                Verdict after = drawn.verdict(RandomLaw.with(drawn.order(), rest), drawn.use());
                assertThat(weight(after)).as("%s without %s", seed, rule).isLessThanOrEqualTo(weight(before));
            }
        });
    }

    private static int weight(Verdict verdict) {
        return List.of("allowed", "needs", "undetermined", "refused").indexOf(verdict.word());
    }

    @Test
    void it_does_not_matter_in_which_order_the_rules_stand() {
        always((law, seed) -> {
            Case drawn = drawn(law, law.counted());
            List<Rule> shuffled = new ArrayList<>(drawn.order().rules());
            Collections.shuffle(shuffled, law.random());
            Verdict other = drawn.verdict(RandomLaw.with(drawn.order(), shuffled), drawn.use());
            assertThat(other.word()).as(seed).isEqualTo(drawn.verdict().word());
            assertThat(said(other)).as(seed).isEqualTo(said(drawn.verdict()));
        });
    }

    private static Set<Object> said(Verdict verdict) {
        return verdict.findings().stream()
                .map(finding -> List.of(finding.ruleId(), finding.cite(), finding.outcome(), finding.slices()))
                .collect(Collectors.toSet());
    }

    @Test
    void every_reason_cites_its_paragraph() {
        always((law, seed) -> {
            Case drawn = drawn(law, law.counted());
            assertThat(drawn.verdict().reasons())
                    .as(seed)
                    .allSatisfy(reason -> assertThat(reason.cite()).isNotBlank());
        });
    }

    @Test
    void what_is_decided_stays_so_whatever_else_becomes_known() {
        always((law, seed) -> {
            Case drawn = drawn(law, law.order());
            Use full = granted(law, drawn.order(), drawn.use());
            Use less = knowingLess(law, full);
            Verdict before = drawn.verdict(drawn.order(), less);
            if (!(before instanceof Verdict.Undetermined)) {
                assertThat(drawn.verdict(drawn.order(), full).word())
                        .as("%s: %s%n%s%n%s", seed, less, full, drawn.order())
                        .isEqualTo(before.word());
            }
        });
    }

    @Test
    void lawful_hours_say_what_the_verdict_on_any_use_within_them_says() {
        always((law, seed) -> {
            Case drawn = drawn(law, law.counted());
            Homologation homologation = new Homologation(drawn.calendar(), List.of(drawn.order()), null);
            LocalDate first = drawn.use().from().atZone(drawn.calendar().zone()).toLocalDate();
            homologation.lawful(drawn.use()).between(first.minusDays(9), first.plusDays(3));
            LawfulHours hours = homologation.lawful(drawn.use()); // kept from the time before
            for (LawfulHours.Day day : hours.between(first.minusDays(3), first.plusDays(9))) {
                LawfulHours.Window window = law.one(day.windows().toArray(LawfulHours.Window[]::new));
                int length = window.hours().until() - window.hours().from();
                Instant from = day.date()
                        .atStartOfDay()
                        .plusSeconds(window.hours().from() + law.random().nextInt(length))
                        .atZone(drawn.calendar().zone())
                        .toInstant();
                Verdict verdict = homologation.verdict(drawn.use().during(from, from.plusSeconds(1)));
                assertThat(window.verdict())
                        .as("%s: %s %s", seed, day.date(), window)
                        .isEqualTo(verdict.word());
                assertThat(window.cites())
                        .as(seed)
                        .containsExactlyInAnyOrderElementsOf(
                                verdict.reasons().stream().map(Finding::cite).collect(Collectors.toSet()));
            }
        });
    }
}
