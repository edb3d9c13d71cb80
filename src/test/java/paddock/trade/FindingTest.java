package paddock.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import paddock.AtOnce;
import paddock.WithPaddock;
import paddock.directory.Clients;
import paddock.kernel.Acting;
import paddock.kernel.StaffRole;
import paddock.store.Soundness;

/** By what a company of the directory is found, in which order, and that it is found by nothing else. */
@WithPaddock
class FindingTest {

    private static final Acting STAFF =
            new Acting(UUID.randomUUID(), "Ana", "", Set.of(StaffRole.COMMUNICATION), Map.of());

    @Autowired
    Profiles profiles;

    @Autowired
    Trades trades;

    @Autowired
    Clients clients;

    @Autowired
    Soundness soundness;

    @Autowired
    JdbcClient jdbc;

    private UUID listed(String name, String french, String... keys) {
        UUID company = clients.add(STAFF, name);
        Profile profile = new Profile(List.of(keys), "", french, "", "", List.of(), List.of());
        assertThat(profiles.change(STAFF, company, 0, profile)).isIn(Writing.DONE, Writing.OVERTAKEN);
        profiles.list(STAFF, company);
        return company;
    }

    private void called(UUID company, String name) {
        jdbc.sql("update directory.company set name = ?, sought = ? where id = ?")
                .param(name)
                .param(Clients.sought(name))
                .param(company)
                .update();
    }

    private List<String> found(String text) {
        return profiles.found(Wanted.of(Map.of("text", text), trades), 100).stream()
                .map(Entry::name)
                .toList();
    }

    private boolean knows(String word) {
        return jdbc.sql("select exists (select 1 from trade.word where word = ?)")
                .param(word)
                .query(Boolean.class)
                .single();
    }

