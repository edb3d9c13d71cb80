package paddock.asking;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import paddock.homologation.Condition;
import paddock.homologation.Excess;
import paddock.homologation.Finding;
import paddock.homologation.Order;
import paddock.homologation.Quotas.Balance;
import paddock.homologation.Table;

/** How the programming interface writes what of a table stands in the way of vehicles. */
@Schema(name = "TableReason")
record TableJson(
        String why,
        List<String> categories,
        int count,
        @Nullable Integer most,
        @Nullable GapJson gap,
        List<CellJson> cells) {

    static TableJson of(Excess excess, Finding finding, Sentences sentences) {
        Excess.Gap gap = excess.gap();
        return new TableJson(
                code(excess.why()),
                excess.categories().stream().sorted().toList(),
                excess.count(),
                excess.most(),
                gap == null ? null : new GapJson(gap.fact(), gap.value()),
                excess.cells().stream()
                        .map(cell -> CellJson.of(cell, finding, sentences))
                        .toList());
    }

    private static String code(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A value that lies between two ranges of a table. */
    @Schema(name = "TableGap")
    record GapJson(String fact, double value) {}

    /** A number of a table: the one that holds, the one that is written, where it stands, and what has reduced it. */
    @Schema(name = "TableNumber")
    record CellJson(
            int most,
            int whole,
            SortedMap<String, String> row,
            @Nullable String column,
            SortedMap<String, String> columnSays,
            List<ShareJson> reduced) {
        static CellJson of(Table.Cell cell, Finding finding, Sentences sentences) {
            Table.Place place = cell.place();
            Order order = finding.source();
            if (place == null) {
                return new CellJson(
                        cell.most(),
                        cell.most(),
                        said(cell.about(), order, sentences),
                        null,
                        new TreeMap<>(),
                        List.of());
            }
            Condition under = place.under();
            return new CellJson(
                    cell.most(),
                    place.whole(),
                    said(place.row(), order, sentences),
                    place.column(),
                    under == null ? new TreeMap<>() : said(under, order, sentences),
                    place.shares().stream()
                            .map(share -> new ShareJson(
                                    share.share(),
                                    said(share.when(), order, sentences),
                                    share.cite() == null ? finding.cite() : share.cite()))
                            .toList());
        }
    }

    /** That only a share of a number holds, and by which paragraph. */
    @Schema(name = "TableShare")
    record ShareJson(double share, SortedMap<String, String> when, String cite) {}

    private static SortedMap<String, String> said(Condition condition, @Nullable Order order, Sentences sentences) {
        SortedMap<String, String> said = new TreeMap<>();
        for (Locale locale : List.of(Locale.FRENCH, Locale.ENGLISH)) {
            said.put(locale.getLanguage(), new InWords(sentences, order, locale).of(condition));
        }
        return said;
    }

    /** How a quota stands in one of its periods: what is left of it without this use, and what this use takes. */
    @Schema(name = "QuotaState")
    record QuotaJson(
            String rule,
            String cite,
            String unit,
            String per,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable BigDecimal left,
            BigDecimal takes) {
        static Stream<QuotaJson> of(Finding finding) {
            return finding.balances().stream().map(balance -> of(balance, finding));
        }

        private static QuotaJson of(Balance balance, Finding finding) {
            return new QuotaJson(
                    finding.ruleId(),
                    finding.cite(),
                    balance.unit().name().toLowerCase(Locale.ROOT),
                    balance.per().name().toLowerCase(Locale.ROOT),
                    balance.period().from(),
                    balance.period().until(),
                    balance.left(),
                    balance.takes());
        }
    }
}
