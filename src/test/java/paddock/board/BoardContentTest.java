package paddock.board;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import paddock.Look;
import paddock.WithPaddock;
import paddock.booking.Booking;
import paddock.circuit.Site;
import paddock.ground.Claim;
import paddock.kernel.Ids;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The board shows what is had, waited for and closed, and what the order closes; the list says the same. */
@WithPaddock
class BoardContentTest extends BoardWorld {

    @Test
    void what_is_had_waited_for_and_closed_is_in_its_row_at_its_hours() {
        Booking booked = booked(track("technique", on, "09:00", "12:00"));
        Booking first = held(CLUB, track("boucle-nord", on, "14:00", "16:00"));
        Booking second = held(STABLE, track("boucle-nord", on, "14:00", "16:00"));
        Booking closure = closed(site("ales"), track("boucle-sud", on, "14:00", "17:00"), "Glissières");
        try (BrowserContext office = office()) {
            Page page = board(office, "day");
            Locator bar = page.locator("[data-layout=technique] " + bar(booked));
            assertThat(plain(bar.getAttribute("aria-label"))).contains("Club Démonstration", "9 h – 12 h", "réservé");
            assertThat(bar.getAttribute("href")).isEqualTo("/bookings/" + booked.id());
            assertThat(hour(bar.locator("svg"), "x")).isEqualTo(9.0);
            assertThat(hour(bar.locator("svg"), "width") - FIRST_HOUR).isEqualTo(3.0);
            assertThat(bar.locator(".cheq").count()).isOne();
            Locator nord = page.locator("[data-layout=boucle-nord]");
            assertThat(nord.locator(bar(first)).getAttribute("class")).contains("bar-held");
            assertThat(nord.locator(bar(second)).getAttribute("class")).contains("bar-waiting");
            assertThat(nord.locator(bar(second)).getAttribute("aria-label")).contains("rang 2");
            assertThat(nord.locator(bar(first) + " svg").getAttribute("y")).isEqualTo("4");
            assertThat(nord.locator(bar(second) + " svg").getAttribute("y"))
                    .as("below")
                    .isEqualTo("25");
            assertThat(page.locator("[data-layout=boucle-sud] " + bar(closure)).getAttribute("aria-label"))
                    .contains("Glissières", "fermé");
            assertThat(nord.locator(".via").first().textContent()).contains("via Technique");
            assertThat(page.locator("#counts").textContent()).contains("1 réservation", "2 options", "1 fermeture");
            page.keyboard().press("l");
            page.waitForURL("**as=list");
            String list = plain(page.locator(".board-list").textContent());
            assertThat(list).contains("Club Démonstration", "9 h – 12 h", "rang 2", "Glissières", "Écurie Exemple");
            page.goBack();
            assertThat(page.locator(bar(booked)).count()).isOne();
        }
    }

    @Test
    void those_who_wait_for_the_same_hours_and_are_not_drawn_are_counted_and_listed() {
        held(CLUB, track("boucle-nord", on, "14:00", "16:00"));
        Booking second = held(STABLE, track("boucle-nord", on, "14:00", "16:00"));
        Booking third = held(CLUB, track("boucle-nord", on, "15:00", "16:00"));
        try (BrowserContext office = office()) {
            Page page = board(office, "day");
            assertThat(page.locator(bar(second)).count()).isOne();
            assertThat(page.locator(bar(third)).count()).isZero();
            Locator more = page.locator("#more-" + second.id() + "-0");
            assertThat(more.locator("text").textContent()).isEqualTo("+1");
            assertThat(more.getAttribute("aria-label")).contains("1 autre option attend");
            more.click();
            page.waitForURL("**as=list");
            assertThat(page.locator("a[href='/bookings/" + third.id() + "']").count())
                    .isOne();
        }
    }

    @Test
    void over_a_month_it_is_said_that_turnarounds_are_not_seen() {
        try (BrowserContext office = office()) {
            Page page = board(office, "week");
            assertThat(page.locator("ul.key .key-tail").count()).isOne();
            page.navigate(url("/sites/ales/board?view=month&as=grid&on=" + on));
            assertThat(page.locator("ul.key .key-tail").count()).isZero();
            assertThat(page.locator("ul.key").textContent()).contains("les battements ne se voient que");
        }
    }

