package paddock.ground;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import paddock.circuit.Circuit;
import paddock.circuit.Course;
import paddock.circuit.Layout;
import paddock.circuit.Pool;
import paddock.circuit.Site;
import paddock.kernel.Window;

/** What claims take of the ground, as the site is on their days. */
public final class Ground {

    private final Site site;

    public Ground(Site site) {
        this.site = site;
    }

    /** A layout with the circuit it belongs to. */
    public record Place(Circuit circuit, Layout layout) {}

    public Optional<Place> place(UUID layout) {
        for (Circuit circuit : site.circuits()) {
            for (Layout each : circuit.layouts()) {
                if (each.id().equals(layout)) {
                    return Optional.of(new Place(circuit, each));
                }
            }
        }
        return Optional.empty();
    }

    public Optional<Pool> pool(UUID pool) {
        return site.pools().stream().filter(each -> each.id().equals(pool)).findFirst();
    }

    /** The first day of its window on which a layout cannot be driven, or of which it has no way in that direction. */
    public Optional<LocalDate> missing(Claim.Track track) {
        Layout layout = place(track.layout()).orElseThrow().layout();
        return track.window().days().stream()
                .filter(day -> layout.courses()
                        .on(day)
                        .filter(course -> goes(course, track))
                        .isEmpty())
                .findFirst();
    }

    private static boolean goes(Course course, Claim.Track track) {
        return track.direction() == null
                || course.directions().isEmpty()
                || course.directions().contains(track.direction());
    }

    /** What a layout takes: each of its sections for as long as its way goes there. */
    public List<Piece> pieces(int claim, Claim.Track track) {
        Place place = place(track.layout()).orElseThrow();
        Duration turnaround = site.turnaroundOf(place.circuit());
        Map<UUID, List<Window>> taken = new LinkedHashMap<>();
        for (LocalDate day : track.window().days()) {
            Window today = track.window().on(day);
            for (UUID resource : resources(place.layout(), day)) {
                List<Window> windows = taken.computeIfAbsent(resource, any -> new ArrayList<>());
                boolean goesOn = !windows.isEmpty() && windows.getLast().end().equals(today.start());
                windows.add(goesOn ? new Window(windows.removeLast().from(), today.until()) : today);
            }
        }
        List<Piece> pieces = new ArrayList<>();
        taken.forEach((resource, windows) ->
                windows.forEach(window -> pieces.add(Piece.of(claim, resource, window, turnaround))));
        return pieces;
    }

    /** What a layout takes on a day on which it can be driven. */
    public Set<UUID> resources(Layout layout, LocalDate day) {
        Set<UUID> resources = new LinkedHashSet<>();
        layout.courses().on(day).orElseThrow().sections().forEach(section -> resources.add(section.id()));
        site.exclusions().stream()
                .filter(each -> each.during().contain(day))
                .filter(each ->
                        each.first().equals(layout.key()) || each.second().equals(layout.key()))
                .forEach(each -> resources.add(site.pairOf(each)));
        return resources;
    }

    /** The units of a pool that exist on all days of a window. */
    public List<Pool.Unit> units(Pool pool, Window window) {
        return pool.units().stream()
                .filter(unit -> window.days().stream().allMatch(unit.exists()::contain))
                .toList();
    }

    public Piece piece(int claim, Claim.Units units, Pool.Unit unit) {
        Pool pool = pool(units.pool()).orElseThrow();
        Window window = units.window();
        return Piece.of(claim, unit.id(), window, site.turnaroundOf(pool));
    }
}
