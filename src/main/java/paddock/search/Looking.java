package paddock.search;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import paddock.booking.Booking;
import paddock.booking.Holding;
import paddock.booking.Outlook.Prospect;
import paddock.booking.Outlook.Stretch;
import paddock.booking.Wish;
import paddock.circuit.Circuit;
import paddock.circuit.Course;
import paddock.circuit.Layout;
import paddock.ground.Claim;
import paddock.homologation.LawfulHours;
import paddock.homologation.Verdict;
import paddock.kernel.Window;
import paddock.search.Answer.Grade;
import paddock.search.Found.Reason;
import paddock.search.Need.Span;

/** Looks for dates for one need: first those that are free as they are, then those that want something, then those behind others. */
final class Looking {

    private static final Set<String> LAWFUL = Set.of("allowed");
    private static final Set<String> GRANTED = Set.of("allowed", "needs");
    private static final Set<String> OPEN = Set.of("allowed", "needs", "undetermined");

    private static Set<String> verdicts(Grade grade) {
        return switch (grade) {
            case FREE -> LAWFUL;
            case WANTING, BEHIND -> GRANTED;
            case UNSURE -> OPEN;
        };
    }

    private final Need need;
    private final Prospects prospects;
    private final Rules rules;
    private final List<Candidate> candidates;
    private final Map<Spot, Answer> known = new HashMap<>();
    private final Map<Graded, Room> rooms = new HashMap<>();
    /** What the order closes for whoever asks, whatever is granted. */
    private final Set<Spot> closed = new HashSet<>();

    private final Causes causes = new Causes();
    private final int mostTrials;
    private int trials;

    /** What whoever asks has to keep to, whatever others have. */
    interface Rules {

        /** When a layout may be used on a day. */
        LawfulHours.Day hours(Layout layout, LocalDate day);

        /** Why whoever asks may not hold windows. */
        Optional<Holding> refuse(List<Window> windows);
    }

    private record Candidate(Circuit circuit, Layout layout) {}

    private record Spot(UUID layout, LocalDate day) {}

    private record Graded(Spot spot, Grade grade) {}

    /** @param mostTrials so many windows are judged; what would take more is not looked through to its end */
    Looking(Need need, Prospects prospects, Rules rules, int mostTrials) {
        this.mostTrials = mostTrials;
        this.need = need;
        this.prospects = prospects;
        this.rules = rules;
        this.candidates = need.site().circuits().stream()
                .filter(need.where()::takes)
                .flatMap(circuit -> circuit.layouts().stream()
                        .filter(layout -> need.where().takes(circuit, layout))
                        .map(layout -> new Candidate(circuit, layout)))
                .sorted(Comparator.comparingDouble(each ->
                        need.where().metres() > 0 ? metres(each, need.when().first()) : 0))
                .toList();
    }

    private static double metres(Candidate candidate, LocalDate day) {
        return candidate.layout().courses().on(day).map(Need::length).orElse(0.0);
    }

    /** So many of the best, after so many others. */
    Found.Dates best(int after, int most) {
        List<Answer> found = all().skip(after).limit(most + 1L).toList();
        return new Found.Dates(found.subList(0, Math.min(most, found.size())), found.size() > most);
    }

    /** Whether it was too much to be looked through to its end. */
    boolean isCut() {
        return trials > mostTrials;
    }

    /** The best first, each found only when it is asked for. */
    Stream<Answer> all() {
        return Stream.of(Grade.values())
                .flatMap(grade -> starts().flatMap(day -> candidates.stream()
                        .flatMap(each -> answer(each, day, grade).filter(answer -> answer.grade() == grade).stream())));
    }

    private Stream<LocalDate> starts() {
        Need.When when = need.when();
        int more = when.span().days() - 1;
        return when.first().isAfter(when.last().minusDays(more))
                ? Stream.empty()
                : when.first()
                        .datesUntil(when.last().minusDays(more).plusDays(1))
                        .filter(day ->
                                !(when.span() instanceof Span.Weekend) || day.getDayOfWeek() == DayOfWeek.SATURDAY);
    }

    /** The best that a layout has on a day of one grade, or found to be of another. */
    private Optional<Answer> answer(Candidate candidate, LocalDate day, Grade grade) {
        Spot spot = new Spot(candidate.layout().id(), day);
        Answer before = known.get(spot);
        if (before != null || closed.contains(spot)) {
            return Optional.ofNullable(before);
        }
        Optional<Answer> found = find(candidate, day, grade);
        found.ifPresent(answer -> known.put(spot, answer));
        return found;
    }

    private Optional<Answer> find(Candidate candidate, LocalDate day, Grade grade) {
        if (isCut()) {
            return Optional.empty();
        }
        List<Room> rooms = new ArrayList<>();
        for (int i = 0; i < need.when().span().days(); i++) {
            LocalDate each = day.plusDays(i);
            Optional<Course> course = candidate.layout().courses().on(each);
            if (course.isEmpty() || !need.where().takes(candidate.circuit(), course.get())) {
                closed.add(new Spot(candidate.layout().id(), day));
                return none(Reason.Kind.NO_LAYOUT, List.of());
            }
            Room room = room(candidate, each, grade);
            if (!room.isLawful()) {
                if (!room(candidate, each, Grade.UNSURE).isLawful()) {
                    closed.add(new Spot(candidate.layout().id(), day));
                    return none(Reason.Kind.HOURS, closing(candidate, each));
                }
                return Optional.empty();
            }
            rooms.add(room);
        }
        return first(candidate, rooms, new Try(day, grade));
    }

