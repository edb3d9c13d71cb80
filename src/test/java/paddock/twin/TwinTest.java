package paddock.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import paddock.AtOnce;
import paddock.Programs;
import paddock.booking.Booking;
import paddock.booking.Bookings;
import paddock.booking.Holding;
import paddock.booking.Wish;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.ground.Claim;
import paddock.kernel.Ids;
import paddock.kernel.Window;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Duplicates found, merged beside those who book, and what the old address says; for people and programs. */
class TwinTest extends Programs {

    private static final int ROUNDS = 20;

    @Autowired
    Merges merges;

    @Autowired
    Separating separating;

    @Autowired
    Searches searches;

    @Autowired
    Pairs pairs;

    @Autowired
    Bookings bookings;

    @Autowired
    Sites sites;

    private UUID company(String name) {
        return new TwinWorld(jdbc).company(name);
    }

    private UUID contact(UUID company, String name, String email, String phone) {
        UUID id = UUID.randomUUID();
        new TwinWorld(jdbc)
                .run(
                        "insert into directory.contact (id, company, name, function, email, phone, version) values (?, ?, ?, '', ?, ?, 1)",
                        id,
                        company,
                        name,
                        email,
                        phone);
        return id;
    }

    @Test
    void a_booking_at_the_moment_of_a_merge_is_before_it_and_moves_or_is_refused() throws Exception {
        int before = 0;
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            UUID one = company("Rivale une " + round);
            UUID other = company("Rivale deux " + round);
            Wish wish = wish(other, round);
            int late = round % 5 * 4;
            Callable<Object> merging = () -> {
                Thread.sleep(late);
                return merges.merge(TwinWorld.STAFF, new Merges.Pair(one, other), Map.of());
            };
            List<Callable<Object>> acts = new ArrayList<>(List.of(merging, () -> bookings.book(TwinWorld.STAFF, wish)));
            for (int n = 0; n < 5; n++) {
                Wish more = wish(other, round + ROUNDS * (n + 1));
                acts.add(() -> bookings.hold(TwinWorld.STAFF, more));
                acts.add(() -> bookings.book(TwinWorld.STAFF, more));
            }
            List<Object> outcomes = AtOnce.all(acts);
            assertThat(outcomes.getFirst()).isInstanceOf(Merging.Merged.class);
            for (Object outcome : outcomes.subList(1, outcomes.size())) {
                assertThat(outcome).isInstanceOfAny(Holding.Held.class, Holding.Barred.class, Holding.Taken.class);
                if (outcome instanceof Holding.Held held) {
                    before++;
                    assertThat(bookings.withId(held.id()).orElseThrow().company())
                            .isEqualTo(one);
                } else if (outcome instanceof Holding.Barred) {
                    refused++;
                }
            }
            assertThat(bookings.book(TwinWorld.STAFF, wish)).isInstanceOfAny(Holding.Barred.class, Holding.Taken.class);
        }
        assertThat(before).isPositive();
        assertThat(refused).isPositive();
    }

    private Wish wish(UUID company, int n) {
        Site ales = sites.withKey("ales").orElseThrow();
        ObjectNode use = (ObjectNode) JsonMapper.shared().readTree("""
                {"activity": "practice", "noise": {"source-exhaust": 90},
                 "vehicles": [{"category": "touring-gt", "count": 8, "powertrain": "combustion"}]}""");
        ZonedDateTime from = TwinWorld.slot(n).atZone(ales.zone());
        Window window = new Window(from, from.plusHours(1));
        Claim claim = new Claim.Track(Ids.named("ales", "layout", "technique"), null, window);
        return new Wish(ales.id(), company, List.of(claim), new Booking.Said(use, "", "", "", false));
    }

    @Test
    void the_old_address_leads_on_and_nothing_is_written_there() throws Exception {
        UUID one = company("Adresse neuve");
        UUID other = company("Adresse ancienne");
        UUID merge = ((Merging.Merged) merges.merge(TwinWorld.STAFF, new Merges.Pair(one, other), Map.of())).merge();
        String token = token("SALES", "COMPANIES", "BOOKINGS");
        HttpResponse<String> led = send("GET", "/api/v1/companies/" + other, token, "");
        assertThat(led.statusCode()).isEqualTo(308);
        assertThat(led.headers().firstValue("Location")).contains("/api/v1/companies/" + one);
        assertThat(type(led)).isEqualTo("absorbed");
        assertThat(send("GET", "/api/v1/companies/" + other, token("BOOKER"), "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(send("GET", "/directory/" + other, "", "").statusCode()).isEqualTo(404);
        assertThat(send("GET", "/api/v1/companies?text=adresse", token, "").body())
                .contains(one.toString())
                .doesNotContain(other.toString());
        HttpResponse<String> again = send("POST", "/api/v1/companies/" + one + "/merge/" + other, token, "");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(type(again)).isEqualTo("merge-absorbed");
        assertThat(send("POST", "/api/v1/companies/merges/" + merge + "/undo", token, "")
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> twice = send("POST", "/api/v1/companies/merges/" + merge + "/undo", token, "");
        assertThat(type(twice)).isEqualTo("merge-over");
        assertThat(send("GET", "/api/v1/companies/" + other, token, "").statusCode())
                .isEqualTo(200);
    }

    @Test
    void what_is_alike_is_found_and_what_was_dismissed_comes_back_with_something_new() throws Exception {
        UUID one = company("Zirconium Essais SARL");
        UUID other = company("Zirconium Esais");
        String token = token("SALES", "COMPANIES");
        assertThat(send("POST", "/api/v1/companies/duplicates", token, "").statusCode())
                .isEqualTo(202);
        done();
        JsonNode pair = json(send("GET", "/api/v1/companies/duplicates?company=" + one, token, ""))
                .path("duplicates")
                .path(0);
        assertThat(pair.path("score").asInt(0)).isEqualTo(40);
        assertThat(pair.path("signs").path(0).path("sign").asString("")).isEqualTo("name-alike");
        assertThat(pairs.dismiss(TwinWorld.STAFF, other, one)).isTrue();
        assertThat(found(one)).isEmpty();
        searches.ask(TwinWorld.STAFF);
        done();
        assertThat(found(one)).isEmpty();
        contact(one, "Lou", "lou@zirconium.example", "");
        contact(other, "Max", "max@zirconium.example", "");
        searches.ask(TwinWorld.STAFF);
        done();
        assertThat(found(one))
                .singleElement()
                .satisfies(each -> assertThat(each.score()).isEqualTo(70));
        pairs.dismiss(TwinWorld.STAFF, one, other);
        assertThat(pairs.recall(TwinWorld.STAFF, one, other)).isTrue();
        assertThat(found(one)).hasSize(1);
        merges.merge(TwinWorld.STAFF, new Merges.Pair(one, other), Map.of());
        assertThat(found(one)).isEmpty();
    }

    private List<Pairs.Pair> found(UUID company) {
        return pairs.found(new Sought(company, null, 0, false, null), 10);
    }

    private void done() throws InterruptedException {
        while (searches.last().orElseThrow().runs()) {
            Thread.sleep(20);
        }
        assertThat(searches.last().orElseThrow().failed()).isFalse();
    }

    @Test
    void one_personal_mailbox_twice_in_a_company_is_one_contact_and_can_be_two_again() throws Exception {
        UUID company = company("Boîtes");
        UUID first = contact(company, "Camille", "camille@boites.example", "");
        contact(company, "Accueil", "info@boites.example", "");
        contact(company, "Standard", "info@boites.example", "");
        contact(company, "C. Exemple", "Camille@Boites.example", "04 66 00 00 09");
        searches.ask(TwinWorld.STAFF);
        done();
        assertThat(contacts(company)).containsExactlyInAnyOrder("Accueil ", "Standard ", "Camille 04 66 00 00 09");
        UUID merge = jdbc.sql("select id from twin.merge where survivor = ? and by_itself")
                .param(company)
                .query(UUID.class)
                .single();
        assertThat(jdbc.sql("select count(*) from audit.act where act = 'contact-joined' and after ->> 'survivor' = ?")
                        .param(first.toString())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(separating.undo(TwinWorld.STAFF, merge)).isInstanceOf(Merging.Undone.class);
        assertThat(contacts(company))
                .containsExactlyInAnyOrder("Accueil ", "Standard ", "Camille ", "C. Exemple 04 66 00 00 09");
        searches.ask(TwinWorld.STAFF);
        done();
        assertThat(contacts(company)).as("taken apart").hasSize(4);
        contact(company, "Camille E.", "camille@boites.example", "");
        searches.ask(TwinWorld.STAFF);
        done();
        assertThat(contacts(company)).as("a third is one of the two").hasSize(4);
    }

    private List<String> contacts(UUID company) {
        return jdbc.sql("select name || ' ' || phone from directory.contact where company = ?")
                .param(company)
                .query((row, n) -> String.valueOf(row.getString(1)))
                .list();
    }
}
