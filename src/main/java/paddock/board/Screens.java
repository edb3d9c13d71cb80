package paddock.board;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The boards that are open on this node, and what each of them is still to be told. */
@Component
final class Screens {

    /** Of one person, on one node: a browser has no more connections than that to spare. */
    private static final int MOST_OF_ONE = 12;

    private static final int MOST = 5000;
    private static final int MOST_UNTOLD = 32;

    /** What is said first to somebody who has gone is lost without a word; what is said next fails. */
    private static final int TIMES_ASKED = 3;

    private static final Duration TO_ANSWER = Duration.ofMillis(100);

    private final int mostOfOne;
    private final Set<Screen> open = ConcurrentHashMap.newKeySet();

    Screens() {
        this(MOST_OF_ONE);
    }

    /** @param mostOfOne how many one person may have open */
    Screens(int mostOfOne) {
        this.mostOfOne = mostOfOne;
    }

    /**
     * The days of a site on which something has changed.
     *
     * @param upTo the act of the trail that all of it was done by
     * @param days empty for any day
     */
    record Change(long upTo, UUID site, Set<LocalDate> days) {

        private static final int MOST_SAID = 62;

        /** Nothing has changed: whoever no longer listens is found out when something is said to them. */
        private static final Change NONE = new Change(-1, new UUID(0, 0), Set.of());

        Change {
            days = days.size() > MOST_SAID ? Set.of() : Set.copyOf(days);
        }

        private boolean isNone() {
            return upTo < 0;
        }

        /** Both together. */
        Change and(Change other) {
            if (other.isNone()) {
                return this;
            }
            if (days.isEmpty() || other.days().isEmpty()) {
                return new Change(Math.max(upTo, other.upTo()), site, Set.of());
            }
            Set<LocalDate> all = new TreeSet<>(days);
            all.addAll(other.days());
            return new Change(Math.max(upTo, other.upTo()), site, all);
        }

        /** As a screen is told. */
        String said() {
            return days.isEmpty()
                    ? "all"
                    : days.stream().sorted().map(LocalDate::toString).collect(Collectors.joining(" "));
        }
    }

    /** One board that somebody has open. */
    static final class Screen {

        private final UUID person;
        private final UUID site;
        private final BlockingQueue<Change> untold = new LinkedBlockingQueue<>();
        private volatile boolean closed;

        private Screen(UUID person, UUID site) {
            this.person = person;
            this.site = site;
        }

        UUID site() {
            return site;
        }

        boolean isClosed() {
            return closed;
        }

        /** What it is to be told next; nothing where nothing happens for so long. */
        @Nullable
        Change next(Duration longest) throws InterruptedException {
            Change next = untold.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
            if (next != null && next.isNone()) {
                return null;
            }
            for (Change more = untold.poll(); next != null && more != null; more = untold.poll()) {
                next = next.and(more);
            }
            return next;
        }

        /** Whoever does not listen for long is told once that anything may have changed. */
        void tell(Change change) {
            if (untold.size() >= MOST_UNTOLD) {
                untold.clear();
                untold.add(new Change(change.upTo(), site, Set.of()));
            } else {
                untold.add(change);
            }
        }

        private void wake() {
            untold.add(Change.NONE);
        }

        private void close() {
            closed = true;
            untold.add(new Change(0, site, Set.of()));
        }
    }

    /**
     * Nothing where somebody has as many open as anybody may. Of those who go from board to board quickly some are still
     * counted that they have left: something is said to all of them first, which ends those.
     */
    @Nullable
    Screen open(UUID person, UUID site) throws InterruptedException {
        for (int asked = 0; asked < TIMES_ASKED && own(person) >= mostOfOne; asked++) {
            open.stream().filter(each -> each.person.equals(person)).forEach(Screen::wake);
            Thread.sleep(TO_ANSWER);
        }
        if (own(person) >= mostOfOne || open.size() >= MOST) {
            return null;
        }
        Screen screen = new Screen(person, site);
        open.add(screen);
        return screen;
    }

    private long own(UUID person) {
        return open.stream().filter(each -> each.person.equals(person)).count();
    }

    void close(Screen screen) {
        open.remove(screen);
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    int size() {
        return open.size();
    }

    void tell(Change change) {
        open.stream().filter(screen -> screen.site().equals(change.site())).forEach(screen -> screen.tell(change));
    }

    /** Of any site. */
    void tellAll(long upTo) {
        open.forEach(screen -> screen.tell(new Change(upTo, screen.site(), Set.of())));
    }

    void closeAll() {
        open.forEach(Screen::close);
    }
}
