package paddock.takeover;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import paddock.booking.Holding;
import paddock.booking.Moving;
import paddock.booking.Told;

/** What is said of a line, in every language, as it is when somebody looks: the order may say something else later. */
@Component
final class Wording {

    private static final List<Locale> LANGUAGES = List.of(Locale.FRENCH, Locale.ENGLISH);

    private final MessageSource texts;
    private final Told told;

    Wording(MessageSource texts, Told told) {
        this.texts = texts;
        this.told = told;
    }

    Lines.Judged of(int position, Note note) {
        return of(position, Outcome.of(note), note);
    }

    Lines.Judged of(int position, Outcome outcome, Note note) {
        return new Lines.Judged(position, outcome, inAll(locale -> note.in(locale, texts)), null, null);
    }

    /** What stands in the way of a line. */
    record InTheWay(
            Holding why, @Nullable UUID booking, @Nullable Integer before) {}

    Lines.Judged of(int position, InTheWay way) {
        return new Lines.Judged(
                position, outcome(way.why()), inAll(locale -> refusal(way.why(), locale)), way.booking(), way.before());
    }

    private String refusal(Holding why, Locale locale) {
        Told.Words words = told.inWords(new Moving.NotHad(why), locale).words();
        return words.title() + " – " + words.help();
    }

    private static Outcome outcome(Holding why) {
        return switch (why) {
            case Holding.Held held -> Outcome.CREATED;
            case Holding.Taken taken -> Outcome.CONFLICT;
            case Holding.TooFew few -> Outcome.CONFLICT;
            case Holding.Unlawful unlawful -> Outcome.UNLAWFUL;
            case Holding.TooLate late -> Outcome.UNLAWFUL;
            case Holding.Past past -> Outcome.PAST;
            case Holding.Missing missing -> Outcome.REFUSED;
            case Holding.Doubled doubled -> Outcome.REFUSED;
            case Holding.Barred barred -> Outcome.REFUSED;
            case Holding.BeyondTerms beyond -> Outcome.REFUSED;
        };
    }

    private static Map<String, String> inAll(Function<Locale, String> words) {
        Map<String, String> said = new TreeMap<>();
        LANGUAGES.forEach(locale -> said.put(locale.getLanguage(), words.apply(locale)));
        return said;
    }
}
