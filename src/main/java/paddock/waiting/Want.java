package paddock.waiting;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import paddock.circuit.Direction;
import paddock.ground.Claim;
import paddock.kernel.Window;

/**
 * What is wanted: some things together, once, on any of some days at any of some hours.
 *
 * @param weekdays of runs of days only these; all where none is named
 */
record Want(List<Item> items, List<Span> spans, Set<DayOfWeek> weekdays, List<Hours> hours) {

    Want {
        items = List.copyOf(items);
        spans = List.copyOf(spans);
        weekdays = Set.copyOf(weekdays);
        hours = List.copyOf(hours);
    }

    /** From and until, on the clock of the site; an end that is not after the beginning is on the day after. */
    record Hours(LocalTime from, LocalTime until) {

        LocalDateTime begin(LocalDate day) {
            return day.atTime(from);
        }

        LocalDateTime end(LocalDate day) {
            return (until.isAfter(from) ? day : day.plusDays(1)).atTime(until);
        }
    }

    /** A day, or every day of a run. */
    record Span(LocalDate on, LocalDate last) {

        Stream<LocalDate> days(Set<DayOfWeek> weekdays) {
            return on.datesUntil(last.plusDays(1))
                    .filter(day -> on.equals(last) || weekdays.isEmpty() || weekdays.contains(day.getDayOfWeek()));
        }
    }

    /** One of the things that are wanted together. */
    sealed interface Item {

        /** Its own hours, whichever those of the others are; absent where they are the same. */
        @Nullable
        Hours own();

        record Track(
                UUID layout,
                @Nullable Direction direction,
                @Nullable Hours own) implements Item {}

        record Units(UUID pool, int number, @Nullable Hours own) implements Item {}

        /** It on a day, at its own hours or else at these. */
        default Claim on(LocalDate day, Hours hours, ZoneId zone) {
            Hours at = own() == null ? hours : own();
            Window window = new Window(at.begin(day).atZone(zone), at.end(day).atZone(zone));
            return switch (this) {
                case Track track -> new Claim.Track(track.layout(), track.direction(), window);
                case Units units -> new Claim.Units(units.pool(), units.number(), window);
            };
        }
    }

    /** How many days and hours it names, taken together, none of them twice. */
    long breadth() {
        return days().count() * hours.stream().distinct().count();
    }

    private Stream<LocalDate> days() {
        return spans.stream().flatMap(span -> span.days(weekdays)).distinct();
    }

    /** Every way to have it, the earliest first. Hours that the clock passes over in spring are none. */
    List<Slot> slots(ZoneId zone) {
        return days().flatMap(day -> hours.stream()
                        .distinct()
                        .filter(at -> isThere(day, at, zone))
                        .map(at -> slot(day, at, zone)))
                .sorted(Comparator.comparing(Slot::start).thenComparing(Slot::ends))
                .toList();
    }

    private Slot slot(LocalDate day, Hours at, ZoneId zone) {
        return new Slot(
                at.begin(day),
                at.end(day),
                items.stream().map(item -> item.on(day, at, zone)).toList());
    }

    private boolean isThere(LocalDate day, Hours hours, ZoneId zone) {
        return Stream.concat(Stream.of(hours), items.stream().map(Item::own).flatMap(Stream::ofNullable))
                .flatMap(at -> Stream.of(at.begin(day), at.end(day)))
                .noneMatch(local -> zone.getRules().getValidOffsets(local).isEmpty());
    }
}
