package paddock.homologation;

import java.math.BigInteger;
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
        List<Part> best =
                kinds.stream().map(kind -> new Part(kind.count(), kind.most())).toList();
        List<Part> worst =
                kinds.stream().map(kind -> new Part(kind.count(), kind.least())).toList();
        return !areMoreThanOne(worst) ? Truth.TRUE : areMoreThanOne(best) ? Truth.FALSE : Truth.UNKNOWN;
    }

    /** Vehicles, and the number of which they take up a share. */
    record Part(int count, int most) {}

    /** Whether shares are together more than the whole, as exact fractions: 1 of 30, 22 of 40 and 10 of 24 just fit. */
    static boolean areMoreThanOne(List<Part> parts) {
        BigInteger over = BigInteger.ZERO;
        BigInteger under = BigInteger.ONE;
        for (Part part : parts) {
            if (part.count() > 0 && part.most() == 0) {
                return true;
            }
            if (part.count() > 0) {
                BigInteger most = BigInteger.valueOf(part.most());
                over = over.multiply(most).add(under.multiply(BigInteger.valueOf(part.count())));
                under = under.multiply(most);
                BigInteger common = over.gcd(under);
                over = over.divide(common);
                under = under.divide(common);
            }
        }
        return over.compareTo(under) > 0;
    }
}
