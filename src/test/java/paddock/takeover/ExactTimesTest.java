package paddock.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import paddock.WithPaddock;
import paddock.account.Names;
import paddock.circuit.Sites;

/** Times that say their offset, where they say less than a line needs: they are the day and the hour that they are in Alès. */
@WithPaddock
class ExactTimesTest {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Rehearsing rehearsing;

    @Autowired
    Sites sites;

    @Autowired
    Names names;

    private String drafted(Map<String, Integer> columns, String... cells) {
        UUID person = jdbc.sql("select id from account.person where email = 'operations@demonstration.invalid'")
                .query(UUID.class)
                .single();
        Map<String, String> same = new HashMap<>(Map.of(
                "what", "pool:commissaires", "kind", "closure", "reason", "x", "from", "09:00", "until", "18:00"));
        Takeover takeover = new Takeover(
                UUID.randomUUID(),
                sites.withKey("ales").orElseThrow().id(),
                new Takeover.File("x.csv", "csv", "UTF-8", ";", List.of("a", "b")),
                List.of(),
                new Matching(columns, Map.of(), same),
                Takeover.Stage.REHEARSING,
                Takeover.Manner.EACH,
                false,
                Instant.EPOCH,
                person,
                null,
                null,
                1);
        Draft draft = rehearsing
                .drafting(names.acting(person).orElseThrow(), takeover)
                .of(new Cells(2, List.of(cells)));
        return switch (draft) {
            case Draft.Not not -> not.why().code();
            case Draft.Wanted wanted ->
                wanted.wish().claims().stream()
                        .map(claim -> claim.window().from().toOffsetDateTime() + " "
                                + claim.window().until().toOffsetDateTime())
                        .collect(Collectors.joining(", "));
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "2026-06-12T14:00+02:00; -> 2026-06-12T14:00+02:00 2026-06-12T18:00+02:00",
                "2026-06-12T12:00Z; -> 2026-06-12T14:00+02:00 2026-06-12T18:00+02:00",
                "2026-06-11T23:30Z; -> 2026-06-12T01:30+02:00 2026-06-12T18:00+02:00",
                "2026-06-12T03:00+09:00; -> end-before-start",
                "2026-06-12T14:00+02:00;2026-06-13 -> 2026-06-12T14:00+02:00 2026-06-12T18:00+02:00, 2026-06-13T14:00+02:00 2026-06-13T18:00+02:00",
                "2026-06-12;2026-06-12T22:30Z -> 2026-06-12T09:00+02:00 end-before-start",
                "2026-06-12;2026-06-12T15:30Z -> 2026-06-12T09:00+02:00 2026-06-12T17:30+02:00",
                "2026-06-12T12:00:30Z; -> seconds",
                "2026-10-25T02:30+02:00; -> 2026-10-25T02:30+02:00 2026-10-25T18:00+01:00",
                "2026-06-12T14:00+02:00;2026-06-12T16:00Z -> 2026-06-12T14:00+02:00 2026-06-12T18:00+02:00"
            })
    void what_is_exact_is_the_day_and_the_hour_that_it_is_at_the_site(String cells, String said) {
        String drafted = drafted(Map.of("start", 0, "end", 1), cells.split(";", -1));
        assertThat(drafted).isEqualTo(said.endsWith("end-before-start") ? "end-before-start" : said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "2026-06-11T22:00Z -> 2026-06-12T09:00+02:00 2026-06-12T18:00+02:00",
                "2026-06-12T00:00+02:00 -> 2026-06-12T09:00+02:00 2026-06-12T18:00+02:00"
            })
    void a_day_that_is_said_as_an_instant_is_that_of_the_site(String cell, String said) {
        assertThat(drafted(Map.of("day", 0), cell)).isEqualTo(said);
    }
}
