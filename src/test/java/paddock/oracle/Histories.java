package paddock.oracle;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import paddock.oracle.Step.Client;
import paddock.oracle.Step.How;
import paddock.oracle.Step.Point;
import paddock.oracle.Step.Verb;

/** Invents histories; the same seed gives the same one. Few days and few hours, so that people meet. */
final class Histories {

    private static final int FEWEST = 10;
    private static final int MORE = 20;
    private static final int DAYS = 3;
    private static final int HOURS_OF_ONE = 5;
    private static final List<How> HOWS = List.of(
            How.HOLD, How.HOLD, How.HOLD, How.HOLD, How.HOLD, How.HOLD_SELF, How.HOLD_SELF, How.BOOK, How.CLOSE);
    private static final List<Verb> VERBS = List.of(
            Verb.CONFIRM,
            Verb.CONFIRM,
            Verb.RELEASE,
            Verb.RELEASE,
            Verb.CHALLENGE,
            Verb.CHALLENGE,
            Verb.FILE,
            Verb.GRANT,
            Verb.REFUSE);
    private static final List<String> LAYOUTS =
            List.of("full", "full", "north", "north", "south", "south", "turning", "hill", "hill");
    private static final List<String> HOURS = List.of(
            "08:00", "09:00", "09:00", "10:00", "10:15", "11:00", "12:30", "13:15", "14:00", "15:00", "19:00", "20:00",
            "20:30");
    private static final List<String> EVENING_HOURS = List.of("09:00", "19:00", "19:30", "20:00", "20:00", "20:30");
    private static final List<String> NIGHT_HOURS = List.of("00:00", "01:00", "02:00", "02:30", "03:00", "23:00");
    private static final List<Integer> MINUTES = List.of(15, 60, 60, 60, 120, 120, 180, 240);
    private static final List<Duration> PASSES =
            List.of(Duration.ofMinutes(15), Duration.ofHours(3), Duration.ofHours(14), Duration.ofDays(1));

    private final SplittableRandom random;
    private final List<LocalDate> days = new ArrayList<>();
    private final List<String> hours = new ArrayList<>();
    private final List<String> labels = new ArrayList<>();
    private final Instant begin;

    private Histories(long seed) {
        random = new SplittableRandom(seed);
        LocalDate first = one(List.of(
                LocalDate.of(2026, 5, 11),
                LocalDate.of(2026, 5, 11),
                LocalDate.of(2026, 3, 26),
                LocalDate.of(2026, 10, 22)));
        begin = first.atTime(8, 0).atZone(Place.ZONE).toInstant();
        int many = 1 + random.nextInt(DAYS);
        for (int day = 0; day < many; day++) {
            days.add(first.plusDays(1 + random.nextInt(5)));
        }
        boolean late = random.nextInt(5) == 0;
        for (int hour = 0; hour < HOURS_OF_ONE; hour++) {
            hours.add(one(late ? EVENING_HOURS : HOURS));
        }
    }

    static History of(long seed) {
        return new Histories(seed).history();
    }

    private History history() {
        List<Step> steps = new ArrayList<>();
        int many = FEWEST + random.nextInt(MORE);
        for (int i = 0; i < many; i++) {
            steps.add(step());
        }
        return new History(begin, steps);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private int node() {
        return random.nextInt(2);
    }

    private Step step() {
        int kind = labels.size() < 2 ? 0 : random.nextInt(100);
        if (kind < 40) {
            String label = label();
            return new Step.Ask(
                    node(), label, one(HOWS), one(List.of(Client.values())), wants(), one(List.of(6, 6, 12, 18)));
        }
        if (kind < 66) {
            Verb verb = one(VERBS);
            String label = verb.compareTo(Verb.CHALLENGE) < 0 ? one(labels) : Step.LATEST;
            return new Step.Act(node(), verb, label, random.nextInt(20) == 0);
        }
        if (kind < 76) {
            return new Step.Move(node(), one(labels), wants());
        }
        if (kind < 80) {
            String one = one(labels);
            String other = one(labels);
            return one.equals(other)
                    ? new Step.Act(node(), Verb.CONFIRM, one, false)
                    : new Step.Swap(node(), one, other);
        }
        if (kind < 85) {
            List<Want> tracks = List.of(track(), track());
            return new Step.CloseOver(node(), label(), tracks.subList(0, 1 + random.nextInt(2)), random.nextInt(2));
        }
        return kind < 92
                ? new Step.Pass(one(PASSES))
                : new Step.Until(
                        one(labels),
                        one(List.of(Point.LAPSE, Point.LAPSE, Point.BEGIN, Point.END)),
                        random.nextInt(3) - 1);
    }

    private String label() {
        String label = Character.toString('A' + labels.size() % 26) + (labels.size() < 26 ? "" : "'");
        labels.add(label);
        return label;
    }

    private List<Want> wants() {
        List<Want> wants = new ArrayList<>();
        int many = one(List.of(1, 1, 1, 2, 2, 3));
        for (int i = 0; i < many; i++) {
            wants.add(random.nextInt(10) < 7 ? track() : boxes());
        }
        return wants;
    }

    private Want track() {
        String layout = one(LAYOUTS);
        boolean night = layout.equals("hill") && random.nextInt(2) == 0;
        return want(layout, 0, LocalTime.parse(one(night ? NIGHT_HOURS : hours)));
    }

    private Want boxes() {
        return want("boxes", 1 + random.nextInt(3), LocalTime.parse(one(random.nextInt(4) == 0 ? NIGHT_HOURS : hours)));
    }

    /** On the clock; where that leaves nothing between, because the clocks go forward, a little later. */
    private Want want(String thing, int units, LocalTime at) {
        LocalDateTime from = one(days).atTime(at);
        LocalDateTime until = from.plusMinutes(one(MINUTES));
        if (units > 0 && random.nextInt(6) == 0) {
            until = until.plusDays(1);
        }
        Want want = new Want(thing, units, from, until);
        return want.start().isBefore(want.end()) ? want : new Want(thing, units, from, until.plusHours(2));
    }
}
