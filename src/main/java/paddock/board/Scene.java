package paddock.board;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import paddock.circuit.Conflicts;
import paddock.circuit.LayoutOn;
import paddock.circuit.Site;

/** All that one board is drawn from. */
final class Scene {

    private final Site site;
    private final BoardView view;
    private final Axis axis;
    private final List<Agenda.Line> lines;
    private final Hatching.Book law;
    private final Words words;
    private final Instant now;
    private final Moving moving;

    /** Of each layout, day by day, those that cannot be driven beside it. */
    private final Map<LocalDate, Map<UUID, Set<UUID>>> beside = new HashMap<>();

    /** Whether whoever reads may move what is shown. */
    enum Moving {
        ALLOWED,
        NOT_ALLOWED
    }

    /** What is had and what is closed on the days shown, and when that was read. */
    record Read(List<Agenda.Line> lines, Hatching.Book law, Instant now) {}

    Scene(Site site, BoardView view, Read read, Words words, Moving moving) {
        this.site = site;
        this.view = view;
        this.axis = Axis.of(site, view, read.lines());
        this.lines = read.lines();
        this.law = read.law();
        this.now = read.now();
        this.words = words;
        this.moving = moving;
    }

    Site site() {
        return site;
    }

    BoardView view() {
        return view;
    }

    Axis axis() {
        return axis;
    }

    List<Agenda.Line> lines() {
        return lines;
    }

    Hatching.Book law() {
        return law;
    }

    Words words() {
        return words;
    }

    Instant now() {
        return now;
    }

    boolean mayMove() {
        return moving == Moving.ALLOWED;
    }

    /** Whether two layouts cannot be driven beside each other on a day. */
    boolean clash(UUID one, UUID other, LocalDate day) {
        return beside.computeIfAbsent(day, this::clashes)
                .getOrDefault(one, Set.of())
                .contains(other);
    }

    private Map<UUID, Set<UUID>> clashes(LocalDate day) {
        Conflicts conflicts = Conflicts.of(site, day);
        Map<UUID, Set<UUID>> clashes = new HashMap<>();
        for (LayoutOn layout : conflicts.layouts()) {
            Set<UUID> others = new HashSet<>();
            conflicts
                    .of(layout)
                    .forEach(each -> others.add(each.other(layout).layout().id()));
            clashes.put(layout.layout().id(), others);
        }
        return clashes;
    }

    /** The day shown on which something begins; the first one where it began before. */
    LocalDate day(Agenda.Line line) {
        LocalDate begins = line.claim().window().from().toLocalDate();
        return begins.isBefore(view.first()) ? view.first() : begins;
    }
}
