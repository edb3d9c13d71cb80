package paddock.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import paddock.AtOnce;
import paddock.Programs;
import paddock.exchange.Subscription.Keeping;
import paddock.kernel.Acting;
import paddock.kernel.Ids;
import paddock.kernel.Token;

/** The calendar of a company at its secret address: who makes it, what is in it, and that no old address leads anywhere. */
class CompanyCalendarTest extends Programs {

    private static final String SITE = "/api/v1/sites/" + Ids.named("ales", "site");
    private static final UUID STABLE = Ids.named("demonstration", "company", "stable");
    private static final UUID CLUB = Ids.named("demonstration", "company", "club");
    private static final UUID SCHOOL = Ids.named("demonstration", "company", "school");
    private static final Pattern ADDRESS = Pattern.compile("/calendars/[A-Za-z0-9_-]{43}\\.ics");

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    DataSource database;

    private LocalDate on = LocalDate.EPOCH;
    private String sales = "";

    @BeforeEach
    void aProgramAndNoAddress() throws Exception {
        sales = token("SALES");
        jdbc.sql("delete from exchange.subscription").update();
    }

    private void onMay(int day) {
        on = LocalDate.of(2027, 5, day);
    }

    private String taken(String how, String layout, String from, String until) throws Exception {
        HttpResponse<String> answer = send("POST", SITE + "/" + how, sales, """
                {"company": "%s", "claims": [{"layout": "%s", "from": "%sT%s", "until": "%sT%s"}],
                 "reference": "prototype 7, \\"blue\\"; a reference so long that its line has to be folded: ééééééééééééééé",
                 "orderNumber": "PO-7", "confidential": true,
                 "use": {"activity": "practice", "noise": {"source-exhaust": 90},
                         "vehicles": [{"category": "touring-gt", "count": 4, "powertrain": "combustion"}]}}
                """.formatted(
                        STABLE, Ids.named("ales", "layout", layout), on, from, on, until));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer).path("id").asString("");
    }

    private HttpResponse<String> page(String method, String role, UUID company, String form) throws Exception {
        String end = method.equals("DELETE") ? "/withdrawal" : "";
        return SignedIn.as(port, role).send(method, "/companies/" + company + "/calendar" + end, form);
    }

    private String made(UUID company, int version) {
        return ((Keeping.Made) subscriptions.renew(Acting.PADDOCK, company, version)).secret();
    }

    private HttpResponse<String> read(String secret, String... headers) throws Exception {
        return send("GET", "/calendars/" + secret + ".ics?lang=en", "", "", headers);
    }

    private List<Read.Event> events(String secret) throws Exception {
        return Read.events(read(secret).body()).stream()
                .filter(event -> LocalDate.ofInstant(event.from(), ZoneId.of("Europe/Paris"))
                        .equals(on))
                .toList();
    }

    @Test
    void a_manager_makes_an_address_that_is_shown_once_and_renews_it_and_withdraws_it() throws Exception {
        assertThat(page("GET", "manager", STABLE, "").body()).contains("Make an address");
        HttpResponse<String> made = page("POST", "manager", STABLE, "version=0");
        String first =
                ADDRESS.matcher(made.body()).results().findFirst().orElseThrow().group();
        assertThat(send("GET", first, "", "").statusCode()).isEqualTo(200);
        String shown = page("GET", "manager", STABLE, "").body();
        assertThat(shown).contains("Renew the address", "12 May 2026, 10:42").doesNotContain(first);
        HttpResponse<String> renewed = page("POST", "manager", STABLE, "version=1");
        String second = ADDRESS.matcher(renewed.body())
                .results()
                .findFirst()
                .orElseThrow()
                .group();
        assertThat(send("GET", first, "", "").statusCode()).isEqualTo(404);
        assertThat(send("GET", second, "", "").statusCode()).isEqualTo(200);
        assertThat(page("POST", "manager", STABLE, "version=1").statusCode()).isEqualTo(409);
        assertThat(send("GET", second, "", "").statusCode()).isEqualTo(200);
        page("DELETE", "manager", STABLE, "version=2");
        assertThat(send("GET", second, "", "").statusCode()).isEqualTo(404);
        assertThat(jdbc.sql("""
                        select act from audit.act where act like 'calendar-%' and thing = ? order by id desc limit 3""").param(STABLE).query(String.class).list())
                .containsExactly("calendar-withdrawn", "calendar-renewed", "calendar-shared");
    }

    @Test
    void the_secret_itself_is_nowhere_in_the_database() {
        String secret = made(STABLE, 0);
        assertThat(jdbc.sql("select token from exchange.subscription where company = ?")
                        .param(STABLE)
                        .query(byte[].class)
                        .single())
                .isEqualTo(new Token(secret).digest());
        assertThat(jdbc.sql("select count(*) from audit.act where after::text like ? or personal::text like ?")
                        .params("%" + secret + "%", "%" + secret + "%")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void another_company_is_not_there_and_the_roles_that_do_not_read_confidential_clients_make_no_address()
            throws Exception {
        assertThat(page("GET", "manager", SCHOOL, "").statusCode()).isEqualTo(404);
        assertThat(page("POST", "manager", SCHOOL, "version=0").statusCode()).isEqualTo(404);
        assertThat(page("GET", "booker", STABLE, "").statusCode()).isEqualTo(403);
        assertThat(page("GET", "sales", STABLE, "").statusCode()).isEqualTo(200);
        assertThat(page("POST", "accounts", STABLE, "version=0").statusCode()).isEqualTo(403);
        assertThat(page("POST", "manager", STABLE, "version=x").statusCode()).isEqualTo(400);
        assertThat(subscriptions.of(STABLE).isThere()).isFalse();
    }

    @Test
    void a_company_reads_all_its_own_with_layout_hours_state_and_reference() throws Exception {
        onMay(24);
        String booking = taken("bookings", "technique", "09:00", "11:00");
        String option = taken("options", "technique", "14:00", "15:00");
        String secret = made(STABLE, 0);
        List<Read.Event> events = events(secret);
        assertThat(events)
                .extracting(Read.Event::uid, Read.Event::status, Read.Event::hours)
                .containsExactlyInAnyOrder(
                        tuple(booking + "-0@paddock", "CONFIRMED", on + "T07:00:00Z/" + on + "T09:00:00Z"),
                        tuple(option + "-0@paddock", "TENTATIVE", on + "T12:00:00Z/" + on + "T13:00:00Z"));
        assertThat(events).allSatisfy(event -> {
            assertThat(event.summary()).endsWith("Technical (Speed circuit)");
            assertThat(event.details()).contains("prototype 7, \"blue\"; a reference so long", "PO-7");
        });
        assertThat(events)
                .filteredOn(event -> event.status().equals("TENTATIVE"))
                .allSatisfy(event -> {
                    assertThat(event.summary()).startsWith("Option: ");
                    assertThat(event.details()).startsWith("Option, to be confirmed by 19 May 2026");
                });
    }

    @Test
    void what_has_ended_is_struck_out_for_a_month_under_a_later_version() throws Exception {
        onMay(25);
        String booking = taken("bookings", "technique", "09:00", "11:00");
        String secret = made(STABLE, 0);
        assertThat(events(secret)).extracting(Read.Event::version).containsExactly("1");
        send("DELETE", "/api/v1/bookings/" + booking, sales, "", "If-Match", "\"1\"");
        assertThat(events(secret))
                .extracting(Read.Event::status, Read.Event::version)
                .containsExactly(tuple("CANCELLED", "2"));
        jdbc.sql("update booking.booking set ended_at = '2026-04-01T00:00:00Z' where id = cast(? as uuid)")
                .param(booking)
                .update();
        assertThat(events(secret)).isEmpty();
    }

    @Test
    void places_in_open_sessions_are_there_too() throws Exception {
        onMay(26);
        HttpResponse<String> opened = send(
                "POST", SITE + "/sessions", sales, """
                {"title": "Track day", "claims": [{"layout": "%s", "from": "%sT09:00", "until": "%sT12:00"}],
                 "use": {"activity": "practice", "noise": {"source-exhaust": 95},
                         "vehicles": [{"category": "touring-gt", "powertrain": "combustion", "count": 4}]}}
                """.formatted(Ids.named("ales", "layout", "technique"), on, on));
        String session = json(opened).path("id").asString("");
        HttpResponse<String> place =
                send("POST", "/api/v1/sessions/" + session + "/places", sales, """
                {"company": "%s", "reference": "two of ours", "use": {"noise": {"source-exhaust": 90},
                 "vehicles": [{"category": "touring-gt", "powertrain": "combustion", "count": 2}]}}
                """.formatted(STABLE));
        assertThat(place.statusCode()).as(place.body()).isEqualTo(201);
        assertThat(events(made(STABLE, 0)))
                .extracting(Read.Event::uid, Read.Event::status)
                .containsExactly(tuple(json(place).path("id").asString("") + "-0@paddock", "CONFIRMED"));
        assertThat(events(made(CLUB, 0))).isEmpty();
    }

    @Test
    void whoever_has_read_it_is_told_in_a_few_bytes_that_nothing_has_changed() throws Exception {
        onMay(27);
        taken("bookings", "technique", "09:00", "11:00");
        String secret = made(STABLE, 0);
        HttpResponse<String> first = read(secret);
        assertThat(first.headers().firstValue("Cache-Control")).contains("max-age=300, private");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(read(secret, "If-None-Match", tag).statusCode()).isEqualTo(304);
        taken("bookings", "technique", "14:00", "15:00");
        assertThat(read(secret, "If-None-Match", tag).statusCode()).isEqualTo(200);
        assertThat(subscriptions.of(STABLE).readAt()).isEqualTo(Instant.parse("2026-05-12T08:42:00Z"));
    }

    @Test
    void a_backup_that_is_brought_back_leads_nowhere_until_an_address_is_made_anew() throws Exception {
        String secret = made(STABLE, 0);
        RestoredSubscriptions restored = new RestoredSubscriptions();
        try (Connection connection = database.getConnection()) {
            restored.after(connection);
        }
        assertThat(restored.withdrawn()).isEqualTo(1);
        assertThat(read(secret).statusCode()).isEqualTo(404);
        assertThat(read(made(STABLE, 2)).statusCode()).isEqualTo(200);
    }

    @Test
    void of_many_who_renew_it_at_once_one_has_the_address() throws Exception {
        for (int round = 0; round < 20; round++) {
            int version = subscriptions.of(CLUB).version();
            List<Keeping> outcomes = AtOnce.all(Collections.nCopies(
                    12, (Callable<Keeping>) () -> subscriptions.renew(Acting.PADDOCK, CLUB, version)));
            List<Keeping.Made> made = outcomes.stream()
                    .filter(Keeping.Made.class::isInstance)
                    .map(Keeping.Made.class::cast)
                    .toList();
            assertThat(made).hasSize(1);
            assertThat(subscriptions.read(new Token(made.getFirst().secret()))).contains(CLUB);
        }
    }
}
