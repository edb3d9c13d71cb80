package paddock.asking;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import paddock.homologation.Condition;
import paddock.homologation.Excess;
import paddock.homologation.Excess.Why;
import paddock.homologation.Finding;
import paddock.homologation.Table;
import paddock.homologation.Table.Cell;

/** What of a table stands in the way, in words: which vehicles, which of its numbers, and what is left of that. */
record TableWords(InWords words, Finding finding) {

    private static final int MOST_COLUMNS = 4;

    /** A sentence for each, with a blank after it. */
    String all() {
        List<String> said = new ArrayList<>();
        List<String> shares = new ArrayList<>();
        for (Excess excess : finding.excess()) {
            if (excess.why() == Why.SHARES) {
                shares.add(text("excess.of", excess.count(), most(excess), which(excess), where(excess.cells())));
            } else {
                said.add(one(excess));
            }
        }
        if (!shares.isEmpty()) {
            said.add(text("excess.shares", String.join(" + ", shares)));
        }
        return said.stream().map(each -> each + " ").collect(Collectors.joining());
    }

    private String one(Excess excess) {
        String which = which(excess);
        List<Cell> cells = excess.cells();
        return switch (excess.why()) {
            case TOO_MANY -> text("excess.most", which, excess.count(), most(excess), where(cells));
            case TOGETHER -> text("excess.together", which, excess.count(), most(excess), where(cells));
            case UNSAID -> text("excess.unsaid", which, excess.count(), most(excess), where(cells));
            case NO_ROW -> text("excess.none", which);
            case NO_CELL -> text("excess.no-cell", which, row(cells.getFirst()), columns(cells));
            case GAP -> gap(excess);
            case BETWEEN ->
                text(
                        "excess.between",
                        which,
                        excess.count(),
                        cells.getFirst().most() + where(cells.subList(0, 1)),
                        cells.getLast().most() + where(cells.subList(1, cells.size())));
            case SHARES -> "";
        };
    }

    private String gap(Excess excess) {
        Excess.Gap gap = excess.gap();
        return gap == null
                ? ""
                : text(
                        "excess.gap",
                        which(excess),
                        words.sentences().fact(gap.fact(), finding.source(), words.locale()),
                        words.number(gap.value()),
                        excess.cells().stream().map(this::place).collect(Collectors.joining(text("words.and"))));
    }

    private static int most(Excess excess) {
        Integer most = excess.most();
        return most == null ? 0 : most;
    }

    private String which(Excess excess) {
        String kinds = excess.categories().stream()
                .sorted()
                .map(code -> words.sentences().term("term", code, words.locale()))
                .collect(Collectors.joining(", "));
        return kinds.isEmpty() ? text("excess.vehicles") : kinds;
    }

    /** The row and the column of a number, and of which number it is what is left. */
    private String where(List<Cell> cells) {
        return cells.stream()
                .filter(cell -> cell.place() != null)
                .map(cell -> " (" + place(cell) + left(cell) + ")")
                .collect(Collectors.joining());
    }

    private String place(Cell cell) {
        Table.Place place = cell.place();
        if (place == null) {
            return words.of(cell.about());
        }
        return text("excess.row", words.of(place.row()))
                + (place.under() == null ? "" : ", " + text("excess.column", words.of(place.under())));
    }

    private String row(Cell cell) {
        return words.of(cell.place() == null ? cell.about() : cell.place().row());
    }

    /** What the columns are about in which a row has a number. */
    private String columns(List<Cell> cells) {
        Set<String> columns = new LinkedHashSet<>();
        for (Cell cell : cells) {
            Condition under = cell.place() == null ? null : cell.place().under();
            if (under != null) {
                columns.add(words.of(under));
            }
        }
        String shown = columns.stream().limit(MOST_COLUMNS).collect(Collectors.joining(text("outcome.or")));
        return columns.size() > MOST_COLUMNS ? shown + " …" : shown;
    }

    /** From which number it was reduced, and by what. */
    private String left(Cell cell) {
        Table.Place place = cell.place();
        if (place == null || place.shares().isEmpty()) {
            return "";
        }
        return text(
                "excess.reduced",
                cell.most(),
                place.whole(),
                place.shares().stream().map(this::share).collect(Collectors.joining(text("words.and"))));
    }

    private String share(Table.Share share) {
        return text(
                "excess.share",
                words.number(share.share() * 100),
                words.of(share.when()),
                share.cite() == null ? finding.cite() : share.cite());
    }

    private String text(String key, Object... values) {
        return words.sentences().text(key, words.locale(), values);
    }
}