    /** At two in the morning the clock goes to three, or back to two: nine is nine all the same. */
    @Test
    void what_is_free_lies_at_its_hours_on_the_clock_on_the_days_on_which_it_changes() {
        try (BrowserContext office = office()) {
            Page page = signedIn(office, "sales");
            for (String day : List.of("2027-03-28", "2026-10-25", "2027-03-21")) {
                page.navigate(url("/sites/ales/board?view=day&as=grid&on=" + day));
                Locator free = page.locator("[data-layout=technique] .go").first();
                assertThat(hour(free, "x")).as(day).isEqualTo(9.0);
                assertThat(hour(free, "width") - FIRST_HOUR).as(day).isEqualTo(3.0);
            }
        }
    }

    @Test
    void what_must_stay_empty_after_a_use_is_a_bounded_dash() {
        Site other = site("gamogonili");
        Claim claim =
                new Claim.Track(Ids.named("gamogonili", "layout", "sruli"), null, between(other, on, "10:00", "12:00"));
        Booking closure = closed(other, claim, "Works");
        try (BrowserContext office = office()) {
            Page page = signedIn(office, "sales");
            page.navigate(url("/sites/gamogonili/board?view=day&on=" + on));
            Locator tail = page.locator("[data-layout=sruli] .tail").first();
            assertThat(hour(tail, "x1")).isEqualTo(12.0);
            assertThat(hour(tail, "x2")).isBetween(12.66, 12.67);
            assertThat(plain(page.locator(bar(closure)).getAttribute("aria-label")))
                    .contains("battement jusqu’à 12 h 40");
        }
    }

    /** Each quarter of an hour of a week, on each layout of a circuit, against what programs are told. */
    @Test
    void what_is_hatched_is_what_the_order_says() throws Exception {
        try (BrowserContext office = office()) {
            Page page = signedIn(office, "sales");
            int hatched = 0;
            for (LocalDate day = on; day.isBefore(on.plusWeeks(1)); day = day.plusDays(1)) {
                page.navigate(url("/sites/ales/board?view=day&as=grid&on=" + day));
                for (String layout : List.of("technique", "boucle-sud")) {
                    Map<Double, String> shown = hatches(page, layout);
                    Map<Double, String> lawful = lawful(page, layout, day);
                    assertThat(shown).as(layout + " on " + day).isEqualTo(lawful);
                    hatched += (int) shown.values().stream()
                            .filter(look -> !look.isEmpty())
                            .count();
                }
            }
            assertThat(hatched).isPositive();
            assertThat(page.locator("[data-layout=technique] .hatch title")
                            .first()
                            .textContent())
                    .contains("fermé", "§");
            page.navigate(url("/sites/ales/board?view=day&as=list&on=" + on));
            assertThat(plain(page.locator(".board-shut").textContent())).contains("18 h – 24 h", "fermé", "§");
        }
    }

    private static Map<Double, String> hatches(Page page, String layout) {
        Map<Double, String> looks = new TreeMap<>();
        List<Locator> hatches =
                page.locator("[data-layout=" + layout + "] rect[class^=hatch]").all();
        for (double at = FIRST_HOUR; at < FIRST_HOUR + HOURS; at += 0.25) {
            String look = "";
            for (Locator hatch : hatches) {
                double from = hour(hatch, "x");
                double until = from + hour(hatch, "width") - FIRST_HOUR;
                if (from <= at + 0.01 && at + 0.01 < until) {
                    look = hatch.getAttribute("class");
                }
            }
            looks.put(at, look);
        }
        return looks;
    }

    private Map<Double, String> lawful(Page page, String layout, LocalDate day) throws Exception {
        List<String> kinds = List.of(
                "",
                "&activity=practice&customer=club&category=touring-gt&powertrain=combustion&count=10&noise.source-exhaust=95",
                "&activity=test&customer=resident&category=touring-gt&powertrain=combustion&count=10&noise.source-exhaust=95",
                "&activity=practice&customer=public&category=touring-gt&powertrain=electric&count=10&noise.source-exhaust=75");
        List<JsonNode> told = new ArrayList<>();
        for (String facts : kinds) {
            String address = "/api/v1/layouts/" + Ids.named("ales", "layout", layout) + "/lawful-hours?from=" + day
                    + "&until=" + day.plusDays(1) + facts;
            told.add(JsonMapper.shared()
                    .readTree(page.request().get(url(address)).text()));
        }
        Map<Double, String> looks = new TreeMap<>();
        for (double at = FIRST_HOUR; at < FIRST_HOUR + HOURS; at += 0.25) {
            double time = at;
            String whoever = verdict(told.getFirst(), time);
            long closed = told.subList(1, told.size()).stream()
                    .filter(each -> List.of("refused", "needs").contains(verdict(each, time)))
                    .count();
            boolean all = whoever.equals("refused") || closed == told.size() - 1;
            looks.put(at, all ? "hatch" : closed > 0 ? "hatch-some" : "");
        }
        return looks;
    }

