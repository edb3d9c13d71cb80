package paddock.board;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import paddock.audit.Trail;
import paddock.board.Screens.Change;
import paddock.booking.Bookings;
import paddock.kernel.Window;
import paddock.kernel.Worker;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Follows the trail while somebody has a board open on this node, whichever node writes it, and tells the boards on which
 * days something has changed. An act may come after others that were begun later: what is missing is waited for.
 */
@Component
@ConditionalOnWebApplication
final class Lookout implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Lookout.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    private static final Duration LAST_LOOK = Duration.ofSeconds(2);
    private static final Duration LONGEST_AWAY = Duration.ofMinutes(1);
    private static final int MOST = 500;
    private static final int MOST_MISSING = 60;
    private static final int REMEMBERED = 1000;

    /** From one page to the next nobody is there for a moment. */
    private static final Duration LINGERING = Duration.ofMinutes(2);

    private final Trail trail;
    private final Agenda agenda;
    private final Screens screens;
    private final JsonMapper json;
    private final Worker worker = new Worker("board", BETWEEN_LOOKS, this::look);

    private boolean watching;
    private long seen;

    /** When somebody was last there. */
    private long attended;

    /** What was told of later acts is remembered. */
    private long since;

    /** Acts that may yet come, and when each was missed. */
    private final TreeMap<Long, Long> missing = new TreeMap<>();

    private final Deque<Told> recent = new ArrayDeque<>();

    /** What has been told, of which acts, and when. */
    private record Told(Set<Long> acts, Change change, long at) {}

    Lookout(Trail trail, Agenda agenda, Screens screens, JsonMapper json) {
        this.trail = trail;
        this.agenda = agenda;
        this.screens = screens;
        this.json = json;
    }

    /** How far the trail has come: whoever reads afterwards reads all of it. */
    Mark mark() {
        List<Long> last = trail.last(MOST_MISSING);
        List<Long> gaps = new ArrayList<>();
        for (int i = 1; i < last.size(); i++) {
            for (long id = last.get(i - 1) + 1; id < last.get(i) && gaps.size() < MOST_MISSING; id++) {
                gaps.add(id);
            }
        }
        return new Mark(last.isEmpty() ? 0 : last.getLast(), awaited(gaps));
    }

    private synchronized List<Long> awaited(List<Long> gaps) {
        return watching
                ? gaps.stream()
                        .filter(id -> id > seen || missing.containsKey(id))
                        .toList()
                : gaps;
    }

    /** Tells a board that has just opened what has changed since it was drawn. */
    synchronized void join(Screens.Screen screen, Mark drawn) {
        attended = System.nanoTime();
        if (!watching) {
            begin(attended);
        }
        if (drawn.last() <= since) {
            Mark now = mark();
            if (!now.equals(drawn)) {
                screen.tell(new Change(now.last(), screen.site(), Set.of()));
            }
            return;
        }
        recent.stream()
                .filter(told -> told.change().site().equals(screen.site()) && isNews(told, drawn))
                .forEach(told -> screen.tell(told.change()));
    }

    /** Whether it is of acts that were not there, or may not have been, when a board was drawn. */
    private static boolean isNews(Told told, Mark drawn) {
        boolean late = System.nanoTime() - told.at() < LONGEST_AWAY.toNanos();
        return told.acts().stream()
                .anyMatch(id -> id > drawn.last() || drawn.missing().contains(id) || (drawn.isRough() && late));
    }

    private void look() {
        try {
            follow();
        } catch (RuntimeException | Error broken) {
            LOG.error("Boards are not told what changes", broken);
            forget();
        }
    }

    private synchronized void forget() {
        watching = false;
        screens.tellAll(seen);
    }

    private synchronized void follow() {
        long now = System.nanoTime();
        if (!screens.isEmpty()) {
            attended = now;
        } else if (!watching || now - attended > LINGERING.toNanos()) {
            watching = false;
            return;
        }
        if (!watching) {
            begin(now);
            return;
        }
        List<Trail.Followed> fresh = trail.since(seen, missing.keySet(), MOST);
        fresh.forEach(act -> note(act.id(), now));
        missing.values().removeIf(missed -> now - missed > LONGEST_AWAY.toNanos());
        if (fresh.size() >= MOST) {
            tellAll();
        } else if (!fresh.isEmpty()) {
            Set<Long> acts = fresh.stream().map(Trail.Followed::id).collect(Collectors.toSet());
            changes(fresh).forEach(change -> tell(new Told(acts, change, now)));
        }
    }

    private void begin(long now) {
        missing.clear();
        recent.clear();
        List<Long> last = trail.last(MOST_MISSING);
        seen = last.isEmpty() ? 0 : last.getFirst();
        last.forEach(id -> note(id, now));
        since = seen;
        watching = true;
    }

    private void note(long id, long now) {
        missing.remove(id);
        for (long between = Math.max(seen + 1, id - MOST_MISSING); between < id; between++) {
            missing.put(between, now);
        }
        seen = Math.max(seen, id);
    }

    private void tellAll() {
        recent.clear();
        since = seen;
        screens.tellAll(seen);
    }

    private void tell(Told told) {
        recent.addLast(told);
        if (recent.size() > REMEMBERED) {
            since = recent.removeFirst().change().upTo();
        }
        screens.tell(told.change());
    }

    /** Site by site. */
    private List<Change> changes(List<Trail.Followed> acts) {
        List<Trail.Followed> ofBookings = acts.stream()
                .filter(act -> act.kind().equals(Bookings.KIND) && act.thing() != null)
                .toList();
        List<Change> changes = new ArrayList<>();
        if (!ofBookings.isEmpty()) {
            Map<UUID, Set<LocalDate>> days = new HashMap<>();
            Map<UUID, UUID> sites = new HashMap<>();
            List<UUID> ids = ofBookings.stream()
                    .map(Trail.Followed::thing)
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
            for (Agenda.Touched touched : agenda.touched(ids)) {
                sites.put(touched.booking(), touched.site());
                days.computeIfAbsent(touched.site(), any -> new HashSet<>())
                        .addAll(touched.during().days());
            }
            for (Trail.Followed act : ofBookings) {
                UUID site = sites.get(act.thing());
                if (site != null) {
                    days.getOrDefault(site, new HashSet<>()).addAll(before(act.before()));
                }
            }
            days.forEach((site, all) -> changes.add(new Change(seen, site, all)));
        }
        acts.stream()
                .filter(act -> act.kind().equals("site") && act.thing() != null)
                .map(Trail.Followed::thing)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(site -> changes.add(new Change(seen, site, Set.of())));
        return changes;
    }

    /** The days that something had before it was moved. */
    private Set<LocalDate> before(String values) {
        Set<LocalDate> days = new HashSet<>();
        for (JsonNode claim : json.readTree(values).path("claims")) {
            days.addAll(Window.read(claim.path("during").asString()).days());
        }
        return days;
    }

    @Override
    public void start() {
        worker.start();
    }

    /** Before anything else: whoever listens would be waited for. */
    @Override
    public void stop() {
        screens.closeAll();
        worker.stop(LAST_LOOK);
    }

    @Override
    public boolean isRunning() {
        return worker.isRunning();
    }
}
