package paddock.story;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import paddock.asking.FactWords;
import paddock.asking.Uses;
import paddock.audit.Deed;
import paddock.circuit.Site;
import paddock.ground.Claim;
import paddock.ground.ClaimWords;
import paddock.kernel.Window;
import paddock.web.Formats;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the trail keeps of a change, in the words of the pages. */
@Component
class ChangeWords {

    /** What is shown, in this order; numbers, ids and what is kept for programs are not. */
    private static final List<String> FIELDS = List.of(
            "claims",
            "use",
            "permits",
            "permit",
            "lapses-at",
            "reference",
            "order-number",
            "reason",
            "confidential",
            "places");

    /** What its client calls it: not for those to whom the client is not named. */
    private static final Set<String> OF_THE_CLIENT = Set.of("reference", "order-number");

    private final Uses uses;
    private final JsonMapper json;
    private final MessageSource texts;

    ChangeWords(Uses uses, JsonMapper json, MessageSource texts) {
        this.uses = uses;
        this.json = json;
        this.texts = texts;
    }

    /**
     * For whom it is put into words.
     *
     * @param named whether the client is named to them
     */
    record Reader(Site site, Locale locale, boolean named) {}

    List<Revision.Change> of(Deed.Change change, Reader reader) {
        List<Revision.Change> all = new ArrayList<>();
        for (String field : FIELDS) {
            Object before = change.before().get(field);
            Object after = change.after().get(field);
            if ((before == null && after == null) || (OF_THE_CLIENT.contains(field) && !reader.named())) {
                continue;
            }
            String was = words(field, before, after, reader);
            String is = words(field, after, before, reader);
            if (!was.isEmpty() || !is.isEmpty()) {
                all.add(new Revision.Change(
                        label(field, reader), was.isEmpty() ? null : was, is.isEmpty() ? null : is));
            }
        }
        return all;
    }

    private String label(String field, Reader reader) {
        return texts.getMessage("story.field." + field, new Object[0], reader.locale());
    }

    /** @param other the other side of the change: of lists, what stands in both is left out */
    private String words(String field, @Nullable Object value, @Nullable Object other, Reader reader) {
        return switch (value) {
            case null -> "";
            case Map<?, ?> use -> facts(use, other, reader);
            case Collection<?> list ->
                list.stream()
                        .filter(each -> !(other instanceof Collection<?> others && others.contains(each)))
                        .map(each -> each instanceof Map<?, ?> claim ? claim(claim, reader) : String.valueOf(each))
                        .collect(Collectors.joining(" ; "));
            case Boolean yes -> texts.getMessage(yes ? "words.yes" : "words.no", new Object[0], reader.locale());
            case String text when field.equals("lapses-at") -> moment(text, reader);
            case String text when field.equals("permit") -> permit(text, reader);
            default -> String.valueOf(value);
        };
    }

    /** What is said of what runs, as far as it is another on the other side. */
    private String facts(Map<?, ?> use, @Nullable Object other, Reader reader) {
        List<FactWords> there = other instanceof Map<?, ?> before ? words(before, reader) : List.of();
        return words(use, reader).stream()
                .filter(fact -> !there.contains(fact))
                .map(fact -> texts.getMessage("story.fact", new Object[] {fact.name(), fact.value()}, reader.locale()))
                .collect(Collectors.joining(" ; "));
    }

    private List<FactWords> words(Map<?, ?> use, Reader reader) {
        return json.valueToTree(use) instanceof ObjectNode facts ? uses.words(facts, reader.locale()) : List.of();
    }

    private static String moment(String written, Reader reader) {
        try {
            return new Formats(reader.locale())
                    .moment(Instant.parse(written), reader.site().zone());
        } catch (DateTimeException unreadable) {
            return written;
        }
    }

    /** The paragraph and how far it has come, with the word for that in the reader's language. */
    private String permit(String written, Reader reader) {
        List<String> words = new ArrayList<>();
        for (String word : written.split(" ", -1)) {
            String said = texts.getMessage("booking.permit." + word, new Object[0], null, reader.locale());
            words.add(
                    said == null
                                    || !List.of("wanted", "filed", "granted", "refused")
                                            .contains(word)
                            ? word
                            : said);
        }
        return String.join(" ", words);
    }

    private String direction(String written, Reader reader) {
        String said = texts.getMessage("booking.direction." + written, new Object[0], written, reader.locale());
        return said == null ? written : said;
    }

    /** A claim as the trail wrote it down, even of what the site no longer has. */
    private String claim(Map<?, ?> written, Reader reader) {
        try {
            Window window = Window.read(String.valueOf(written.get("during")));
            Claim claim = written.containsKey("layout")
                    ? new Claim.Track(UUID.fromString(String.valueOf(written.get("layout"))), null, window)
                    : new Claim.Units(
                            UUID.fromString(String.valueOf(written.get("pool"))),
                            Integer.parseInt(String.valueOf(written.get("units"))),
                            window);
            ClaimWords words = ClaimWords.of(reader.site(), claim, reader.locale());
            return words.when() + " – " + (words.much().isEmpty() ? "" : words.much() + " × ") + words.what()
                    + (written.get("direction") instanceof String direction ? ", " + direction(direction, reader) : "");
        } catch (DateTimeException | IllegalArgumentException unreadable) {
            return "–";
        }
    }
}
