package paddock.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import paddock.Programs;
import paddock.kernel.Acting;
import paddock.kernel.Ids;
import paddock.terms.Discretion;
import paddock.terms.Edition;
import paddock.terms.Terms;

/** The calendar of a circuit, which anybody reads, tells when it is taken and nothing else. */
class CircuitCalendarTest extends Programs {

    private static final String SITE = "/api/v1/sites/" + Ids.named("ales", "site");
    private static final UUID STABLE = Ids.named("demonstration", "company", "stable");
    private static final UUID CLUB = Ids.named("demonstration", "company", "club");
    private static final String CALENDAR = "/sites/ales/circuits/vitesse/calendar.ics";

    @Autowired
    Terms terms;

    private LocalDate on = LocalDate.EPOCH;
    private String sales = "";

    @BeforeEach
    void aProgram() throws Exception {
        sales = token("SALES");
    }

    private void onMay(int day) {
        on = LocalDate.of(2027, 5, day);
    }

    private String claimed(String layout, String from, String until) {
        return """
                {"layout": "%s", "from": "%sT%s", "until": "%sT%s"}""".formatted(Ids.named("ales", "layout", layout), on, from, on, until);
    }

    private String taken(String how, UUID company, String claim) throws Exception {
        HttpResponse<String> answer = send("POST", SITE + "/" + how, sales, """
                {"company": "%s", "claims": [%s], "reference": "prototype 7, “secret”", "confidential": true,
                 "use": {"activity": "practice", "noise": {"source-exhaust": 90},
                         "vehicles": [{"category": "touring-gt", "count": 4, "powertrain": "combustion"}]}}
                """.formatted(company, claim));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer).path("id").asString("");
    }

    private List<Read.Event> events(String query) throws Exception {
        HttpResponse<String> answer = send("GET", CALENDAR + query, "", "");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/calendar");
        return Read.events(answer.body()).stream()
                .filter(event -> LocalDate.ofInstant(event.from(), ZoneId.of("Europe/Paris"))
                        .equals(on))
                .toList();
    }

    private void tell(boolean layouts) {
        UUID site = Ids.named("ales", "site");
        Edition old = terms.of(site);
        Discretion discretion = new Discretion(old.discretion().confidants(), layouts);
        terms.save(
                Acting.PADDOCK,
                site,
                new Edition(old.version(), old.answer(), old.renewal(), discretion, old.limits(), old.openings()));
    }

    @Test
    void what_follows_at_once_is_one_entry_and_nobody_is_in_it() throws Exception {
        onMay(17);
        String first = taken("bookings", STABLE, claimed("technique", "09:00", "11:00"));
        taken("bookings", CLUB, claimed("technique", "11:00", "12:00"));
        assertThat(events("?lang=en"))
                .extracting(Read.Event::summary, Read.Event::hours, Read.Event::status, Read.Event::details)
                .containsExactly(tuple("Occupied: Technical", on + "T07:00:00Z/" + on + "T10:00:00Z", "CONFIRMED", ""));
        String number = json(send("GET", "/api/v1/bookings/" + first, sales, ""))
                .path("number")
                .toString();
        assertThat(events("").toString())
                .contains("Occupé\u00a0: Technique")
                .doesNotContain(first, STABLE.toString(), "prototype", "secret", "practice", "=" + number + ",");
    }

    @Test
    void an_option_that_keeps_others_out_looks_like_a_booking_and_one_that_waits_is_not_there() throws Exception {
        onMay(18);
        String option = taken("options", STABLE, claimed("technique", "09:00", "10:00"));
        taken("options", CLUB, claimed("technique", "09:00", "11:00"));
        assertThat(events(""))
                .extracting(Read.Event::hours, Read.Event::status)
                .containsExactly(tuple(on + "T07:00:00Z/" + on + "T08:00:00Z", "CONFIRMED"));
        jdbc.sql("update booking.booking set lapses_at = '2026-05-12T08:41:59Z' where id = cast(? as uuid)")
                .param(option)
                .update();
        assertThat(events("")).isEmpty();
    }

    @Test
    void closures_are_told_without_their_reason_and_sessions_by_their_names() throws Exception {
        onMay(19);
        HttpResponse<String> closed = send(
                "POST", SITE + "/closures", token("OPERATIONS"), """
                {"claims": [%s], "reason": "oil on the road"}""".formatted(claimed("technique", "14:00", "15:00")));
        assertThat(closed.statusCode()).as(closed.body()).isEqualTo(201);
        HttpResponse<String> opened =
                send("POST", SITE + "/sessions", sales, """
                {"title": "Track day; all, welcome", "claims": [%s],
                 "use": {"activity": "practice", "noise": {"source-exhaust": 95},
                         "vehicles": [{"category": "touring-gt", "powertrain": "combustion", "count": 4}]}}
                """.formatted(claimed("technique", "09:00", "12:00")));
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
        assertThat(events("?lang=en"))
                .extracting(Read.Event::summary)
                .containsExactlyInAnyOrder("Closed: Technical", "Open session: Track day; all, welcome");
        assertThat(events("").toString()).doesNotContain("oil");
    }

    @Test
    void where_the_terms_do_not_tell_layouts_neither_does_the_calendar() throws Exception {
        onMay(20);
        taken("bookings", STABLE, claimed("technique", "09:00", "10:00"));
        tell(false);
        try {
            assertThat(events("?lang=en")).extracting(Read.Event::summary).containsExactly("Occupied (all or part)");
            assertThat(events("").toString()).doesNotContain("Technique");
        } finally {
            tell(true);
        }
    }

    @Test
    void it_is_the_same_whenever_it_is_read_and_says_in_a_few_bytes_that_nothing_has_changed() throws Exception {
        onMay(21);
        taken("bookings", STABLE, claimed("technique", "09:00", "10:00"));
        HttpResponse<String> first = send("GET", CALENDAR, "", "");
        assertThat(send("GET", CALENDAR, "", "").body()).isEqualTo(first.body());
        assertThat(first.headers().firstValue("Cache-Control")).contains("max-age=300, public");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = send("GET", CALENDAR, "", "", "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().firstValue("Cache-Control")).contains("max-age=300, public");
        taken("bookings", STABLE, claimed("technique", "14:00", "15:00"));
        assertThat(send("GET", CALENDAR, "", "", "If-None-Match", tag).statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_circuit_without_anything_has_a_calendar_that_others_read_too() throws Exception {
        HttpResponse<String> empty = send("GET", "/sites/ales/circuits/rallye/calendar.ics", "", "");
        assertThat(empty.statusCode()).isEqualTo(200);
        assertThat(Read.events(empty.body())).isEmpty();
        assertThat(send("GET", "/sites/ales/circuits/nowhere/calendar.ics", "", "")
                        .statusCode())
                .isEqualTo(404);
    }
}
