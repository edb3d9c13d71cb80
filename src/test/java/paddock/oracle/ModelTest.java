package paddock.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import paddock.booking.Product;
import paddock.oracle.Run.Disagreement;

/**
 * Random histories told to two nodes of the product on one database, and to an oracle that shares no code with it. Again with
 * {@code -Dpaddock.model.seed=…}, and as many as {@code -Dpaddock.model.histories=…} says.
 */
class ModelTest {

    private static final boolean FULL = Boolean.getBoolean("paddock.full");
    private static final int HISTORIES = Integer.getInteger("paddock.model.histories", FULL ? 3_000 : 40);
    /** The same every time in the usual run, others every day in the full one. */
    private static long seed() {
        return Long.getLong(
                "paddock.model.seed", FULL ? LocalDate.now(ZoneOffset.UTC).toEpochDay() * 10_000 : 1);
    }

    private static final int MOST_TO_FIND = 300;
    private static final int MOST_TO_SHRINK = FULL ? 300 : 100;
    private static final int SHORT = 10;

    private static final Set<Fault> FOUND_SOON = EnumSet.of(
            Fault.NOT_FREED,
            Fault.NO_TURN,
            Fault.BOTH_SIDES,
            Fault.NEVER_ENDS,
            Fault.OPTIONS_DO_NOT_COUNT,
            Fault.SLOW_CLOCK,
            Fault.OWN_MEMORY);

    /** So many histories reach whatever matters. */
    private static final int ENOUGH = 200;

    private static final String[] REACHED = {
        "HOLD held",
        "HOLD taken",
        "HOLD unlawful",
        "HOLD too-few",
        "HOLD_SELF held",
        "HOLD_SELF beyond",
        "BOOK held",
        "BOOK taken",
        "CLOSE held",
        "CONFIRM confirmed",
        "CONFIRM over",
        "CONFIRM ungranted",
        "CONFIRM outranked",
        "RELEASE released",
        "RELEASE over",
        "CHALLENGE challenged",
        "CHALLENGE over",
        "FILE done",
        "GRANT done",
        "REFUSE done",
        "MOVE moved",
        "MOVE taken",
        "MOVE unlawful",
        "MOVE used",
        "MOVE waits",
        "SWAP moved",
        "CLOSE OVER moved",
        "CLOSE OVER held"
    };

    private static final AtomicReference<Instant> NOW = new AtomicReference<>(Instant.parse("2026-05-11T06:00:00Z"));
    private static final AtomicReference<Fault> FAULT = new AtomicReference<>(Fault.NONE);
    private static final AtomicInteger PLANTED = new AtomicInteger();
    private static final Map<String, Integer> OUTCOMES = new TreeMap<>();
    private static Product product;

    @BeforeAll
    static void start() {
        product = new Product(NOW, new Product.Seams() {
            @Override
            public Instant now(int node) {
                Instant now = FAULT.get().now(node, NOW.get());
                return counted(now, NOW.get());
            }

            @Override
            public String sql(int node, String text) {
                return counted(FAULT.get().sql(node, text), text);
            }
        });
    }

