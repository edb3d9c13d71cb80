package paddock.fruit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import paddock.WithPaddock;
import paddock.exhibition.Exhibition;
import paddock.exhibition.Exhibitions;

/** What came of two shows, of 2025, seen on 12 May 2026. */
@WithPaddock
class FruitsTest {

    private static final LocalDate SPRING = LocalDate.of(2025, 3, 4);
    private static final LocalDate AUTUMN = LocalDate.of(2025, 10, 14);

    @Autowired
    Fruits fruits;

    @Autowired
    Exhibitions exhibitions;

    @Autowired
    JdbcClient jdbc;

    private UUID spring = new UUID(0, 0);
    private UUID autumn = new UUID(0, 0);

    @BeforeEach
    void two_shows_and_what_came_of_them() {
        jdbc.sql("truncate exhibition.exhibition, lead.lead cascade").update();
        FruitWorld world = new FruitWorld(jdbc);
        spring = world.show("Printemps", SPRING, "first", "influenced");
        autumn = world.show("Automne", AUTUMN, "shared", "sourced");
        world.cost(autumn, 400_000);
        UUID both = world.company("Deux fois " + UUID.randomUUID());
        UUID once = world.company("Une fois " + UUID.randomUUID());
        UUID never = world.company("Jamais " + UUID.randomUUID());
        UUID client = world.company("Client " + UUID.randomUUID());
        world.booking(client, at("2025-01-10"), LocalDate.of(2025, 2, 1));
        world.lead(spring, both, at("2025-03-05"));
        UUID again = world.lead(autumn, both, at("2025-10-15"));
        UUID found = world.lead(autumn, once, at("2025-10-16"));
        world.lead(autumn, client, at("2025-10-16"));
        world.answered(again, Duration.ofHours(20));
        world.answered(found, Duration.ofHours(30));
        world.booking(
                both, at("2025-11-20"), LocalDate.of(2026, 1, 6), LocalDate.of(2026, 1, 7), LocalDate.of(2026, 9, 1));
        world.booking(once, at("2026-02-01"), LocalDate.of(2026, 3, 3));
        world.booking(never, at("2025-12-01"), LocalDate.of(2026, 1, 9));
        world.booking(client, at("2025-12-02"), LocalDate.of(2026, 1, 10));
    }

    @Test
    void a_booking_is_counted_for_the_shows_where_its_company_was_met_before() {
        Sum first = figures(spring, Exhibition.Touch.FIRST, Horizon.YEAR_1).own();
        assertThat(first.daysShown()).isEqualByComparingTo("3");
        assertThat(figures(autumn, Exhibition.Touch.FIRST, Horizon.YEAR_1).own().daysShown())
                .isEqualByComparingTo("1");
        assertThat(figures(autumn, Exhibition.Touch.LAST, Horizon.YEAR_1).own().daysShown())
                .isEqualByComparingTo("4");
        Figures shared = figures(autumn, Exhibition.Touch.SHARED, Horizon.YEAR_1);
        assertThat(shared.own().daysShown()).isEqualByComparingTo("2.5");
        assertThat(shared.own().runShown()).isEqualByComparingTo("2");
        assertThat(shared.others().daysShown()).isEqualByComparingTo("1.5");
    }

    @Test
    void a_client_from_before_is_no_fruit_of_a_show_that_is_to_bring_new_ones() {
        Figures figures = figures(autumn, Exhibition.Touch.SHARED, Horizon.YEAR_1);
        assertThat(figures.clients()).isEqualTo(Sum.NONE);
        assertThat(figures.none().bookedShown()).isEqualByComparingTo("2");
    }

    @Test
    void what_is_attributed_and_what_is_not_come_to_the_total_for_every_rule_show_and_time() {
        for (UUID show : List.of(spring, autumn)) {
            for (Horizon horizon : Horizon.values()) {
                long asked = jdbc.sql("select count(*) from booking.sold where asked_at >= ? and asked_at < ?")
                        .param(java.sql.Timestamp.from(start(show(show).plan().first())))
                        .param(java.sql.Timestamp.from(start(horizon.until(show(show)))))
                        .query(Long.class)
                        .single();
                List<Sum> totals = Arrays.stream(Exhibition.Touch.values())
                        .map(rule -> figures(show, rule, horizon).total())
                        .distinct()
                        .toList();
                assertThat(totals).hasSize(1);
                assertThat(totals.getFirst().held()).isEqualTo(asked * Sharing.WHOLE);
            }
        }
    }

    @Test
    void no_booking_is_counted_for_two_shows_unless_it_is_shared_among_them() {
        for (Exhibition.Touch rule : Exhibition.Touch.values()) {
            Sum two = figures(spring, rule, Horizon.YEARS_2)
                    .own()
                    .plus(figures(autumn, rule, Horizon.YEARS_2).own());
            assertThat(two.bookedShown()).isEqualByComparingTo("2");
        }
    }

    @Test
    void who_was_met_qualified_and_answered_in_time_is_counted_once() {
        Figures.Met met =
                figures(autumn, Exhibition.Touch.SHARED, Horizon.DAYS_30).met();
        assertThat(met.leads()).isEqualTo(3);
        assertThat(met.qualified()).isEqualTo(2);
        assertThat(met.inTime()).isEqualTo(1);
        assertThat(figures(autumn, Exhibition.Touch.SHARED, Horizon.DAYS_30)
                        .perQualified()
                        .orElseThrow()
                        .cents())
                .isEqualTo(200_000);
    }

