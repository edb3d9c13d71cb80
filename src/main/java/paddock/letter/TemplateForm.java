package paddock.letter;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import paddock.account.Mistakes;
import paddock.letter.Template.Text;

/** A text of letters as the form tells of it. */
record TemplateForm(
        @Nullable String name,
        @Nullable String subjectFr,
        @Nullable String bodyFr,
        @Nullable String subjectEn,
        @Nullable String bodyEn,
        @Nullable Integer version,
        @Nullable String act) {

    static final int LONGEST_LINE = 200;
    static final int LONGEST_BODY = 8000;

    /** @param name what it is called where it is as it came */
    static TemplateForm of(Template template, String name) {
        return new TemplateForm(
                template.name().isEmpty() ? name : template.name(),
                template.french().subject(),
                template.french().body(),
                template.english().subject(),
                template.english().body(),
                template.version(),
                "");
    }

    Mistakes mistakes() {
        return Mistakes.NONE
                .and("name", said(name).isEmpty() ? Optional.of("empty") : flaw(name, LONGEST_LINE))
                .and("subjectFr", subject(subjectFr, bodyFr))
                .and("bodyFr", body(subjectFr, bodyFr))
                .and("subjectEn", subject(subjectEn, bodyEn))
                .and("bodyEn", body(subjectEn, bodyEn))
                .and(
                        "all",
                        said(bodyFr).isEmpty() && said(bodyEn).isEmpty() ? Optional.of("nothing") : Optional.empty());
    }

    private static Optional<String> subject(@Nullable String subject, @Nullable String body) {
        return said(subject).isEmpty() && !said(body).isEmpty() ? Optional.of("empty") : words(subject, LONGEST_LINE);
    }

    private static Optional<String> body(@Nullable String subject, @Nullable String body) {
        return said(body).isEmpty() && !said(subject).isEmpty() ? Optional.of("empty") : words(body, LONGEST_BODY);
    }

    private static Optional<String> words(@Nullable String written, int longest) {
        return flaw(written, longest).or(() -> Word.unknown(said(written)).map(unknown -> "word"));
    }

    /** The first in braces that means nothing, wherever it stands; empty where all does. */
    String unknown() {
        return Word.unknown(said(subjectFr) + " " + said(bodyFr) + " " + said(subjectEn) + " " + said(bodyEn))
                .orElse("");
    }

    /** What no letter carries, or what is too long. */
    static Optional<String> flaw(@Nullable String written, int longest) {
        if (said(written).length() > longest) {
            return Optional.of("too-long");
        }
        boolean line = longest == LONGEST_LINE;
        return said(written).codePoints().anyMatch(c -> isBroken(c) && (line || (c != '\n' && c != '\r' && c != '\t')))
                ? Optional.of("unreadable")
                : Optional.empty();
    }

    private static boolean isBroken(int c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE;
    }

    Template template(String key) {
        return new Template(
                key,
                said(name),
                new Text(said(subjectFr), lines(bodyFr)),
                new Text(said(subjectEn), lines(bodyEn)),
                versionSaid());
    }

    int versionSaid() {
        return version == null || version < 0 ? 0 : version;
    }

    boolean isPreview() {
        return "preview".equals(act);
    }

    static String lines(@Nullable String written) {
        return said(written).replace("\r\n", "\n").replace('\r', '\n');
    }

    static String said(@Nullable String written) {
        return written == null ? "" : written.strip();
    }
}
