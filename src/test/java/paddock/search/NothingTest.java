package paddock.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import paddock.asking.Uses;
import paddock.booking.Holding;
import paddock.circuit.Layout;
import paddock.circuit.Site;
import paddock.fact.Value;
import paddock.ground.Claim;
import paddock.homologation.Homologation;
import paddock.homologation.Homologations;
import paddock.homologation.Use;
import paddock.homologation.Verdict;
import paddock.kernel.Window;

/** Where nothing is found nothing can be had. */
class NothingTest extends Seeking {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "span=hours hours=8 layout=technique last=2026-05-22",
                "span=hours hours=9 circuit=vitesse last=2026-05-21",
                "span=hours hours=1 pool.stands-2015=90 layout=technique last=2026-05-20",
                "span=hours hours=3 noise=130 layout=technique last=2026-05-22",
                "span=hours hours=2 opens=02:00 closes=05:00 circuit=vitesse last=2026-05-21"
            })
    void where_nothing_is_found_no_quarter_of_an_hour_brings_anything(String asked) {
        Need need = need(asked.split("[ =]"));
        Found found = find(need);
        assertThat(found).as(asked).isInstanceOf(Found.Nothing.class);
        assertThat(((Found.Nothing) found).why()).isNotEmpty();
        Site site = need.site();
        Duration length = Duration.ofMinutes(((Need.Span.Hours) need.when().span()).minutes());
        for (LocalDate day :
                need.when().first().datesUntil(need.when().last().plusDays(1)).toList()) {
            Instant closes = day.atStartOfDay(site.zone())
                    .plusSeconds(need.when().closes())
                    .toInstant();
            for (var circuit : site.circuits()) {
                for (Layout layout : circuit.layouts()) {
                    if (need.where().takes(circuit) && need.where().takes(circuit, layout)) {
                        var begin = day.atStartOfDay(site.zone())
                                .plusSeconds(need.when().opens());
                        for (; !begin.plus(length).toInstant().isAfter(closes); begin = begin.plusMinutes(15)) {
                            assertThat(held(claims(need, layout, new Window(begin, begin.plus(length))), need))
                                    .as(layout.key() + begin)
                                    .isNotInstanceOf(Holding.Held.class);
                        }
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "span=days days=1 noise=130 layout=technique last=2026-05-22",
                "span=days days=1 opens=06:00 closes=23:00 circuit=vitesse last=2026-05-23",
                "span=days days=1 layout=technique last=2026-06-01 pool.stands-2015=60"
            })
    void where_no_day_is_found_none_can_be_had_whatever_its_breaks(String asked) {
        Need need = need(asked.split("[ =]"));
        assertThat(find(need)).as(asked).isInstanceOf(Found.Nothing.class);
        for (LocalDate day :
                need.when().first().datesUntil(need.when().last().plusDays(1)).toList()) {
            for (var circuit : need.site().circuits()) {
                for (Layout layout : circuit.layouts()) {
                    if (need.where().takes(circuit) && need.where().takes(circuit, layout)) {
                        Set<Integer> lawful = lawfulQuarters(need, layout, day);
                        for (int[] pause : pauses()) {
                            List<Window> pieces = pieces(need, day, lawful, pause);
                            long minutes = pieces.stream()
                                    .mapToLong(each -> each.length().toMinutes())
                                    .sum();
                            if (!pieces.isEmpty() && minutes * 60 >= need.when().length() - 7200) {
                                assertThat(held(claims(need, layout, pieces), need))
                                        .as(layout.key() + pieces)
                                        .isNotInstanceOf(Holding.Held.class);
                            }
                        }
                    }
                }
            }
        }
    }

    private static Set<Integer> lawfulQuarters(Need need, Layout layout, LocalDate day) {
        Homologation law = world.bean(Homologations.class).of(need.site(), layout.key());
        Use said = world.bean(Uses.class).stored(need.use(), "use", need.site().zone());
        Map<String, Value> facts = new HashMap<>(said.facts());
        facts.put("customer", new Value.Codes(Set.of("company")));
        Set<Integer> lawful = new TreeSet<>();
        for (int second = need.when().opens(); second < need.when().closes(); second += 900) {
            Instant from =
                    day.atStartOfDay(need.site().zone()).plusSeconds(second).toInstant();
            Verdict verdict = law.verdict(new Use(
                    from,
                    from.plusSeconds(900),
                    Set.of(layout.key()),
                    facts,
                    said.vehicles(),
                    Set.of(),
                    Map.of(),
                    List.of()));
            if (!(verdict instanceof Verdict.Refused)) {
                lawful.add(second);
            }
        }
        return lawful;
    }

    private static List<int[]> pauses() {
        List<int[]> pauses = new ArrayList<>();
        pauses.add(new int[] {0, 0});
        for (int length = 3600; length <= 7200; length += 3600) {
            for (int begin = 11 * 3600; begin + length <= 15 * 3600; begin += 900) {
                pauses.add(new int[] {begin, begin + length});
            }
        }
        return pauses;
    }

    private static List<Window> pieces(Need need, LocalDate day, Set<Integer> lawful, int[] pause) {
        List<Window> pieces = new ArrayList<>();
        for (int second : lawful) {
            if (second < pause[0] || second >= pause[1]) {
                var from = day.atStartOfDay(need.site().zone()).plusSeconds(second);
                boolean goesOn = !pieces.isEmpty() && pieces.getLast().until().equals(from);
                pieces.add(new Window(goesOn ? pieces.removeLast().from() : from, from.plusSeconds(900)));
            }
        }
        pieces.removeIf(piece -> piece.length().compareTo(Duration.ofMinutes(30)) < 0);
        return pieces;
    }

    private static List<Claim> claims(Need need, Layout layout, List<Window> windows) {
        List<Claim> claims = new ArrayList<>();
        windows.forEach(window -> claims.add(new Claim.Track(layout.id(), null, window)));
        Window hull = new Window(windows.getFirst().from(), windows.getLast().until());
        need.units().forEach(units -> claims.add(new Claim.Units(units.pool(), units.number(), hull)));
        return claims;
    }

    private static List<Claim> claims(Need need, Layout layout, Window window) {
        List<Claim> claims = new ArrayList<>();
        claims.add(new Claim.Track(layout.id(), null, window));
        need.units().forEach(units -> claims.add(new Claim.Units(units.pool(), units.number(), window)));
        return claims;
    }
}
