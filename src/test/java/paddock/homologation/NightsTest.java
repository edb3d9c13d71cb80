package paddock.homologation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import paddock.fact.Truth;
import paddock.fact.Vehicles;
import paddock.homologation.Condition.All;
import paddock.homologation.Condition.Any;
import paddock.homologation.Condition.Clock;
import paddock.homologation.Condition.Not;

/** Hours across midnight belong to the day on which they begin, wherever that day is asked for beside them. */
final class NightsTest {

    private static final Clock NIGHT = new Clock(DayTest.ANY, List.of(SmallLaw.hours(20, 2)));
    private static final Clock SATURDAY = on(DayTest.Type.SATURDAY);
    private static final Clock HOLIDAY = on(DayTest.Type.HOLIDAY);

    private static final List<DayTest.Type> TYPES = List.of(DayTest.Type.values());

    private static Clock on(DayTest.Type type) {
        return new Clock(new DayTest(Set.of(type), Set.of(), List.of(), List.of(), Set.of(), -1), List.of());
    }

    private static Moment at(String time) {
        LocalDateTime when = LocalDateTime.parse(time);
        LocalDate day = when.toLocalDate();
        return new Moment(
                SmallLaw.PARIS.kind(day),
                SmallLaw.PARIS.kind(day.minusDays(1)),
                when.toLocalTime().toSecondOfDay(),
                SmallLaw.use(time, time.substring(0, 11) + "23:59"),
                Vehicles.UNSAID,
                Map.of(),
                Set.of());
    }

    private static void holds(Condition condition, String... times) {
        List<String> all = List.of(
                "2026-05-16T00:30", // after Friday's evening
                "2026-05-16T12:00",
                "2026-05-16T20:00",
                "2026-05-17T01:30", // after Saturday's evening
                "2026-05-17T02:00",
                "2026-05-17T21:00",
                "2026-05-14T00:30", // Ascension, after Wednesday's evening
                "2026-05-14T23:00",
                "2026-05-15T01:30");
        assertThat(all.stream().filter(time -> condition.at(at(time)) == Truth.TRUE))
                .containsExactly(times);
    }

    @Test
    void nights_of_saturdays_and_holidays_are_those_that_begin_on_them() {
        String[] nights = {"2026-05-16T20:00", "2026-05-17T01:30", "2026-05-14T23:00", "2026-05-15T01:30"};
        Condition days = new Any(List.of(SATURDAY, HOLIDAY));
        holds(new All(List.of(NIGHT, days)), nights);
        holds(new All(List.of(days, new All(List.of(NIGHT)))), nights);
        holds(new All(List.of(days, new Any(List.of(NIGHT)))), nights);
        holds(new Any(List.of(new All(List.of(NIGHT, SATURDAY)), new All(List.of(NIGHT, HOLIDAY)))), nights);
    }

    @Test
    void nights_but_those_of_holidays_end_on_the_holiday_itself() {
        holds(
                new All(List.of(NIGHT, new Not(HOLIDAY))),
                "2026-05-16T00:30",
                "2026-05-16T20:00",
                "2026-05-17T01:30",
                "2026-05-17T21:00",
                "2026-05-14T00:30");
    }

    @Test
    void a_day_that_has_no_hours_beside_it_is_the_day_itself() {
        holds(
                new Any(List.of(SATURDAY, new All(List.of(NIGHT, HOLIDAY)))),
                "2026-05-16T00:30",
                "2026-05-16T12:00",
                "2026-05-16T20:00",
                "2026-05-14T23:00",
                "2026-05-15T01:30");
        holds(
                new All(List.of(
                        SATURDAY, new Any(List.of(NIGHT, new Clock(DayTest.ANY, List.of(SmallLaw.hours(12, 13))))))),
                "2026-05-16T12:00",
                "2026-05-16T20:00",
                "2026-05-17T01:30");
    }

    /** Days put together in any way. */
    private static Condition days(Random random, int depth) {
        if (depth == 0) {
            return new Clock(
                    new DayTest(
                            random.nextBoolean() ? Set.of(TYPES.get(random.nextInt(TYPES.size()))) : Set.of(),
                            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.of(random.nextInt(1, 8))),
                            List.of(),
                            List.of(),
                            Set.of(),
                            random.nextInt(3) - 1),
                    List.of());
        }
        List<Condition> of = new ArrayList<>();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            of.add(days(random, depth - 1));
        }
        return switch (random.nextInt(3)) {
            case 0 -> new All(of);
            case 1 -> new Any(of);
            default -> new Not(of.getFirst());
        };
    }

    /** The same days and hours, put together in one of the ways that mean the same. */
    private static Condition together(Random random, Condition days, Clock hours) {
        List<Condition> both = new ArrayList<>(List.of(days, nested(random, hours)));
        if (days instanceof All all && random.nextBoolean()) {
            both.remove(days);
            both.addAll(all.of());
        }
        Collections.shuffle(both, random);
        if (days instanceof Any any && random.nextInt(3) == 0) {
            return new Any(
                    any.of().stream().map(each -> together(random, each, hours)).toList());
        }
        Condition all = nested(random, new All(both));
        return random.nextInt(4) == 0 ? new Not(new Not(all)) : all;
    }

    private static Condition nested(Random random, Condition condition) {
        return switch (random.nextInt(5)) {
            case 0 -> new All(List.of(condition));
            case 1 -> new Any(List.of(condition));
            case 2 -> new Any(List.of(condition, new Not(new Condition.Always())));
            default -> condition;
        };
    }

    @Test
    void however_days_are_nested_beside_hours_they_are_those_of_the_evening() {
        long seed = new Random().nextLong();
        for (int i = 0; i < 20_000; i++) {
            Random random = new Random(seed + i);
            int from = random.nextInt(1, 24);
            int until = random.nextInt(1, 25);
            Clock hours = new Clock(DayTest.ANY, List.of(SmallLaw.hours(from, until == from ? 24 : until)));
            Condition days = days(random, random.nextInt(4));
            LocalDate day = LocalDate.of(2026, 4, 1).plusDays(random.nextInt(120));
            int hour = random.nextInt(24);
            Moment moment = at(day.atTime(hour, 15).toString());
            LocalDate began = hours.hours().getFirst().startedYesterday(moment.second()) ? day.minusDays(1) : day;
            boolean expected = hours.hours().getFirst().contains(moment.second())
                    && days.at(at(began.atTime(12, 0).toString())) == Truth.TRUE;
            Condition condition = together(random, days, hours);
            assertThat(condition.at(moment) == Truth.TRUE)
                    .as("seed %d: %s at %s %d:15", seed + i, condition, day, hour)
                    .isEqualTo(expected);
        }
    }
}
