package paddock.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import paddock.WithPaddock;
import paddock.kernel.Acting;
import tools.jackson.databind.json.JsonMapper;

/** Whoever names no company is a private person, and gets no mailing without having said yes. */
@WithPaddock
class PrivatePersonTest {

    @Autowired
    Leads leads;

    @Autowired
    CaptureReader reader;

    @Autowired
    JsonMapper json;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    InstantSource clock;

    private Lead taken(String card) {
        Capture capture = reader.read(json.readTree(card), clock.instant());
        return leads.withId(leads.capture(Acting.PADDOCK, capture).lead()).orElseThrow();
    }

    private static String mailbox() {
        return "alone" + UUID.randomUUID() + "@example.org";
    }

    private Lead changed(Lead lead, String firm, boolean isPrivate) {
        Lead.Card was = lead.card();
        Lead.Card card = new Lead.Card(was.name(), firm, "", was.email(), was.phone(), isPrivate, "fr");
        leads.change(Acting.PADDOCK, lead.id(), lead.version(), one -> Edits.with(one, card, one.wants(), one.told()));
        return leads.withId(lead.id()).orElseThrow();
    }

    private boolean isMailed(Lead lead) {
        return lead.told().allowsMailing(lead.card());
    }

    @Test
    void whoever_names_no_company_gets_no_mailing_whichever_way_the_card_came() {
        Lead alone = taken("{\"name\":\"Camille Exemple\",\"email\":\"" + mailbox() + "\"}");
        assertThat(alone.card().isPrivate()).isTrue();
        assertThat(isMailed(alone)).isFalse();
        String mailbox = mailbox();
        Lead nameless = taken("{\"firm\":\"" + mailbox.toUpperCase(Locale.ROOT) + "\",\"email\":\"" + mailbox + "\"}");
        assertThat(isMailed(nameless)).isFalse();
        assertThat(isMailed(taken("{\"firm\":\"06 00 00 00 01\",\"phone\":\"06 00 00 00 01\"}")))
                .isFalse();
        Lead asked = taken("{\"name\":\"Lou\",\"email\":\"" + mailbox() + "\",\"consent\":\"au stand\"}");
        assertThat(isMailed(asked)).isTrue();
        assertThat(isMailed(taken("{\"firm\":\"Exemple " + mailbox + "\",\"email\":\"" + mailbox() + "\"}")))
                .isTrue();
    }

    @Test
    void whoever_is_typed_in_at_the_desk_without_a_company_is_one_too() {
        LeadForm blank = LeadForm.blank("", LocalDate.of(2026, 5, 12));
        LeadForm form = new LeadForm(
                "Dominique Exemple",
                "",
                "",
                mailbox(),
                "",
                null,
                "fr",
                "B",
                "",
                "",
                "",
                "",
                "",
                null,
                "",
                blank.met(),
                "",
                List.of(),
                0);
        UUID lead = leads.capture(Acting.PADDOCK, form.capture(null, clock.instant()))
                .lead();
        assertThat(leads.withId(lead).orElseThrow().card().isPrivate()).isTrue();
    }

    @Test
    void once_somebody_has_written_their_company_down_and_unticked_it_they_are_of_that_company() {
        String mailbox = mailbox();
        Lead alone = taken("{\"name\":\"Camille Exemple\",\"email\":\"" + mailbox + "\"}");
        Lead again = taken("{\"name\":\"Camille Exemple\",\"firm\":\"Essieux\",\"email\":\"" + mailbox + "\"}");
        assertThat(again.id()).isEqualTo(alone.id());
        assertThat(again.card().firm()).isEqualTo("Essieux");
        assertThat(again.card().isPrivate()).as("nobody has looked yet").isTrue();
        assertThat(changed(again, "", false).card().isPrivate()).isTrue();
        Lead ticked = changed(leads.withId(again.id()).orElseThrow(), "Essieux", true);
        assertThat(isMailed(ticked)).isFalse();
        assertThat(isMailed(changed(ticked, "Essieux", false))).isTrue();
    }

    @Test
    void whoever_is_of_a_company_of_the_directory_needs_no_firm_on_the_card() {
        Lead alone = taken("{\"name\":\"Camille Exemple\",\"email\":\"" + mailbox() + "\"}");
        leads.link(Acting.PADDOCK, alone.id(), alone.version(), "Employeur " + UUID.randomUUID());
        Lead linked = leads.withId(alone.id()).orElseThrow();
        assertThat(isMailed(linked)).isFalse();
        Lead unticked = changed(linked, "", false);
        assertThat(isMailed(unticked)).isTrue();
        leads.link(Acting.PADDOCK, unticked.id(), unticked.version(), "");
        assertThat(isMailed(leads.withId(alone.id()).orElseThrow())).isFalse();
    }

    @Test
    void whoever_was_noted_before_that_held_is_found_to_be_private() throws Exception {
        Lead alone = taken("{\"name\":\"Camille Exemple\",\"email\":\"" + mailbox() + "\"}");
        Lead of = taken("{\"name\":\"Lou Exemple\",\"firm\":\"Jantes " + UUID.randomUUID() + "\"}");
        List<UUID> both = List.of(alone.id(), of.id());
        jdbc.sql("update lead.lead set is_private = false where id in (:both)")
                .param("both", both)
                .update();
        jdbc.sql(new ClassPathResource("db/migration/V0110__lead_private.sql")
                        .getContentAsString(StandardCharsets.UTF_8))
                .update();
        assertThat(jdbc.sql("select id from lead.lead where is_private and id in (:both)")
                        .param("both", both)
                        .query(UUID.class)
                        .list())
                .containsExactly(alone.id());
    }
}
