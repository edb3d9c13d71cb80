package paddock.rolodex;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** A file of cards as JSON. */
@Component
final class ImportJson {

    private static final int MOST = 100;

    private final CardRows rows;
    private final Drawers drawers;
    private final MessageSource texts;

    ImportJson(CardRows rows, Drawers drawers, MessageSource texts) {
        this.rows = rows;
        this.drawers = drawers;
        this.texts = texts;
    }

    /** @param thing the company or lead that it is about; absent for none */
    @Schema(name = "ImportedCard")
    record CardLine(
            int position,
            int line,
            String card,
            String outcome,
            List<String> said,
            @Nullable UUID thing) {}

    /**
     * A file.
     *
     * @param stage {@code tried}, {@code entering} or {@code done}
     * @param metOn absent for companies
     * @param outcomes how many of its cards have which
     * @param page where somebody decides on what is doubtful
     */
    @Schema(name = "Import")
    record One(
            UUID id,
            String into,
            String name,
            String stage,
            @Nullable UUID exhibition,
            @Nullable LocalDate metOn,
            Map<String, Integer> outcomes,
            List<String> notes,
            List<CardLine> cards,
            @Nullable String next,
            String page) {}

    One of(Intake intake, ImportPage.Wanted wanted, Locale locale) {
        Map<String, Integer> outcomes = new TreeMap<>();
        rows.counts(intake.id()).forEach((outcome, number) -> outcomes.put(outcome.key(), number));
        List<Row> found = rows.of(intake.id(), wanted.outcomes(), wanted.after(), MOST + 1);
        List<Row> shown = found.subList(0, Math.min(MOST, found.size()));
        String next = "/api/v1/imports/" + intake.id() + "?outcome=" + wanted.outcome() + "&after=";
        return new One(
                intake.id(),
                intake.into().key(),
                intake.file().name(),
                intake.stage().key(),
                intake.met().exhibition(),
                intake.into() == Intake.Into.LEADS ? drawers.metOn(intake.met()) : null,
                outcomes,
                words(intake.notes(), locale),
                shown.stream()
                        .map(row -> new CardLine(
                                row.position(),
                                row.line(),
                                row.card().called(),
                                row.verdict().outcome().key(),
                                words(row.verdict().said(), locale),
                                row.verdict().thing()))
                        .toList(),
                found.size() > MOST ? next + shown.getLast().position() : null,
                "/imports/" + intake.id());
    }

    private List<String> words(List<Said> said, Locale locale) {
        return said.stream().map(each -> each.in(locale, texts)).toList();
    }
}
