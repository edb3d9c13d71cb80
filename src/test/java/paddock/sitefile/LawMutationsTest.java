package paddock.sitefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import paddock.circuit.Change;
import paddock.homologation.Condition;
import paddock.homologation.Demand;
import paddock.homologation.Duty;
import paddock.homologation.Homologations;
import paddock.homologation.Law;
import paddock.sitefile.Mutants.Mutant;
import paddock.sitefile.SiteFile.Reading.Read;

/** Whatever is changed in a law, however small, is told before it is loaded, and so that both can be told apart. */
final class LawMutationsTest {

    /** What the sample has none of. */
    private static final String MORE = """
                - key: more
                  version: "1"
                  level: country
                  title: {fr: Encore, en: More}
                  layouts: [round, line]
                  rules:
                    - {id: kinds, cite: a, text: X., apart: [{category: kart}, {not: {category: [car, truck]}}]}
                    - {id: driven, cite: a, text: X., quota: {at_most: 4, unit: hour, per: day}}
                    - {id: first, cite: a, text: X., forbid: {weekdays: sunday, nth: [1, last], weeks: even, time: summer}}
                    - {id: named, cite: a, text: X., forbid: {holidays: [easter-monday], hours: "22:00-02:00"}}
                    - {id: any, cite: a, text: X., require: {any: [{event: true}, {power-kw: {at_least: 5, at_most: 9}}]}}
                    - {id: all, cite: a, text: X., if_stated: [night], forbid: {all: [{any: [{night: true}, {silent: false}]}, {any: [{noise.source-exhaust: {over: 3}}]}]}}
                    - id: rows
                      cite: a
                      text: X.
                      numbers:
                        mixed: shares
                        counting: circuit
                        rows: [{of: {category: kart, cc: {under: 125}}, most: 12}, {of: {category: car}, most: 8}]
                  derogations:
                    - {id: free, cite: a, text: X., kind: day, lifts: [driven]}
                  duties:
                    - {id: every, cite: a, text: X., due: {every: P1Y, since: 2026-01-01}}
                    - {id: after, cite: a, text: X., due: {after: P3M}}
                    - {id: end, cite: a, text: X., due: {before_end: P2M}}
                    - {id: day, cite: a, text: X., due: {on: 2027-06-30}}
            """;

    private static Law law() throws IOException {
        Folder sample = Folder.of("paddock/circuit/sample");
        String whole = sample.text("sample.yaml").replace("\n  registers:\n", "\n" + MORE + "  registers:\n");
        return switch (sample.with("sample.yaml", whole).read("sample.yaml")) {
            case Read read -> read.law();
            case SiteFile.Reading.Refused refused -> throw new AssertionError(refused.mistakes());
        };
    }

    @Test
    void every_component_of_every_record_is_told_when_it_changes() throws IOException {
        Law law = law();
        List<String> silent = new ArrayList<>();
        List<Mutant> mutants = Mutants.of("law", law, Law.class).toList();
        for (Mutant mutant : mutants) {
            Law changed = (Law) mutant.value();
            List<Change> told = LawChanges.detailed(Homologations.changes(law, changed), law, changed);
            if (told.stream().noneMatch(LawMutationsTest::tells)) {
                silent.add(mutant.path());
            }
        }
        assertThat(mutants).hasSizeGreaterThan(500);
        assertThat(silent).isEmpty();
    }

    private static boolean tells(Change change) {
        return !(change instanceof Change.Altered altered) || !altered.before().equals(altered.after());
    }

    @Test
    void the_law_that_is_changed_has_records_of_every_kind() throws IOException {
        Set<Class<?>> met = new HashSet<>();
        meet(law(), met);
        Set<String> missing = new TreeSet<>();
        Stream.of(Demand.class, Demand.Quota.Amount.class, Condition.class, Duty.Due.class)
                .flatMap(kind -> Stream.of(kind.getPermittedSubclasses()))
                .filter(kind -> !met.contains(kind))
                .forEach(kind -> missing.add(kind.getSimpleName()));
        assertThat(missing).isEmpty();
    }

    private static void meet(Object value, Set<Class<?>> met) {
        switch (value) {
            case Iterable<?> all -> all.forEach(each -> meet(each, met));
            case Record record -> {
                met.add(record.getClass());
                for (var component : record.getClass().getRecordComponents()) {
                    try {
                        Object inner = component.getAccessor().invoke(record);
                        if (inner != null) {
                            meet(inner, met);
                        }
                    } catch (ReflectiveOperationException e) {
                        throw new LinkageError(e.getMessage(), e);
                    }
                }
            }
            default -> {}
        }
    }

    @Test
    void an_exemption_a_register_and_a_profile_are_told_by_what_changes_in_them() throws IOException {
        assertThat(changes("reason: Rien à craindre.", "reason: Rien du tout."))
                .containsExactly(new Change.Altered(
                        "exemption loop (art. 0)", "reason: Rien à craindre.", "reason: Rien du tout."));
        assertThat(changes("reference: arrêté nº 12", "reference: arrêté nº 13"))
                .containsExactly(new Change.Altered(
                        "register rules parties",
                        "used 2026-05-09: 2 arrêté nº 12 La fête du village.",
                        "used 2026-05-09: 2 arrêté nº 13 La fête du village."));
        assertThat(changes("count: 4,", "count: 5,"))
                .containsExactly(new Change.Altered("profile locals", "facts count: 4", "facts count: 5"));
    }

    private static List<Change> changes(String was, String becomes) throws IOException {
        Folder sample = Folder.of("paddock/circuit/sample");
        String text = sample.text("sample.yaml");
        assertThat(text).contains(was);
        Law before = ((Read) sample.read("sample.yaml")).law();
        Law after =
                ((Read) sample.with("sample.yaml", text.replace(was, becomes)).read("sample.yaml")).law();
        return LawChanges.detailed(Homologations.changes(before, after), before, after);
    }
}