    private static String verdict(JsonNode told, double hour) {
        for (JsonNode window : told.path("days").path(0).path("windows")) {
            if (clock(window.path("from").asString()) <= hour && hour < end(window)) {
                return window.path("verdict").asString();
            }
        }
        return "";
    }

    private static double end(JsonNode window) {
        double end = clock(window.path("until").asString());
        return end == 0 ? 24 : end;
    }

    private static double clock(String time) {
        String clock = time.substring(time.indexOf('T') + 1);
        return Integer.parseInt(clock.substring(0, 2)) + Integer.parseInt(clock.substring(3, 5)) / 60.0;
    }

    @Test
    void who_is_not_told_the_client_of_a_booking_reads_no_name() {
        Booking booking = bookedInConfidence(track("technique", on, "09:00", "10:00"));
        try (BrowserContext named = office();
                BrowserContext unnamed = office()) {
            Page page = board(named, "week");
            assertThat(page.locator(bar(booking)).getAttribute("aria-label")).contains("Club Démonstration");
            page = signedIn(unnamed, "communication");
            page.navigate(url("/sites/ales/board?on=" + on));
            assertThat(page.locator(bar(booking)).getAttribute("aria-label")).contains("Client confidentiel");
            assertThat(page.locator("#board").innerHTML()).doesNotContain("Club Démonstration");
            assertThat(page.locator("[data-booking]").count())
                    .as("nothing to move")
                    .isZero();
        }
    }

    @Test
    void clients_have_no_board() {
        try (BrowserContext client = office()) {
            Page page = signedIn(client, "booker");
            assertThat(page.locator("nav a[href$='/board']").count()).isZero();
            assertThat(page.navigate(url("/sites/ales/board")).status()).isEqualTo(403);
            assertThat(page.request().get(url("/sites/ales/board/changes")).status())
                    .isEqualTo(403);
        }
    }

    @Test
    void what_cannot_be_read_in_the_address_is_said() {
        try (BrowserContext office = office()) {
            Page page = signedIn(office, "sales");
            for (String address : List.of(
                    "/sites/ales/board?view=year",
                    "/sites/ales/board?view=%00",
                    "/sites/ales/board?on=2026-02-30",
                    "/sites/ales/board?on=%27%3B--",
                    "/sites/ales/board?as=%3Cscript%3E",
                    "/sites/ales/board/changes?after=-1",
                    "/sites/ales/board/changes?after=9999999999999999999")) {
                assertThat(page.navigate(url(address)).status()).as(address).isEqualTo(400);
            }
            assertThat(page.navigate(url("/sites/elsewhere/board")).status()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @MethodSource("paddock.Look#all")
    void every_view_passes_axe_and_fits_its_window(Look look) {
        booked(track("technique", on, "09:00", "12:00"));
        held(CLUB, track("technique", on, "14:00", "16:00"));
        held(STABLE, track("technique", on, "14:00", "16:00"));
        closed(site("ales"), track("technique", on.plusDays(1), "14:00", "16:00"), "Travaux");
        List<String> wrong = new ArrayList<>();
        try (BrowserContext window = look.window()) {
            Page page = signedIn(window, "sales");
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    wrong.add(page.url() + " " + message.text());
                }
            });
            for (String view : List.of("view=day", "view=week", "view=month&as=grid", "view=week&as=list")) {
                page.navigate(url("/sites/ales/board?" + view + "&on=" + on));
                wrong.addAll(
                        look.wrong(page, "board-" + view.replace("view=", "").replace("&as=", "-")));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void what_no_order_is_about_is_not_said_to_be_free() {
        try (BrowserContext office = office()) {
            Page page = board(office, "day");
            assertThat(page.locator("[data-layout=rapide] .go").count()).isPositive();
            assertThat(page.locator("[data-layout=karting] .go").count()).isZero();
        }
    }
}
