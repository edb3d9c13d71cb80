package paddock.asking;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
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
import paddock.fact.FactName;
import paddock.homologation.Condition;
import paddock.homologation.Counter;
import paddock.homologation.Demand;
import paddock.homologation.Excess;
import paddock.homologation.Finding;
import paddock.homologation.Order;
import paddock.homologation.Outcome;
import paddock.homologation.Quotas.Balance;
import paddock.homologation.Slice;
import paddock.homologation.Table;
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
        Finding finding = new Finding(
                order(), "hours", "art. 1", RULE, outcome, List.of(FIRST_OF_JULY), List.of(excess), List.of());
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
        assertThat(french(broken, tooMany(Set.of("motorcycle"))))
                .contains(
                        "Trop de véhicules : motos, 41 pour 36 admis (ligne « motos », colonne « pas compétition »).");
        assertThat(french(broken, new Excess(Excess.Why.NO_ROW, Set.of("truck"), 1, List.of(), null)))
                .contains("Pas admis : camions ; aucune ligne du tableau n’en parle.");
        assertThat(french(broken, tooMany(Set.of()))).contains("véhicules, 41 pour 36 admis");
    }

    private static final Condition MOTORCYCLES = new Condition.Is("category", Set.of("motorcycle"));
    private static final Condition TRIALS = new Condition.Not(new Condition.Is("activity", Set.of("competition")));

    private static Table.Cell cell(int most, Table.Share... shares) {
        return new Table.Cell(
                new Condition.All(List.of(MOTORCYCLES, TRIALS)),
                most,
                new Table.Place(MOTORCYCLES, "trials", TRIALS, 36, List.of(shares)));
    }

    private static Excess tooMany(Set<String> categories) {
        return new Excess(Excess.Why.TOO_MANY, categories, 41, List.of(cell(36)), null);
    }

    @Test
    void a_reduced_number_says_from_which_it_was_reduced_and_by_what() {
        Table.Share rain = new Table.Share(new Condition.Is("weather", Set.of("rain")), 0.5, "art. 5");
        Table.Share night = new Table.Share(new Condition.Flagged("night", true), 0.75, null);
        Excess excess = new Excess(Excess.Why.TOO_MANY, Set.of("motorcycle"), 14, List.of(cell(13, rain, night)), null);
        Outcome broken = new Outcome.Broken(List.of());
        assertThat(french(broken, excess))
                .contains("motos, 14 pour 13 admis (ligne « motos », colonne « pas compétition » ; 13 au lieu de 36 :"
                        + " 50 % seulement pour « pluie » (art. 5)"
                        + " et 75 % seulement pour « de nuit ou non : oui » (art. 1)).");
        assertThat(in(Locale.ENGLISH, broken, excess))
                .contains("motorcycles, 14 where 13 are admitted (row “motorcycles”, column “not competition”;"
                        + " 13 instead of 36: only 50 % hold for “rain” (art. 5)"
                        + " and only 75 % hold for “by night or not: yes” (art. 1)).");
    }

    @Test
    void what_a_table_leaves_open_is_told_with_its_rows() {
        Outcome open = new Outcome.Unsure(Set.of());
        Excess between = new Excess(Excess.Why.BETWEEN, Set.of("motorcycle"), 20, List.of(cell(13), cell(36)), null);
        assertThat(french(open, between))
                .contains("motos, 20 : 13 (ligne « motos », colonne « pas compétition »)"
                        + " ou bien 36 (ligne « motos », colonne « pas compétition ») sont admis.");
        Excess gap = new Excess(
                Excess.Why.GAP, Set.of("kart"), 5, List.of(cell(13), cell(36)), new Excess.Gap("power-kw", 45));
        assertThat(in(Locale.ENGLISH, open, gap))
                .contains("karts: power in kW 45 lies in the gap between row “motorcycles”, column “not competition”"
                        + " and row “motorcycles”, column “not competition”.");
        Excess noCell = new Excess(Excess.Why.NO_CELL, Set.of("motorcycle"), 5, List.of(cell(36)), null);
        assertThat(french(open, noCell))
                .contains("la ligne « motos » n’a pas de nombre pour un tel usage, mais pour : pas compétition.");
    }

    @Test
    void a_quota_says_what_is_left_of_it() {
        Days june = new Days(LocalDate.of(2026, 6, 1), LocalDate.of(2026, 7, 1));
        Balance left = new Balance(
                new Demand.Quota.Amount.AtMost(4, Counter.Unit.WEEKEND),
                Counter.Period.MONTH,
                june,
                BigDecimal.TWO,
                BigDecimal.ONE);
        Balance unknown = new Balance(
                new Demand.Quota.Amount.ClosedInRuns(21, 2), Counter.Period.YEAR, june, null, BigDecimal.ONE);
        Finding finding = new Finding(
                order(),
                "q",
                "art. 6",
                RULE,
                new Outcome.Broken(List.of()),
                List.of(FIRST_OF_JULY),
                List.of(),
                List.of(left, unknown));
        assertThat(sentences.of(finding, Locale.FRENCH).replace('\u00a0', ' '))
                .endsWith("1er juin 2026 – 30 juin 2026 : au plus 4 week-ends par mois ; reste 2 week-ends,"
                        + " cet usage prend 1 week-end. 1er juin 2026 – 30 juin 2026 : au moins 21 jours de fermeture par an,"
                        + " en 2 fois au plus ; personne n’a dit ce qui est pris.");
        assertThat(sentences.of(finding, Locale.ENGLISH).replace('\u00a0', ' '))
                .contains("at most 4 weekends a month; 2 weekends left, this use takes 1 weekend.");
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
