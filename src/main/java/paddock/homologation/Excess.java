package paddock.homologation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import paddock.fact.Truth;
import paddock.fact.Value;
import paddock.fact.Vehicles;
import paddock.homologation.Field.Part;
import paddock.homologation.Table.Cell;

/**
 * What of a table stands in the way of vehicles, or leaves open whether they are admitted.
 *
 * @param categories what they are; empty where nobody has said
 * @param cells the numbers that say so: the one that is passed; those of which nobody knows which holds; those on both
 *     sides of a gap; those of the row that has none for this use
 * @param gap the value that lies in a gap; absent elsewhere
 */
public record Excess(
        Why why,
        Set<String> categories,
        int count,
        List<Cell> cells,
        @Nullable Gap gap) {

    /** A value that no range of a table is about. */
    public record Gap(String fact, double value) {}

    /** What it is. */
    public enum Why {
        /** More than the number admits. */
        TOO_MANY,
        /** All kinds together are more than the smallest of their numbers. */
        TOGETHER,
        /** All kinds together take up more than the whole of their numbers; one for each kind. */
        SHARES,
        /** No row is about them. */
        NO_ROW,
        /** Rows are about them, but have no number for such a use. */
        NO_CELL,
        /** A value of theirs lies between two ranges. */
        GAP,
        /** Several numbers may hold, of which not all admit them. */
        BETWEEN,
        /** All kinds together are more than the smallest number, and the text does not say how they are counted. */
        UNSAID
    }

    public Excess {
        categories = Set.copyOf(categories);
        cells = List.copyOf(cells);
    }

    /** How many are admitted at most; absent where no number is about them. */
    public @Nullable Integer most() {
        return why == Why.NO_CELL || why == Why.GAP || cells.isEmpty()
                ? null
                : cells.stream().mapToInt(Cell::most).max().getAsInt();
    }

    /** Vehicles about which the same numbers are. */
    private record Group(Moment about, Set<Cell> cells, boolean sure, Set<String> categories, int count) {

        Group and(Group more) {
            Set<String> both = new TreeSet<>(categories);
            both.addAll(more.categories);
            return new Group(about, cells, true, both, count + more.count);
        }

        boolean isLike(Group other) {
            return sure && other.sure && cells.equals(other.cells);
        }

        Cell most() {
            return cells.stream().max(Comparator.comparingInt(Cell::most)).orElseThrow();
        }

        Cell least() {
            return cells.stream().min(Comparator.comparingInt(Cell::most)).orElseThrow();
        }
    }

    /** What refuses the vehicles present; where nothing does, what leaves it open. */
    static List<Excess> of(Table table, Moment moment, List<Vehicles> present) {
        List<Group> groups = groups(table, moment, present);
        List<Excess> refusing = new ArrayList<>();
        List<Excess> open = new ArrayList<>();
        for (Group group : groups) {
            if (group.cells().isEmpty()) {
                Excess gap = gap(table, group);
                (gap == null ? refusing : open).add(gap == null ? absent(table, group) : gap);
            } else if (group.count() > group.most().most()) {
                refusing.add(of(Why.TOO_MANY, group, List.of(group.most())));
            } else if (group.count() > group.least().most()) {
                open.add(of(Why.BETWEEN, group, List.of(group.least(), group.most())));
            }
        }
        List<Group> numbered =
                groups.stream().filter(group -> !group.cells().isEmpty()).toList();
        if (refusing.isEmpty() && numbered.size() > 1) {
            together(table.mixed(), numbered, refusing, open);
        }
        return refusing.isEmpty() ? open : refusing;
    }

    private static Excess of(Why why, Group group, List<Cell> cells) {
        return new Excess(why, group.categories(), group.count(), cells, null);
    }

    private static List<Group> groups(Table table, Moment moment, List<Vehicles> present) {
        List<Group> groups = new ArrayList<>();
        for (Vehicles each : present) {
            Moment about = moment.of(each);
            Set<Cell> cells = table.possible(about);
            boolean sure = cells.stream().allMatch(cell -> cell.about().at(about) == Truth.TRUE);
            Set<String> categories = about.value("category") instanceof Value.Codes known ? known.codes() : Set.of();
            int count = each.count() == null ? 0 : each.count();
            Group group = new Group(about, cells, sure && !cells.isEmpty(), categories, count);
            Optional<Group> same = groups.stream().filter(group::isLike).findFirst();
            same.ifPresentOrElse(old -> groups.set(groups.indexOf(old), old.and(group)), () -> groups.add(group));
        }
        return groups;
    }

    private static void together(Table.Mixed mixed, List<Group> groups, List<Excess> refusing, List<Excess> open) {
        Set<String> all = new TreeSet<>();
        groups.forEach(group -> all.addAll(group.categories()));
        int count = groups.stream().mapToInt(Group::count).sum();
        Cell smallest = groups.stream()
                .map(Group::most)
                .min(Comparator.comparingInt(Cell::most))
                .orElseThrow();
        List<Part> taken = groups.stream()
                .map(group -> new Part(group.count(), group.most().most()))
                .toList();
        switch (mixed) {
            case EACH -> {}
            case SMALLEST -> {
                if (count > smallest.most()) {
                    refusing.add(new Excess(Why.TOGETHER, all, count, List.of(smallest), null));
                }
            }
            case SHARES -> {
                if (Field.areMoreThanOne(taken)) {
                    groups.forEach(group -> refusing.add(of(Why.SHARES, group, List.of(group.most()))));
                }
            }
            case UNSAID -> {
                if (count > smallest.most()) {
                    open.add(new Excess(Why.UNSAID, all, count, List.of(smallest), null));
                }
            }
        }
    }

    /** That no number is about them: no row at all, or none of the columns of the one there is. */
    private static Excess absent(Table table, Group group) {
        List<Cell> cells = new ArrayList<>();
        Condition row = null;
        for (Cell cell : table.cells()) {
            Table.Place place = cell.place();
            boolean fits = place != null
                    && place.under() != null
                    && place.shares().isEmpty()
                    && place.row().at(group.about()) != Truth.FALSE;
            if (place != null && fits && (row == null || row.equals(place.row()))) {
                row = place.row();
                cells.add(cell);
            }
        }
        return of(cells.isEmpty() ? Why.NO_ROW : Why.NO_CELL, group, cells);
    }

    /** The value in a gap, and the numbers on both sides of it. */
    private static @Nullable Excess gap(Table table, Group group) {
        if (!table.isInGap(group.about())) {
            return null;
        }
        String fact = new TreeSet<>(table.gaps(group.about())).first();
        double value = group.about().value(fact) instanceof Value.Amount amount ? amount.number() : 0;
        Cell below = null;
        Cell above = null;
        double end = Double.NEGATIVE_INFINITY;
        double begin = Double.POSITIVE_INFINITY;
        for (Cell cell : table.fitting(group.about(), Set.of(fact))) {
            for (Bound bound : Table.ranges(cell, fact)) {
                if (bound.most() != null && bound.most() <= value && bound.most() > end) {
                    end = bound.most();
                    below = cell;
                }
                if (bound.least() != null && bound.least() >= value && bound.least() < begin) {
                    begin = bound.least();
                    above = cell;
                }
            }
        }
        List<Cell> cells = new ArrayList<>();
        if (below != null) {
            cells.add(below);
        }
        if (above != null) {
            cells.add(above);
        }
        return new Excess(Why.GAP, group.categories(), group.count(), cells, new Gap(fact, value));
    }
}
