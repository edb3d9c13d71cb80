package paddock.asking;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import paddock.circuit.Site;
import paddock.fact.FactName;
import paddock.homologation.Homologations;
import paddock.homologation.Law;
import paddock.homologation.Use;
import paddock.kernel.Steady;
import paddock.web.BadInput;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What other parts are told of a use: the facts of a question, without its times and without what is beside it. */
@Component
public class Uses {

    private static final List<String> NOT_SAID =
            List.of("from", "until", "layouts", "customer", "granted", "used", "others");

    private final Homologations homologations;
    private final Sentences sentences;
    private final Map<UUID, Known> known = new ConcurrentHashMap<>();

    Uses(Homologations homologations, Sentences sentences) {
        this.homologations = homologations;
        this.sentences = sentences;
    }

    /** A layout, by its key, on a day. */
    public record Where(String layout, LocalDate day) {}

    /** What can be said of a use of a layout on a day, as fields, filled in with what an address or a form says. */
    public RunFields fields(Site site, Where where, Map<String, String> asked, Locale locale) {
        return new RunFields(homologations.of(site, where.layout()).on(where.day()), asked, sentences, locale);
    }

    /** The codes that every site knows, by fact. */
    public Map<String, List<String>> terms() {
        return FactName.COMMON;
    }

    /**
     * Facts as an address or a form says them, in the shape that {@link #read} takes.
     *
     * @throws BadInput what cannot be read
     */
    public ObjectNode facts(Map<String, String> asked) {
        Map<String, String> said = new LinkedHashMap<>(asked);
        said.keySet().removeIf(name -> NOT_SAID.contains(name) || name.startsWith("used."));
        return Profile.of(said).facts();
    }

    /** How a field or a fact is called in the reader's language. */
    public String called(String fact, Locale locale) {
        return sentences.fact(fact.replaceFirst("^(use\\.)?(facts|vehicles\\[\\d+])\\.", ""), null, locale);
    }

    /** Facts that were read before, in the reader's language. */
    public List<FactWords> words(ObjectNode facts, Locale locale) {
        return FactWords.of(facts, sentences, locale);
    }

    /** The field in which a fact is said; the fact itself where it has none of its own. */
    public String field(String fact) {
        return Objects.requireNonNullElse(RunFields.fieldOf(fact.replaceFirst("^use\\.", "")), fact);
    }

    /**
     * A use of that kind, whenever and wherever it takes place.
     *
     * @param path where it stands in what was sent
     * @throws BadInput where it cannot be read, or names what no order of the site knows
     */
    public Use read(Site site, JsonNode facts, String path) {
        for (String entry : NOT_SAID) {
            if (facts.has(entry)) {
                throw new BadInput(path + "." + entry, entry, List.of("activity", "vehicles", "noise"));
            }
        }
        return known(site).check(stored(facts, path, site.zone()), path);
    }

    /** Made anew only when the site or what is written about it has changed. */
    private Known known(Site site) {
        Law law = homologations.law(site);
        Known last = known.get(site.id());
        if (last == null || !last.isOf(site, law)) {
            last = new Known(site, law);
            known.put(site.id(), last);
        }
        return last;
    }

    /** A use of a layout of which these facts are known, written as in an address, whenever it takes place. */
    public Use of(Map<String, String> facts, ZoneId zone, String layout) {
        return Profile.of(facts).use(zone, Set.of(layout));
    }

    /** One that was read before: the orders may have other names by now. */
    public Use stored(JsonNode facts, String path, ZoneId zone) {
        return Steady.read(new Said(facts, path, zone), () -> new Question(facts, path, zone).profile(Set.of()));
    }

    /** Facts as they were read once: whoever judges asks for the same again and again. */
    private record Said(JsonNode facts, String path, ZoneId zone) {

        @Override
        @SuppressWarnings("ReferenceEquality") // the very same, and not some that say the same
        public boolean equals(@Nullable Object other) {
            return other instanceof Said said
                    && said.facts == facts
                    && said.path.equals(path)
                    && said.zone.equals(zone);
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(facts);
        }
    }
}