    private static <T> T counted(T becomes, T was) {
        if (!becomes.equals(was)) {
            PLANTED.incrementAndGet();
        }
        return becomes;
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    private static Optional<Disagreement> told(History history) {
        return new Run(product, NOW, OUTCOMES).of(history);
    }

    /** The shortest way to the first disagreement among so many histories. */
    private static Optional<History> failing(long seed) {
        History history = Histories.of(seed);
        return told(history).map(wrong -> {
            History until = history.with(history.steps().subList(0, wrong.step() + 1));
            return new Shrinking(tried -> told(tried).isPresent(), MOST_TO_SHRINK).of(until);
        });
    }

    private static String said(long seed, History history) {
        return "-Dpaddock.model.seed=" + seed + ", as short as can be: " + history + "\n  "
                + told(history).map(Disagreement::says).orElse("not every time");
    }

    @Test
    void whatever_happens_the_product_does_what_the_oracle_says() {
        FAULT.set(Fault.NONE);
        OUTCOMES.clear();
        for (long seed = seed(); seed < seed() + HISTORIES; seed++) {
            Optional<History> failing = failing(seed);
            if (failing.isPresent()) {
                fail(said(seed, failing.get()));
            }
        }
        if (HISTORIES >= ENOUGH) {
            assertThat(OUTCOMES).as("there is a history for each of these").containsKeys(REACHED);
        }
    }

    /** The day by which to ask for something was that of the first claim, and not that of the first day. */
    @Test
    void what_has_to_be_granted_for_several_days_is_to_be_asked_for_before_the_first() {
        FAULT.set(Fault.NONE);
        LocalDateTime evening = LocalDateTime.parse("2026-05-19T20:00");
        List<Want> wants = List.of(
                new Want("north", 0, evening, evening.plusHours(1)),
                new Want("north", 0, evening.minusDays(1), evening.minusDays(1).plusHours(1)));
        Step hold = new Step.Ask(0, "A", Step.How.HOLD, Step.Client.MAKER, wants, 6);
        assertThat(told(new History(Instant.parse("2026-05-11T06:00:00Z"), List.of(hold))))
                .isEmpty();
    }

    /** Whoever waited for units where only the turnaround was in the way was overtaken, and forgotten when they were freed. */
    @Test
    void who_waits_for_units_has_its_turn_also_where_only_the_time_between_is_in_the_way() {
        FAULT.set(Fault.NONE);
        List<Step> steps = List.of(
                boxes("A", "10:00", "12:00"),
                boxes("B", "09:00", "10:00"),
                boxes("C", "08:00", "09:00"),
                new Step.Act(1, Step.Verb.RELEASE, "A", false));
        assertThat(told(new History(Instant.parse("2026-05-11T06:00:00Z"), steps)))
                .isEmpty();
    }

    /** Whoever books was judged beside what was there before those who wait had their turn. */
    @Test
    void who_books_where_something_has_lapsed_is_judged_beside_those_who_have_it_next() {
        FAULT.set(Fault.NONE);
        List<Step> steps = List.of(
                ring("A", Step.How.HOLD, "full", 4),
                ring("B", Step.How.HOLD, "north", 15),
                new Step.Until("A", Step.Point.LAPSE, 0),
                ring("C", Step.How.BOOK, "south", 10));
        assertThat(told(new History(Instant.parse("2026-05-11T06:00:00Z"), steps)))
                .isEmpty();
    }

    private static Step ring(String label, Step.How how, String layout, int cars) {
        LocalDateTime nine = LocalDateTime.parse("2026-06-15T09:00");
        return new Step.Ask(1, label, how, of(label), List.of(new Want(layout, 0, nine, nine.plusHours(1))), cars);
    }

    private static Step.Client of(String label) {
        return switch (label) {
            case "A" -> Step.Client.CLUB;
            case "B" -> Step.Client.SCHOOL;
            default -> Step.Client.MAKER;
        };
    }

    private static Step boxes(String label, String from, String until) {
        LocalDate day = LocalDate.of(2026, 5, 19);
        Want all =
                new Want("boxes", Place.BOXES, day.atTime(LocalTime.parse(from)), day.atTime(LocalTime.parse(until)));
        return new Step.Ask(0, label, Step.How.HOLD, of(label), List.of(all), 6);
    }

    /** All of them in the full run; else those that are found soonest. */
    static List<Fault> faults() {
        return Stream.of(Fault.values())
                .filter(fault -> FULL ? fault != Fault.NONE : FOUND_SOON.contains(fault))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_fault_is_found_and_shown_by_a_short_history(Fault fault) {
        FAULT.set(fault);
        PLANTED.set(0);
        try {
            Optional<History> found = Optional.empty();
            for (long seed = 1; seed <= MOST_TO_FIND && found.isEmpty(); seed++) {
                found = failing(seed);
            }
            assertThat(PLANTED.get())
                    .as("the product can still be made to have it")
                    .isPositive();
            assertThat(found).as(fault.toString()).isPresent();
            assertThat(found.orElseThrow().steps())
                    .as(fault + ": " + found.orElseThrow())
                    .hasSizeLessThanOrEqualTo(SHORT);
        } finally {
            FAULT.set(Fault.NONE);
        }
    }
}