    @Test
    void whoever_is_called_otherwise_is_found_under_the_new_name_alone() {
        UUID company = listed("Ancienne Grimaudière", "");
        assertThat(found("grimaudiere")).containsExactly("Ancienne Grimaudière");
        called(company, "Nouvelle Pallesqueyrie");
        assertThat(found("grimaudiere")).isEmpty();
        assertThat(found("grimodiere")).isEmpty();
        assertThat(found("palesqueyrie")).containsExactly("Nouvelle Pallesqueyrie");
        assertThat(soundness.broken()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zwolv", "wzovl", "zwolw", "zwol", "zwowl", "zwoovl", "swovl"})
    void a_short_name_is_found_though_a_letter_is_swapped_missing_too_many_or_another(String typed) {
        if (!knows("zwovl")) {
            listed("Zwovl", "");
        }
        assertThat(found(typed)).contains("Zwovl");
    }

    @Test
    void a_word_that_no_name_has_any_more_is_kept_nowhere() {
        UUID first = listed("Xanthippe Vaquerolles", "");
        UUID second = listed("Xanthippe Deux", "");
        assertThat(knows("vaquerolles")).isTrue();
        profiles.unlist(STAFF, first);
        assertThat(knows("vaquerolles")).isFalse();
        assertThat(knows("xanthippe")).isTrue();
        profiles.list(STAFF, first);
        assertThat(knows("vaquerolles")).isTrue();
        jdbc.sql("delete from trade.profile where company = ?").param(first).update();
        assertThat(knows("vaquerolles")).isFalse();
        called(second, "Autre Chose");
        assertThat(knows("xanthippe")).isFalse();
        assertThat(soundness.broken()).isEmpty();
    }

    @Test
    void signs_of_any_language_are_between_words_and_no_harm() {
        listed("Garage 'l’Œil : & |!' (Quéfflec) *\\ <2>", "Pièces \\ d'origine: 100 %");
        for (String text : List.of(
                "quefflec '",
                "'quefflec",
                "quefflec:*",
                "quefflec & !garage",
                "quefflec | (",
                "quefflec \\",
                "\\quefflec\\",
                "<-> quefflec",
                "quefflec <2>",
                "'' quefflec ''",
                "quefflec:ABCD",
                "n/quefflec",
                "$1 quefflec",
                "quefflec\u2028;--")) {
            assertThat(found(text)).as(text).isSubsetOf("Garage 'l’Œil : & |!' (Quéfflec) *\\ <2>");
        }
        for (String text :
                List.of("quefflec '", "quefflec:*", "quefflec & garage", "quefflec \\", "origine: quefflec")) {
            assertThat(found(text)).as(text).hasSize(1);
        }
        for (String text : List.of("'", "\\", ":*", "!", "()", "&|", "%", "_", "''", "*")) {
            assertThat(found(text)).as(text).isEmpty();
        }
    }

    @Test
    void hyphens_apostrophes_dots_and_figures_are_looked_for_as_they_come() {
        listed("L'Atelier de Saint-Brèsse", "");
        listed("L’Ouvroir A.B.C. Zénobie 24h/24", "");
        for (String text : List.of(
                "l'atelier bresse", "latelier bresse", "saint-bresse", "saint bresse", "saintbresse", "Saint‑Bresse")) {
            assertThat(found(text)).as(text).containsExactly("L'Atelier de Saint-Brèsse");
        }
        for (String text : List.of(
                "zenobie",
                "l'ouvroir zenobie",
                "a.b.c. zenobie",
                "24h zenobie",
                "zenobie@24h",
                "z\u00e9nobie 24h/24")) {
            assertThat(found(text)).as(text).containsExactly("L’Ouvroir A.B.C. Zénobie 24h/24");
        }
    }

    @Test
    void what_was_typed_comes_before_what_begins_with_it_what_is_near_and_what_is_made() {
        listed("Wolframite Yvonne", "");
        listed("Atelier Wolfram", "");
        listed("Volframe Zéro", "");
        listed("Bureau Quelconque", "Du wolfram et du reste");
        assertThat(found("wolfram"))
                .containsExactly("Atelier Wolfram", "Wolframite Yvonne", "Volframe Zéro", "Bureau Quelconque");
        assertThat(found("wolfran")).first().isEqualTo("Atelier Wolfram");
    }

    @Test
    void pages_lead_through_what_is_sure_and_what_is_not_and_show_each_once() {
        List<String> names = List.of(
                "Kryptonite A",
                "Krypton B",
                "Krypton C",
                "Kryptons D",
                "Crypton E",
                "Cryptone F",
                "Hors de tout G",
                "Hors de tout H");
        for (String name : names) {
            listed(name, name.startsWith("Hors") ? "Travaille le krypton" : "", "timing");
        }
        for (int size = 1; size <= 4; size++) {
            for (String text : List.of("krypton", "kryptom", "krypton chronometrage")) {
                Wanted wanted = Wanted.of(Map.of("text", text), trades);
                List<UUID> whole =
                        profiles.found(wanted, 100).stream().map(Entry::id).toList();
                List<UUID> paged = new ArrayList<>();
                Wanted rest = wanted;
                for (List<Entry> some = profiles.found(rest, size);
                        !some.isEmpty();
                        some = profiles.found(rest, size)) {
                    some.forEach(entry -> paged.add(entry.id()));
                    rest = rest.after(some.getLast().id());
                }
                assertThat(paged)
                        .as(text)
                        .hasSizeGreaterThan(3)
                        .isEqualTo(whole)
                        .doesNotHaveDuplicates();
            }
        }
        assertThat(found("krypton")).startsWith("Krypton B", "Krypton C", "Kryptonite A", "Kryptons D");
    }

    @Test
    void who_is_part_of_another_is_found_no_more() {
        UUID survivor = clients.add(STAFF, "Restante");
        UUID company = listed("Absorbée Jolibois", "");
        jdbc.sql("update directory.company set absorbed_into = ? where id = ?")
                .param(survivor)
                .param(company)
                .update();
        assertThat(found("jolibois")).isEmpty();
        assertThat(knows("jolibois")).isFalse();
        jdbc.sql("update directory.company set absorbed_into = null where id = ?")
                .param(company)
                .update();
        assertThat(found("jolibois")).containsExactly("Absorbée Jolibois");
    }

    @Test
    void words_that_come_and_go_at_once_are_known_as_long_as_a_name_has_them() throws Exception {
        List<UUID> all = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            all.add(clients.add(STAFF, "Rivalité Commune " + i));
        }
        for (int round = 0; round < 20; round++) {
            List<Callable<Boolean>> acts = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                UUID company = all.get(i);
                boolean goes = (i + round) % 2 == 0;
                acts.add(() -> {
                    if (goes) {
                        profiles.unlist(STAFF, company);
                    } else {
                        profiles.list(STAFF, company);
                    }
                    return true;
                });
            }
            AtOnce.all(acts);
            assertThat(jdbc.sql(HeldTrade.WORDS).query(String.class).list())
                    .as("round " + round)
                    .isEmpty();
        }
        assertThat(soundness.broken()).isEmpty();
    }

    @Test
    void the_index_and_whoever_looks_tell_words_apart_in_the_same_way() {
        for (int first = 1; first <= 0x1FFFF; first += 0x400) {
            String some = IntStream.range(first, first + 0x400)
                    .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                    .mapToObj(c -> "a" + Character.toString(c) + "b")
                    .collect(Collectors.joining(" "));
            assertThat(Trades.words(some)).as("from %x", first).containsExactlyInAnyOrderElementsOf(split(some));
        }
        String longest = "é".repeat(300);
        assertThat(Trades.words(longest))
                .isEqualTo(split(longest))
                .singleElement()
                .asString()
                .hasSize(200);
    }

    private List<String> split(String text) {
        return jdbc.sql("select distinct word from trade.split(?)")
                .param(Clients.sought(text))
                .query((row, n) -> String.valueOf(row.getString(1)))
                .list();
    }

    @Test
    void the_check_tells_what_is_found_wrongly() {
        UUID company = listed("Vérifiée Quiberonne", "");
        jdbc.sql("update trade.listing set called = 'autre' where company = ?")
                .param(company)
                .update();
        jdbc.sql("insert into trade.word values ('quiberonneau')").update();
        assertThat(soundness.broken())
                .extracting(Soundness.Broken::key)
                .containsExactlyInAnyOrder("listings-true", "listing-words");
        jdbc.sql("delete from trade.word where word = 'quiberonneau'").update();
        jdbc.sql("update trade.profile set sought = sought where company = ?")
                .param(company)
                .update();
        assertThat(soundness.broken()).isEmpty();
    }
}