    private Room room(Candidate candidate, LocalDate day, Grade grade) {
        return rooms.computeIfAbsent(
                new Graded(new Spot(candidate.layout().id(), day), grade),
                any -> new Room(
                        rules.hours(candidate.layout(), day),
                        new Room.Standing(verdicts(grade), taken(candidate, day, grade)),
                        need.when(),
                        prospects.at().atZone(need.site().zone())));
    }

    private List<Stretch> taken(Candidate candidate, LocalDate day, Grade grade) {
        return prospects.taken(candidate.circuit(), candidate.layout(), day, need.company()).stream()
                .filter(stretch -> grade.compareTo(Grade.BEHIND) < 0 || !stretch.option())
                .toList();
    }

    private List<String> closing(Candidate candidate, LocalDate day) {
        return rules.hours(candidate.layout(), day).windows().stream()
                .filter(window -> !OPEN.contains(window.verdict()))
                .flatMap(window -> window.cites().stream())
                .distinct()
                .toList();
    }

    /** A day, and how good an answer is looked for. */
    private record Try(LocalDate day, Grade grade) {}

    /** The first way that can be had, before others where there is one; where a rule counts days, no other way would help. */
    private Optional<Answer> first(Candidate candidate, List<Room> rooms, Try tried) {
        @Nullable Holding last = null;
        @Nullable Answer behind = null;
        for (int way = 0; way < Room.WAYS; way++) {
            for (List<Window> windows : Room.together(rooms, way)) {
                if (isCut()) {
                    return Optional.empty();
                }
                List<Claim> claims = claims(candidate, windows);
                switch (prospect(windows, claims)) {
                    case Prospect.Had had -> {
                        Answer found = answer(candidate, tried.day(), new Way(windows, claims), had);
                        if (had.rank() == 1 || tried.grade().compareTo(Grade.BEHIND) >= 0) {
                            return Optional.of(found);
                        }
                        behind = behind == null ? found : behind;
                    }
                    case Prospect.NotHad not -> last = not.why();
                }
                if (last != null && Causes.isHopeless(last)) {
                    closed.add(new Spot(candidate.layout().id(), tried.day()));
                    return none(Grade.UNSURE, last);
                }
            }
        }
        return behind != null
                ? Optional.of(behind)
                : none(tried.grade(), last == null ? new Holding.Taken(List.of()) : last);
    }

    private Prospect prospect(List<Window> windows, List<Claim> claims) {
        return rules.refuse(windows).<Prospect>map(Prospect.NotHad::new).orElseGet(() -> {
            trials++;
            return prospects.of(wish(claims));
        });
    }

    private Wish wish(List<Claim> claims) {
        return new Wish(
                need.site().id(),
                Booking.Kind.RENTAL,
                need.company(),
                claims,
                new Booking.Said(need.use(), "", "", ""));
    }

    private List<Claim> claims(Candidate candidate, List<Window> windows) {
        List<Claim> claims = new ArrayList<>();
        windows.forEach(window -> claims.add(new Claim.Track(candidate.layout().id(), null, window)));
        Map<LocalDate, Window> hulls = new LinkedHashMap<>();
        windows.forEach(window -> hulls.merge(
                window.from().toLocalDate(), window, (one, other) -> new Window(one.from(), other.until())));
        for (Need.Units units : need.units()) {
            hulls.values().forEach(hull -> claims.add(new Claim.Units(units.pool(), units.number(), hull)));
        }
        return claims;
    }

    /** When it would be used, and all that would be claimed. */
    private record Way(List<Window> windows, List<Claim> claims) {}

    private static Answer answer(Candidate candidate, LocalDate day, Way way, Prospect.Had had) {
        return new Answer(
                grade(had),
                day,
                candidate.circuit(),
                candidate.layout(),
                metres(candidate, day),
                way.windows(),
                way.claims(),
                had.rank(),
                had.permits(),
                had.judged());
    }

    private static Grade grade(Prospect.Had had) {
        boolean isUnsure = had.judged().stream().anyMatch(each -> each.verdict() instanceof Verdict.Undetermined);
        boolean isAllowed = had.judged().stream().allMatch(each -> each.verdict() instanceof Verdict.Allowed);
        return isUnsure
                ? Grade.UNSURE
                : had.rank() > 1 ? Grade.BEHIND : isAllowed && had.permits().isEmpty() ? Grade.FREE : Grade.WANTING;
    }

    /** What stands in the way at last is told, not what stood in the way of something better. */
    private Optional<Answer> none(Grade grade, Holding why) {
        if (grade == Grade.UNSURE) {
            causes.add(why);
        }
        return Optional.empty();
    }

    private Optional<Answer> none(Reason.Kind kind, List<String> paragraphs) {
        causes.add(kind, paragraphs);
        return Optional.empty();
    }

    /** Why nothing was found, once all has been looked through. */
    List<Reason> why() {
        if (starts().findFirst().isEmpty()) {
            return List.of(new Reason(Reason.Kind.PAST));
        }
        if (candidates.isEmpty()) {
            return List.of(new Reason(Reason.Kind.NO_LAYOUT));
        }
        if (isCut()) {
            return List.of(new Reason(Reason.Kind.TOO_WIDE));
        }
        return causes.all();
    }
}
