package paddock.asking;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import paddock.homologation.Counter;
import paddock.fact.FactName;
import paddock.homologation.Finding;
import paddock.homologation.Order;
import paddock.homologation.Outcome;
import paddock.homologation.Slice;
import paddock.homologation.Table.Excess;
import paddock.kernel.Days;
import paddock.kernel.Text;

/** Findings in words that a layman understands, in French and in English. */
final class SentencesTest {

    private static final Text RULE = Text.of("fr", "On roule.");
    private static final Slice FIRST_OF_JULY = new Slice(LocalDate.of(2026, 7, 1), 72_000, 75_600, ZoneOffset.UTC);
    private final Sentences sentences = new Sentences(texts());

    private static ResourceBundleMessageSource texts() {
        ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
        texts.setBasenames("paddock/asking/texts");
        texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
        texts.setFallbackToSystemLocale(false);
        return texts;
    }

    private static Order order() {
        Counter days =
                new Counter("days", Text.of("fr", "Jours de l’année"), 8, Counter.Unit.DAY, Counter.Period.YEAR, null);
        return new Order(
                "o",
                "v",
                Order.Level.ORDER,
                RULE,
                null,
                null,
                null,
                null,
                Set.of(),
                Days.ALWAYS,
                "art. 9",
                List.of(),
                List.of(),
                List.of(),
                List.of(days),
                List.of(),
                Map.of(),
                Map.of());
    }

    private String french(Outcome outcome, Excess... excess) {
        return in(Locale.FRENCH, outcome, excess);
    }

    private String in(Locale locale, Outcome outcome, Excess... excess) {
        Finding finding =
                new Finding(order(), "hours", "art. 1", RULE, outcome, List.of(FIRST_OF_JULY), List.of(excess));
        return sentences.of(finding, locale).replace('\u00a0', ' ');
    }

    private static Outcome.Path path(String id, String kind, @Nullable Integer left) {
        return new Outcome.Path(
                id, "art. " + id, kind, left == null ? null : "days", left, left == null ? null : 8, null);
    }

    @Test
    void the_first_of_a_month_is_written_so() {
        assertThat(french(new Outcome.Broken(List.of())))
                .isEqualTo("art. 1 : On roule. Enfreint : mercredi 1er juillet 2026 20 h – 21 h.");
    }

    @Test
    void a_value_in_a_gap_is_not_called_missing() {
        Outcome gap = new Outcome.Unsure(Set.of("gap:cc"));
        assertThat(french(gap)).endsWith("Le texte laisse ouverte juste cette valeur : cylindrée.");
        Outcome both = new Outcome.Unsure(Set.of("gap:cc", "weather"));
        assertThat(french(both)).contains("cylindrée.").endsWith("il manque : temps qu’il fait.");
        assertThat(french(new Outcome.Unsure(Set.of()))).contains("doute");
    }

    @Test
    void what_is_left_is_left_of_a_counter() {
        Outcome wanting = new Outcome.Wanting(List.of(List.of(path("4", "event", 5))));
        assertThat(french(wanting))
                .endsWith("une manifestation autorisée (art. 4), il en reste 5 sur 8 (Jours de l’année).");
        assertThat(french(new Outcome.Unsure(Set.of("used.days"))))
                .endsWith("ce qui est pris de « Jours de l’année ».");
        assertThat(in(Locale.ENGLISH, new Outcome.Unsure(Set.of("used.days")))).endsWith("of “Jours de l’année”.");
    }

    @Test
    void two_derogations_needed_together_are_both_named() {
        Outcome both = new Outcome.Wanting(
                List.of(List.of(path("3", "late", null)), List.of(path("2", "night", null), path("4", "event", null))));
        assertThat(french(both))
                .endsWith("à moins d’avoir une dérogation (art. 3), et une nuit de dérogation (art. 2)"
                        + " ou une manifestation autorisée (art. 4).");
    }

    @Test
    void too_few_units_are_not_none() {
        assertThat(french(new Outcome.Broken(List.of(new Outcome.Closed("d", "art. 4", Outcome.Why.USED_UP, 1)))))
                .endsWith("art. 4 : il reste une unité, moins qu’il n’en faut.");
        assertThat(french(new Outcome.Broken(List.of(new Outcome.Closed("d", "art. 4", Outcome.Why.USED_UP, 0)))))
                .endsWith("art. 4 : toutes les unités sont prises.");
    }

    @Test
    void a_table_says_what_there_is_too_much_of() {
        Outcome broken = new Outcome.Broken(List.of());
        assertThat(french(broken, new Excess(Set.of("motorcycle"), 41, 36)))
                .contains("Trop de véhicules : motos, 41 pour 36 admis.");
        assertThat(french(broken, new Excess(Set.of("truck"), 1, null))).contains("Pas admis : camions.");
        assertThat(french(broken, new Excess(Set.of(), 41, 36))).contains("véhicules, 41 pour 36 admis.");
    }

    @Test
    void every_known_fact_has_its_words() {
        List<String> facts = new ArrayList<>(FactName.CODES);
        facts.addAll(FactName.OF_VEHICLES);
        facts.addAll(FactName.OTHERS);
        FactName.NOISE_METHODS.forEach(method -> facts.add("noise." + method));
        facts.addAll(List.of("limit.house", "noise.own", "others", "others.granted", "count"));
        for (Locale locale : List.of(Locale.FRENCH, Locale.ENGLISH)) {
            for (String fact : facts) {
                assertThat(in(locale, new Outcome.Unsure(Set.of(fact))))
                        .as("%s in %s", fact, locale)
                        .doesNotEndWith(": " + fact + ".")
                        .doesNotContain("{");
            }
        }
    }
}
