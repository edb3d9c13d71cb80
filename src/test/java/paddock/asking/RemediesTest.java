package paddock.asking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import paddock.WithPaddock;
import paddock.asking.Remedies.Remedy;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.homologation.Homologation;
import paddock.homologation.Homologations;
import paddock.homologation.Use;
import paddock.homologation.Verdict;

/** Every change that is offered is enough by itself, and the nearest hours are found whatever the clock does. */
@WithPaddock
class RemediesTest {

    @Autowired
    Sites sites;

    @Autowired
    Homologations homologations;

    private Site site() {
        return sites.withKey("ales").orElseThrow();
    }

    private Homologation technique() {
        return homologations.of(site(), "technique");
    }

    private Use use(String from, String until, String noise) {
        return use(from, until, noise, "10");
    }

    private Use use(String from, String until, String noise, String count) {
        Map<String, String> facts = new LinkedHashMap<>(Map.of(
                "activity", "practice",
                "category", "touring-gt",
                "count", count,
                "powertrain", "combustion",
                "customer", "club",
                "noise", noise,
                "others", "none"));
        return Profile.of(facts).use(from, until, site().zone(), Set.of("technique"));
    }

    private List<Remedy.Move> moves(Use use) {
        return new Remedies(technique(), use)
                .all().stream()
                        .filter(Remedy.Move.class::isInstance)
                        .map(Remedy.Move.class::cast)
                        .toList();
    }

    private boolean isLawful(Remedy.Move move, Use use) {
        return technique()
                        .verdict(use.during(
                                move.day()
                                        .atTime(move.from())
                                        .atZone(site().zone())
                                        .toInstant(),
                                move.day()
                                        .atTime(move.until())
                                        .atZone(site().zone())
                                        .toInstant()))
                instanceof Verdict.Allowed;
    }

    @Test
    void an_evening_that_is_never_lawful_is_moved_to_other_hours_of_a_day_to_come() {
        Use late = use("2026-05-17T21:00", "2026-05-17T22:00", "95");
        assertThat(technique().verdict(late)).isNotInstanceOf(Verdict.Allowed.class);
        assertThat(moves(late))
                .isNotEmpty()
                .allSatisfy(move -> assertThat(isLawful(move, late)).isTrue())
                .anySatisfy(move -> assertThat(move.day()).isAfter(LocalDate.parse("2026-05-17")));
    }

    @Test
    void what_can_be_granted_is_offered_where_nothing_else_stands_in_the_way() {
        Use evening = use("2026-05-13T19:00", "2026-05-13T20:00", "95");
        assertThat(new Remedies(technique(), evening).all())
                .anySatisfy(remedy -> assertThat(remedy).isInstanceOf(Remedy.Granted.class));
        Use many = use("2026-05-13T19:00", "2026-05-13T20:00", "95", "40");
        assertThat(technique().verdict(many)).isInstanceOf(Verdict.Refused.class);
        assertThat(new Remedies(technique(), many).all())
                .noneSatisfy(remedy -> assertThat(remedy).isInstanceOf(Remedy.Granted.class));
    }

    @Test
    void on_the_days_on_which_clocks_change_the_hours_offered_are_those_of_the_clock() {
        for (String day : List.of("2026-03-29", "2026-10-25")) {
            Use noon = use(day + "T12:15", day + "T13:15", "95");
            assertThat(technique().verdict(noon)).isNotInstanceOf(Verdict.Allowed.class);
            assertThat(moves(noon))
                    .as(day)
                    .allSatisfy(move -> assertThat(isLawful(move, noon)).isTrue())
                    .anySatisfy(move -> {
                        assertThat(move.day()).isEqualTo(LocalDate.parse(day));
                        assertThat(move.until()).isEqualTo(move.from().plusHours(1));
                        assertThat(move.from()).isBetween(LocalTime.of(8, 0), LocalTime.of(18, 0));
                    });
        }
    }
}
