package paddock.sitefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import paddock.circuit.Site;
import paddock.fact.Value;
import paddock.fact.Vehicles;
import paddock.homologation.Calendar;
import paddock.homologation.Homologation;
import paddock.homologation.Use;
import paddock.sitefile.SiteFile.Reading.Read;

/** Numbers of which only a share holds in rain, and again at night. */
final class ReducedNumbersTest {

    private static final String LAW = """
            homologation:
              orders:
                - key: o
                  version: "1"
                  level: order
                  title: Arrêté
                  circuit: loop
                  rules:
                    - id: numbers
                      cite: annexe
                      text: Nombres.
                      numbers:
                        reduced:
                          - {when: {weather: rain}, share: 0.5}
                          - {when: {activity: competition, night: true}, share: 0.29}
                        columns: {race: {activity: competition}, rest: {not: {activity: competition}}}
                        rows:
                          - {of: {category: kart}, most: {race: 27, rest: 40}}
                          - {of: {category: truck}, most: {race: 100}}
            """;

    @ParameterizedTest
    @CsvSource({
        "kart,  27, competition, dry,  no,  allowed",
        "kart,  28, competition, dry,  no,  refused",
        "kart,  13, competition, rain, no,  allowed",
        "kart,  14, competition, rain, no,  refused",
        "kart,  20, practice,    rain, no,  allowed",
        "kart,  21, practice,    rain, yes, refused",
        "truck, 29, competition, dry,  yes, allowed",
        "truck, 30, competition, dry,  yes, refused",
        "truck, 14, competition, rain, yes, allowed",
        "truck, 15, competition, rain, yes, refused",
        "kart,  13, competition, ,     no,  allowed",
        "kart,  14, competition, ,     no,  undetermined",
        "kart,  28, competition, ,     no,  refused",
    })
    void a_share_is_rounded_down_and_open_where_nobody_says_whether_it_holds(
            String category, int count, String activity, @Nullable String weather, String night, String word)
            throws IOException {
        Map<String, Value> facts = new HashMap<>();
        facts.put("activity", Value.Codes.of(activity));
        facts.put("night", new Value.Flag(night.equals("yes")));
        if (weather != null) {
            facts.put("weather", Value.Codes.of(weather));
        }
        Vehicles field = new Vehicles(count, Map.of("category", Value.Codes.of(category)));
        assertThat(word(facts, field)).isEqualTo(word);
    }

    private static String word(Map<String, Value> facts, Vehicles field) throws IOException {
        Folder sample = Folder.of("paddock/circuit/sample");
        String place = sample.text("sample.yaml").split("(?m)^homologation:", 2)[0];
        Read read = (Read) sample.with("sample.yaml", place + "\n" + LAW).read("sample.yaml");
        Site site = read.site();
        Instant from = Instant.parse("2026-06-10T10:00:00Z");
        Use use = new Use(
                from, from.plusSeconds(3600), Set.of("round"), facts, List.of(field), Set.of(), Map.of(), List.of());
        return Homologation.of(read.law(), new Calendar(site.zone(), site.holidays()), "loop", "round")
                .verdict(use)
                .word();
    }
}
