package paddock.asking;

import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import paddock.homologation.Verdict;

/** Verdicts in words, for the parts that ask for them on their own account. */
@Component
public class VerdictWords {

    private final Sentences sentences;

    VerdictWords(Sentences sentences) {
        this.sentences = sentences;
    }

    /** Each reason in a sentence, with its paragraph. */
    public List<String> sentences(Verdict verdict, Locale locale) {
        return verdict.reasons().stream()
                .map(finding -> sentences.of(finding, locale))
                .toList();
    }

    /** Each reason as the programming interface writes it. */
    public List<?> reasons(Verdict verdict) {
        return verdict.reasons().stream()
                .map(finding -> VerdictJson.ReasonJson.of(finding, sentences))
                .toList();
    }
}
