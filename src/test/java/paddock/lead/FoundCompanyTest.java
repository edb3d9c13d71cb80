package paddock.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import paddock.WithPaddock;
import paddock.directory.Clients;
import paddock.kernel.Acting;
import tools.jackson.databind.json.JsonMapper;

/** A card finds its company in the directory by itself, where there is one of exactly that name. */
@WithPaddock
class FoundCompanyTest {

    @Autowired
    Leads leads;

    @Autowired
    Clients clients;

    @Autowired
    CaptureReader reader;

    @Autowired
    JsonMapper json;

    @Autowired
    InstantSource clock;

    private Lead taken(String card) {
        Capture capture = reader.read(json.readTree(card), clock.instant());
        return leads.withId(leads.capture(Acting.PADDOCK, capture).lead()).orElseThrow();
    }

    @Test
    void a_card_is_of_the_one_company_that_is_called_as_its_firm_is() {
        String name = "Établissements " + UUID.randomUUID();
        UUID company = clients.add(Acting.PADDOCK, name);
        String firm = name.replace("É", "E").replace("ments", "MENTS");
        assertThat(taken("{\"firm\":\"" + firm + "\"}").company()).isEqualTo(company);
        assertThat(taken("{\"firm\":\"" + firm + "\",\"name\":\"Lou\",\"private\":true}")
                        .company())
                .isNull();
        assertThat(taken("{\"firm\":\"" + firm + " bis\"}").company()).isNull();
        clients.add(Acting.PADDOCK, name);
        assertThat(taken("{\"firm\":\"" + firm + "\",\"name\":\"Dominique\"}").company())
                .as("two are called so")
                .isNull();
    }

    @Test
    void a_card_that_was_taken_before_its_company_was_written_down_is_its_own_then() {
        String name = "Tardive 100_% " + UUID.randomUUID();
        Lead lead = taken("{\"firm\":\"" + name + "\",\"name\":\"Sacha\"}");
        Lead own = taken("{\"firm\":\"" + name + "\",\"name\":\"Charlie\",\"private\":true}");
        assertThat(lead.company()).isNull();
        UUID company = clients.add(Acting.PADDOCK, name);
        assertThat(leads.withId(lead.id()).orElseThrow().company()).isEqualTo(company);
        assertThat(leads.withId(own.id()).orElseThrow().company()).isNull();
    }

    @Test
    void a_lead_whose_firm_is_written_anew_is_found_too_and_one_that_was_taken_off_stays_off() {
        String name = "Jantes " + UUID.randomUUID();
        UUID company = clients.add(Acting.PADDOCK, name);
        Lead lead = taken("{\"firm\":\"Photographiée " + UUID.randomUUID() + "\"}");
        leads.change(Acting.PADDOCK, lead.id(), lead.version(), one -> Reading.Field.FIRM.in(one, name));
        Lead found = leads.withId(lead.id()).orElseThrow();
        assertThat(found.company()).isEqualTo(company);
        leads.link(Acting.PADDOCK, found.id(), found.version(), "");
        Lead off = leads.withId(lead.id()).orElseThrow();
        leads.change(Acting.PADDOCK, off.id(), off.version(), one -> Reading.Field.NAME.in(one, "Camille"));
        assertThat(leads.withId(lead.id()).orElseThrow().company()).isNull();
    }
}
