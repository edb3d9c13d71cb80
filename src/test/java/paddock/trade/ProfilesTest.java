package paddock.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import paddock.AtOnce;
import paddock.WithPaddock;
import paddock.directory.Clients;
import paddock.kernel.Acting;
import paddock.kernel.StaffRole;
import paddock.store.Soundness;

/** What the directory finds and keeps, and what becomes of what companies propose. */
@WithPaddock
class ProfilesTest {

    private static final Acting STAFF =
            new Acting(UUID.randomUUID(), "Ana", "", Set.of(StaffRole.COMMUNICATION), Map.of());
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    Profiles profiles;

    @Autowired
    Proposals proposals;

    @Autowired
    RelationRows relations;

    @Autowired
    Trades trades;

    @Autowired
    Clients clients;

    @Autowired
    Soundness soundness;

    @Autowired
    JdbcClient jdbc;

    private UUID company(String name) {
        return clients.add(STAFF, name);
    }

    private static Profile profile(String... trades) {
        return new Profile(List.of(trades), "", "", "", "", List.of(), List.of());
    }

    private UUID listed(String name, Profile profile) {
        UUID company = company(name);
        assertThat(profiles.change(STAFF, company, 0, profile)).isEqualTo(Writing.DONE);
        profiles.list(STAFF, company);
        return company;
    }

    private List<String> found(String query) {
        Map<String, String> asked = Arrays.stream(query.split("&"))
                .collect(Collectors.toMap(
                        pair -> pair.replaceFirst("=.*", ""), pair -> pair.replaceFirst("[^=]*=", "")));
        return profiles.found(Wanted.of(asked, trades), 100).stream()
                .map(Entry::name)
                .toList();
    }

    @Test
    void only_what_is_listed_is_found() {
        UUID company = company("Zébrure Discrète");
        profiles.change(STAFF, company, 0, profile("brakes"));
        assertThat(found("text=zebrure")).isEmpty();
        profiles.list(STAFF, company);
        assertThat(found("text=zebrure")).containsExactly("Zébrure Discrète");
        profiles.unlist(STAFF, company);
        assertThat(found("text=zebrure")).isEmpty();
        assertThat(profiles.seen(Acting.nobody(""), company)).isEmpty();
        assertThat(profiles.seen(STAFF, company)).isPresent();
    }

    @Test
    void accents_and_slips_are_forgiven_and_the_nearest_name_comes_first() {
        listed("Érable Mécanique", profile("machining"));
        listed("Érables du Nord", profile("machining"));
        assertThat(found("text=erable")).containsExactly("Érable Mécanique", "Érables du Nord");
        assertThat(found("text=ÉRABLE mecaniqe")).startsWith("Érable Mécanique");
        assertThat(found("text=erabel")).contains("Érable Mécanique");
        assertThat(found("text=mecanique+erable")).containsExactly("Érable Mécanique");
        assertThat(found("text=erable+plombier")).isEmpty();
        assertThat(found("text=%_!")).isEmpty();
    }

    @Test
    void a_company_is_found_by_its_trade_by_a_wider_one_and_by_what_it_says() {
        Profile said =
                new Profile(List.of("batteries"), "", "Accumulateurs au zirconium.", "", "", List.of(), List.of());
        listed("Quartz Ouest", said);
        assertThat(found("trade=batteries")).contains("Quartz Ouest");
        assertThat(found("trade=electric")).contains("Quartz Ouest");
        assertThat(found("trade=powertrain")).contains("Quartz Ouest");
        assertThat(found("trade=charging")).doesNotContain("Quartz Ouest");
        assertThat(found("text=batterie")).contains("Quartz Ouest");
        assertThat(found("text=zirconi")).containsExactly("Quartz Ouest");
        assertThat(found("text=quartz&trade=brakes")).isEmpty();
    }

    @Test
    void a_status_counts_on_the_days_it_is_given() {
        UUID company = listed("Résidence Temporaire", profile());
        assertThat(found("text=temporaire&status=resident")).isEmpty();
        jdbc.sql("insert into directory.status values (gen_random_uuid(), ?, 'resident', '[2026-05-12,2026-05-13)', 1)")
                .param(company)
                .update();
        assertThat(found("text=temporaire&status=resident")).containsExactly("Résidence Temporaire");
        jdbc.sql("update directory.status set during = '[2026-05-13,)' where company = ?")
                .param(company)
                .update();
        assertThat(found("text=temporaire&status=resident")).isEmpty();
    }

