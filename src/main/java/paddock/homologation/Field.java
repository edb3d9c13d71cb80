package paddock.homologation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import paddock.fact.Truth;
import paddock.homologation.Table.Cell;
import paddock.homologation.Table.Kind;

/** All vehicles present, held against the numbers of a table. */
record Field(List<Kind> kinds) {

    /** Kinds about which the same cells surely are count as one. */
    static Field of(List<Kind> all) {
        List<Kind> kinds = new ArrayList<>();
        for (Kind each : all) {
            Kind same = !each.sure()
                    ? null
                    : kinds.stream()
                            .filter(kind -> kind.sure() && kind.cells().equals(each.cells()))
                            .findFirst()
                            .orElse(null);
            if (same == null) {
                kinds.add(each);
            } else {
                kinds.set(
                        kinds.indexOf(same),
                        new Kind(each.cells(), (int) Math.min(Integer.MAX_VALUE, sum(List.of(same, each))), true));
            }
        }
        return new Field(kinds);
    }

    private static long sum(List<Kind> kinds) {
        return kinds.stream().mapToLong(Kind::count).sum();
    }

    Truth within(Table.Mixed mixed) {
        if (kinds.size() == 1) {
            return each();
        }
        return switch (mixed) {
            case EACH -> each();
            case SMALLEST -> each().and(smallest());
            case SHARES -> shares();
            case UNSAID -> each() == Truth.TRUE && smallest() != Truth.TRUE ? Truth.UNKNOWN : each();
        };
    }

    /** Kept for certain if all that may belong to a cell are few enough for it. */
    private Truth each() {
        if (kinds.stream().anyMatch(kind -> kind.count() > kind.most())) {
            return Truth.FALSE;
        }
        Map<Cell, Long> together = new HashMap<>();
        kinds.forEach(kind -> kind.cells().forEach(cell -> together.merge(cell, (long) kind.count(), Long::sum)));
        return together.entrySet().stream()
                        .allMatch(each -> each.getValue() <= each.getKey().most())
                ? Truth.TRUE
                : Truth.UNKNOWN;
    }

    private Truth smallest() {
        long together = sum(kinds);
        if (kinds.stream().anyMatch(kind -> together > kind.most())) {
            return Truth.FALSE;
        }
        return kinds.stream().allMatch(kind -> together <= kind.least()) ? Truth.TRUE : Truth.UNKNOWN;
    }

    private Truth shares() {
        double atBest = 0;
        double atWorst = 0;
        for (Kind kind : kinds) {
            atBest += share(kind.count(), kind.most());
            atWorst += share(kind.count(), kind.least());
        }
        return atWorst <= 1 ? Truth.TRUE : atBest > 1 ? Truth.FALSE : Truth.UNKNOWN;
    }

    private static double share(int count, int most) {
        return count == 0 ? 0 : (double) count / most;
    }
}
