package paddock.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import paddock.booking.Holding;
import paddock.booking.Outlook;
import paddock.booking.Outlooks;
import paddock.booking.Wish;
import paddock.booking.World;
import paddock.circuit.Sites;
import paddock.ground.Claim;
import paddock.kernel.Days;
import paddock.kernel.Steady;
import paddock.permit.Permit;
import paddock.search.Found.Reason;
import paddock.terms.Edition;
import paddock.terms.Limits;
import paddock.terms.Terms;

/** What is found can be had. */
class SearchTest extends Seeking {

    private static List<String> cites(List<Permit> permits) {
        return permits.stream().map(Permit::cite).sorted().toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "span=hours hours=1 opens=00:00 closes=24:00",
                "span=hours hours=3",
                "span=hours hours=2.5 pool.stands-2015=3",
                "span=half-day",
                "span=half-day length=2000",
                "span=days days=1 surface=asphalt",
                "span=days days=3",
                "span=weekend noise=88",
                "span=hours hours=2 opens=19:00 closes=22:00",
                "span=hours hours=2 circuit=vitesse count=30",
                "span=hours hours=1 activity=competition"
            })
    void each_of_the_first_fifty_can_be_had_as_it_says(String asked) {
        Need need = need(asked.split("[ =]"));
        Found found = find(need);
        assertThat(found).as(asked).isInstanceOf(Found.Dates.class);
        List<Answer> answers = ((Found.Dates) found).answers();
        assertThat(answers).isNotEmpty();
        for (Answer answer : answers) {
            Holding holding = held(answer.claims(), need);
            assertThat(holding).as(answer.toString()).isInstanceOf(Holding.Held.class);
            Holding.Held had = (Holding.Held) holding;
            assertThat(had.rank()).as(answer.toString()).isEqualTo(answer.rank());
            if (answer.rank() == 1) {
                assertThat(cites(had.booking().permits())).isEqualTo(cites(answer.permits()));
            }
        }
        assertThat(answers.stream().map(Answer::grade).toList()).isSorted();
    }

    @Test
    void what_an_option_would_come_to_is_what_it_comes_to() {
        Random random = new Random(7);
        int had = 0;
        for (int i = 0; i < 300; i++) {
            List<Claim> claims = new ArrayList<>();
            claims.add(claim(random));
            if (random.nextInt(3) == 0) {
                claims.add(claim(random));
            }
            Wish wish = new Wish(world.ales().id(), client, claims, World.SAID);
            Outlook outlook = world.bean(Outlooks.class).over(world.ales(), new Days(FIRST, FIRST.plusDays(DAYS + 2)));
            Outlook.Prospect prospect = Steady.during(() -> outlook.of(wish));
            Holding holding = world.bookings.hold(World.STAFF, wish);
            if (holding instanceof Holding.Held held) {
                had++;
                assertThat(prospect).as(wish.toString()).isInstanceOf(Outlook.Prospect.Had.class);
                assertThat(((Outlook.Prospect.Had) prospect).rank()).isEqualTo(held.rank());
                if (random.nextInt(4) > 0) {
                    world.handling.release(World.STAFF, held.id(), 1);
                }
            } else {
                assertThat(prospect).as(wish + " " + holding).isInstanceOf(Outlook.Prospect.NotHad.class);
                assertThat(((Outlook.Prospect.NotHad) prospect).why()).hasSameClassAs(holding);
            }
        }
        assertThat(had).isBetween(50, 290);
    }

    @Test
    void what_is_given_up_brings_what_it_says() {
        Found found = find(need("span", "hours", "hours", "8", "layout", "technique", "last", "2026-05-22"));
        List<Found.Easing> easings = ((Found.Nothing) found).easings();
        assertThat(easings).isNotEmpty();
        for (Found.Easing easing : easings) {
            Need eased = world.bean(Search.class).read(world.ales(), easing.asked(), new Need.Seeker(client, true));
            assertThat(held(easing.first().claims(), eased)).as(easing.what()).isInstanceOf(Holding.Held.class);
        }
    }

    @Test
    void a_layout_that_is_not_there_is_said_to_be_none() {
        Found found = find(need("span", "hours", "hours", "1", "length", "90000"));
        assertThat(((Found.Nothing) found).why()).extracting(Reason::kind).contains(Reason.Kind.NO_LAYOUT);
        assertThat(((Found.Nothing) found).easings())
                .extracting(Found.Easing::what)
                .contains("length");
    }

    @Test
    void what_is_sold_is_not_found_any_more_and_what_is_given_back_is_found_again() {
        Need need =
                need("span", "hours", "hours", "1", "layout", "technique", "first", "2026-07-08", "last", "2026-07-08");
        Answer first = ((Found.Dates) find(need)).answers().getFirst();
        Holding.Held held = (Holding.Held)
                world.bookings.book(World.STAFF, new Wish(need.site().id(), client, first.claims(), World.SAID));
        Answer second = ((Found.Dates) find(need)).answers().getFirst();
        assertThat(second.windows()).isNotEqualTo(first.windows());
        world.handling.release(World.STAFF, held.id(), 1);
        assertThat(((Found.Dates) find(need)).answers().getFirst().windows()).isEqualTo(first.windows());
    }

    @Test
    void who_serves_itself_finds_what_its_terms_let_it_hold() {
        Terms terms = world.bean(Terms.class);
        UUID site = world.ales().id();
        Edition old = terms.of(site);
        Need wanted =
                need("span", "hours", "hours", "1", "first", "2026-05-12", "last", "2026-06-30", "layout", "technique");
        LocalDate today = world.bean(Sites.class).today(world.ales());
        terms.save(World.STAFF, site, limited(old, new Limits("", 48, null, null, 72, 20)));
        try {
            Search search = world.bean(Search.class);
            assertThat(search.all(wanted))
                    .isNotEmpty()
                    .allSatisfy(answer -> assertThat(answer.day()).isBetween(today.plusDays(3), today.plusDays(20)));
            Need unbound = search.read(world.ales(), wanted.asked(), new Need.Seeker(client, false));
            assertThat(search.all(unbound))
                    .anySatisfy(answer -> assertThat(answer.day()).isAfter(today.plusDays(20)));

            terms.save(World.STAFF, site, limited(terms.of(site), new Limits("", 48, 0, null, 0, null)));
            assertThat(((Found.Nothing) find(wanted)).why())
                    .extracting(Reason::kind)
                    .contains(Reason.Kind.TERMS);
            assertThat(world.bean(AnswerWords.class).why((Found.Nothing) find(wanted), Locale.ENGLISH))
                    .extracting(AnswerWords.Why::said)
                    .anySatisfy(said -> assertThat(said).startsWith("Enough options. Your company holds"));

            world.jdbc
                    .sql("update directory.company set standing = 'barred', reason = 'unpaid' where id = ?")
                    .param(client)
                    .update();
            assertThat(((Found.Nothing) find(wanted)).why())
                    .extracting(Reason::kind)
                    .contains(Reason.Kind.BARRED);
            assertThat(find(unbound)).as("whoever asks for it").isInstanceOf(Found.Nothing.class);
        } finally {
            world.jdbc
                    .sql("update directory.company set standing = 'open', reason = null where id = ?")
                    .param(client)
                    .update();
            terms.save(World.STAFF, site, limited(terms.of(site), old.limits().toArray(Limits[]::new)));
        }
    }

    private static Edition limited(Edition edition, Limits... limits) {
        return new Edition(
                edition.version(),
                edition.answer(),
                edition.renewal(),
                edition.discretion(),
                List.of(limits),
                edition.openings());
    }

    @Test
    void on_the_night_in_which_the_clock_is_set_back_an_hour_is_an_hour() {
        Need need = need(
                "span",
                "hours",
                "hours",
                "2",
                "opens",
                "00:00",
                "closes",
                "24:00",
                "first",
                "2026-10-24",
                "last",
                "2026-10-26");
        Found found = find(need);
        for (Answer answer : ((Found.Dates) found).answers()) {
            assertThat(answer.windows().getFirst().length()).isEqualTo(Duration.ofHours(2));
            assertThat(held(answer.claims(), need)).isInstanceOf(Holding.Held.class);
        }
    }
}