    @Test
    void pages_lead_on_through_all_of_them_once() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            names.add("Suite Numérotée " + i);
            listed(names.getLast(), profile("timing"));
        }
        for (String query : List.of("text=suite+numerotee", "text=suite numerotee 3", "trade=timing")) {
            Wanted wanted = Wanted.of(
                    Map.of(
                            query.replaceFirst("=.*", ""),
                            query.replaceFirst(".*=", "").replace('+', ' ')),
                    trades);
            List<UUID> whole =
                    profiles.found(wanted, 100).stream().map(Entry::id).toList();
            List<UUID> paged = new ArrayList<>();
            Wanted rest = wanted;
            for (List<Entry> some = profiles.found(rest, 2); !some.isEmpty(); some = profiles.found(rest, 2)) {
                some.forEach(entry -> paged.add(entry.id()));
                rest = rest.after(some.getLast().id());
            }
            assertThat(paged).as(query).hasSizeGreaterThan(0).isEqualTo(whole);
        }
        assertThat(found("text=suite+numerotee")).containsExactlyElementsOf(names);
    }

    @Test
    void of_rivals_who_read_the_same_page_one_changes_it() throws Exception {
        UUID company = company("Disputée " + NUMBER.incrementAndGet());
        for (int round = 0; round < 20; round++) {
            int version = round;
            AtomicInteger rival = new AtomicInteger();
            List<Writing> all = AtOnce.all(Collections.nCopies(
                    12,
                    () -> profiles.change(
                            STAFF,
                            company,
                            version,
                            new Profile(
                                    List.of(),
                                    "",
                                    "Tour " + version + " de " + rival.incrementAndGet(),
                                    "",
                                    "",
                                    List.of(),
                                    List.of()))));
            assertThat(all).filteredOn(Writing.DONE::equals).hasSize(1);
            assertThat(all).filteredOn(Writing.OVERTAKEN::equals).hasSize(11);
        }
    }

    @Test
    void a_relation_stands_on_both_pages_the_right_way_round() {
        UUID first = listed("Côté Un " + NUMBER.incrementAndGet(), profile());
        UUID second = listed("Côté Deux " + NUMBER.incrementAndGet(), profile());
        Profile said = new Profile(
                List.of(),
                "",
                "",
                "",
                "",
                List.of(),
                List.of(
                        new Relation(Relation.Kind.SUPPLIER, second),
                        new Relation(Relation.Kind.PARTNER, second),
                        new Relation(Relation.Kind.PARENT, second)));
        assertThat(profiles.change(STAFF, first, 0, said)).isEqualTo(Writing.DONE);
        assertThat(relations.relations(first))
                .extracting(Relation.Seen::side)
                .containsExactly("parent", "supplier", "partner");
        assertThat(relations.relations(second))
                .extracting(Relation.Seen::side)
                .containsExactly("parent-of", "supplier-of", "partner");
        Profile back =
                new Profile(List.of(), "", "", "", "", List.of(), List.of(new Relation(Relation.Kind.PARTNER, first)));
        assertThat(profiles.change(STAFF, second, 0, back)).isEqualTo(Writing.DONE);
        assertThat(relations.relations(second))
                .filteredOn(each -> each.side().equals("partner"))
                .hasSize(1);
        Profile turned =
                new Profile(List.of(), "", "", "", "", List.of(), List.of(new Relation(Relation.Kind.PARENT, first)));
        assertThat(profiles.change(STAFF, second, 1, turned)).isEqualTo(Writing.TURNED_ROUND);
    }

    @Test
    void the_demonstration_fills_the_directory_with_invented_companies() {
        assertThat(profiles.found(Wanted.ALL, 1000))
                .filteredOn(entry -> entry.face().demo())
                .hasSizeBetween(30, 45)
                .allSatisfy(entry -> {
                    assertThat(entry.name()).contains("invent");
                    assertThat(entry.trades())
                            .isNotEmpty()
                            .hasSameSizeAs(entry.profile().trades());
                    assertThat(entry.profile().about()).isNotNull();
                });
        assertThat(proposals.countOpen()).isPositive();
    }

    @Test
    void a_trade_that_no_file_knows_and_words_that_nobody_finds_are_told_by_the_check() {
        UUID company = listed("Saine " + NUMBER.incrementAndGet(), profile("brakes"));
        assertThat(broken()).isEmpty();
        jdbc.sql("update trade.profile set trades = '{no-such-trade}', sought = 'other' where company = ?")
                .param(company)
                .update();
        assertThat(broken()).containsExactlyInAnyOrder("trades-known", "profile-words");
        assertThat(profiles.seen(STAFF, company).orElseThrow().trades()).isEmpty();
        jdbc.sql("delete from trade.profile where company = ?").param(company).update();
        assertThat(broken()).isEmpty();
    }

    private List<String> broken() {
        return soundness.broken().stream().map(Soundness.Broken::key).toList();
    }
}