    @Test
    void places_in_sessions_are_counted_apart_for_each_show_that_had_met_their_company() {
        FruitWorld world = new FruitWorld(jdbc);
        UUID club = world.company("Club " + UUID.randomUUID());
        world.lead(spring, club, at("2025-03-05"));
        world.lead(autumn, club, at("2025-10-15"));
        world.places(club, at("2025-03-01"), 9, "");
        world.places(club, at("2025-04-01"), 3, "");
        world.places(club, at("2025-11-01"), 2, "");
        world.places(club, at("2025-11-02"), 5, "given-back");
        Exhibition.Touch rule = Exhibition.Touch.LAST;
        assertThat(figures(spring, rule, Horizon.DAYS_90).met().places()).isEqualTo(3);
        assertThat(figures(spring, rule, Horizon.YEAR_1).met().places()).isEqualTo(5);
        assertThat(figures(autumn, rule, Horizon.YEAR_1).met().places()).isEqualTo(2);
    }

    @Test
    void who_had_places_in_a_session_before_being_met_was_a_client_as_well() {
        FruitWorld world = new FruitWorld(jdbc);
        UUID club = world.company("Club " + UUID.randomUUID());
        UUID later = world.company("Plus tard " + UUID.randomUUID());
        world.places(club, at("2025-03-01"), 2, "given-back");
        world.places(later, at("2025-03-08"), 2, "");
        for (UUID company : List.of(club, later)) {
            world.lead(spring, company, at("2025-03-05"));
            world.booking(company, at("2025-04-02"), LocalDate.of(2025, 5, 6));
        }
        Figures spent = figures(spring, Exhibition.Touch.SHARED, Horizon.DAYS_90);
        assertThat(spent.own().bookedShown()).isEqualByComparingTo("2");
        assertThat(spent.clients().bookedShown()).isEqualByComparingTo("1");
    }

    @Test
    void each_figure_opens_the_list_that_it_is_made_of() {
        Exhibition show = show(autumn);
        Figures year = figures(autumn, Exhibition.Touch.LAST, Horizon.YEAR_1);
        Map.of(
                        Traced.Of.HELD, year.own(),
                        Traced.Of.OTHERS, year.others(),
                        Traced.Of.NONE, year.none(),
                        Traced.Of.TOTAL, year.total())
                .forEach((of, figure) -> assertThat(listed(show, of, Exhibition.Touch.LAST))
                        .as("%s", of)
                        .isEqualTo(figure));
        assertThat(listed(show, Traced.Of.RUN, Exhibition.Touch.LAST).run())
                .isEqualTo(year.own().run());
        for (String of : Harvest.Met.FIGURES) {
            assertThat(fruits.leads(show, new Harvest.Met(of, ""), Horizon.YEAR_1))
                    .as(of)
                    .hasSize((int) counted(year.met(), of));
        }
        assertThat(fruits.trades(show)).singleElement().satisfies(trade -> {
            assertThat(fruits.leads(show, new Harvest.Met("leads", trade.key()), Horizon.YEARS_2))
                    .hasSize((int) trade.leads());
            assertThat(fruits.leads(show, new Harvest.Met("qualified", trade.key()), Horizon.YEARS_2))
                    .hasSize((int) trade.qualified());
        });
        assertThat(fruits.leads(show, new Harvest.Met("leads", "bearings"), Horizon.YEARS_2))
                .isEmpty();
    }

    @Test
    void the_line_of_a_year_is_its_shows_added_and_has_no_booking_twice_by_any_rule() {
        for (Exhibition.Touch rule : Exhibition.Touch.values()) {
            for (Horizon horizon : Horizon.values()) {
                Season year = fruits.compared(horizon, rule).getFirst();
                List<Figures> shows = List.of(figures(spring, rule, horizon), figures(autumn, rule, horizon));
                assertThat(year.year()).isEqualTo(2025);
                assertThat(year.shows()).extracting(Season.Show::figures).containsExactlyInAnyOrderElementsOf(shows);
                assertThat(year.own())
                        .isEqualTo(shows.getFirst().own().plus(shows.getLast().own()));
                assertThat(year.met().leads()).isEqualTo(4);
                assertThat(year.cost().cents()).isEqualTo(400_000);
            }
        }
        Season all = fruits.compared(Horizon.YEARS_2, Exhibition.Touch.SHARED).getFirst();
        assertThat(all.own().bookedShown()).isEqualByComparingTo("2");
        assertThat(all.perQualified().orElseThrow().cents()).isEqualTo(200_000);
        assertThat(all.trade("dampers")).isEqualTo(new Harvest.Trade("dampers", 4, 2));
    }

    @Test
    void what_clients_from_before_have_asked_for_is_listed_apart() {
        Exhibition show = show(spring);
        Figures year = figures(spring, Exhibition.Touch.SHARED, Horizon.YEAR_1);
        assertThat(listed(show, Traced.Of.CLIENTS, Exhibition.Touch.SHARED)).isEqualTo(year.clients());
    }

    private static long counted(Figures.Met met, String of) {
        return switch (of) {
            case "leads" -> met.leads();
            case "qualified" -> met.qualified();
            case "in-time" -> met.inTime();
            case "meetings" -> met.meetings();
            default -> met.partners();
        };
    }

    private Sum listed(Exhibition show, Traced.Of of, Exhibition.Touch rule) {
        return fruits.sum(fruits.sales(show, of, Horizon.YEAR_1, rule), show, Horizon.YEAR_1);
    }

    private Figures figures(UUID show, Exhibition.Touch rule, Horizon horizon) {
        return fruits.of(show(show), rule).stream()
                .filter(figures -> figures.horizon() == horizon)
                .findFirst()
                .orElseThrow();
    }

    private Exhibition show(UUID id) {
        return exhibitions.withId(id).orElseThrow();
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(java.time.ZoneId.of("Europe/Paris")).toInstant();
    }

    private static Instant at(String day) {
        return Instant.parse(day + "T10:00:00Z");
    }
}
