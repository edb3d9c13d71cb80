package paddock.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static paddock.audit.Installation.ADMINISTRATOR;
import static paddock.audit.Installation.ANA;
import static paddock.audit.Installation.BEN;
import static paddock.audit.Installation.NOW;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataIntegrityViolationException;
import paddock.kernel.Acting;
import paddock.store.TestDatabases;
import paddock.web.BadInput;

/** Who did what: written with the act or not at all, never changed, found again, and forgotten where it has to be. */
@ParameterizedClass
@EnumSource(TestDatabases.class)
class TrailTest {

    private static final UUID COMPANY = UUID.fromString("c0000000-0000-4000-8000-000000000003");
    private static final Deed RENAMED = Deed.of("company-renamed", "company", COMPANY)
            .changing(Map.of("name", "Essieux du Gard", "vat", "FR1"), Map.of("name", "Essieux SA", "vat", "FR1"));

    private final Installation paddock;

    TrailTest(TestDatabases databases, @TempDir Path folder) {
        paddock = new Installation(databases.migrated(), folder);
    }

    @AfterEach
    void close() {
        paddock.close();
    }

    @Test
    void an_act_is_kept_with_who_when_from_where_and_only_what_changed() {
        paddock.record(ADMINISTRATOR, RENAMED);
        assertThat(paddock.all()).singleElement().satisfies(entry -> {
            assertThat(entry.person()).isEqualTo(ANA);
            assertThat(entry.name()).isEqualTo("Ana Ferrand");
            assertThat(entry.from()).isEqualTo("192.0.2.17");
            assertThat(entry.at()).isEqualTo(NOW);
            assertThat(entry.deed().act()).isEqualTo("company-renamed");
            assertThat(entry.deed().kind()).isEqualTo("company");
            assertThat(entry.deed().thing()).isEqualTo(COMPANY);
            assertThat(entry.deed().change().before()).isEqualTo(Map.of("name", "Essieux du Gard"));
            assertThat(entry.deed().change().after()).isEqualTo(Map.of("name", "Essieux SA"));
            assertThat(entry.number()).isNull();
        });
    }

    @Test
    void paddock_itself_and_somebody_unknown_are_told_apart() {
        paddock.record(Acting.PADDOCK, Deed.of("hold-lapsed", "hold", null));
        paddock.record(Acting.nobody("198.51.100.9"), Deed.of("sign-in-refused", "account", null));
        assertThat(paddock.all())
                .extracting(Entry::who, Entry::from)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("nobody", "198.51.100.9"),
                        org.assertj.core.groups.Tuple.tuple("paddock", ""));
    }

    @Test
    void an_act_that_is_rolled_back_leaves_no_trace_and_none_is_recorded_outside_a_transaction() {
        paddock.transaction.executeWithoutResult(status -> {
            paddock.trail.record(ADMINISTRATOR, RENAMED);
            status.setRollbackOnly();
        });
        assertThat(paddock.all()).isEmpty();
        assertThatThrownBy(() -> paddock.trail.record(ADMINISTRATOR, RENAMED))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("company-renamed");
        assertThat(paddock.all()).isEmpty();
    }

    @Test
    void the_database_refuses_to_change_or_remove_an_act_or_its_seal() {
        paddock.withSealed(2);
        for (String sql : List.of(
                "update audit.act set act = 'person-removed'",
                "update audit.act set at = at + interval '1 hour'",
                "update audit.act set after = '{}'",
                "update audit.act set actor = '[\"\",\"Somebody\",\"\"]'",
                "update audit.act set personal_digest = null",
                "update audit.act set number = number + 10",
                "update audit.act set number = null, previous = null, digest = null",
                "delete from audit.act",
                "truncate audit.act",
                "delete from audit.trail")) {
            assertThatThrownBy(() -> paddock.jdbc.sql(sql).update())
                    .as(sql)
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
        assertThat(paddock.verification.verify().whole()).isEqualTo(2);
    }

    @Test
    void a_person_is_forgotten_both_as_who_acted_and_as_who_was_acted_on() {
        Acting ben = new Acting(BEN, "Ben Martel", "203.0.113.4", Set.of(), Map.of());
        paddock.record(ADMINISTRATOR, Installation.added(BEN, "ben@example.org"));
        paddock.record(ben, RENAMED);
        paddock.sealing.round();
        paddock.trail.erase(BEN);
        List<String> left = paddock.jdbc
                .sql("select act::text || coalesce(actor::text, '') || coalesce(personal::text, '') from audit.act act")
                .query((row, n) -> String.valueOf(row.getString(1)))
                .list();
        assertThat(left).noneMatch(row -> row.contains("ben@example.org") || row.contains("203.0.113.4"));
        assertThat(left).noneMatch(row -> row.contains("Martel"));
        assertThat(paddock.all()).extracting(Entry::name).containsExactly(null, "Ana Ferrand");
        assertThat(paddock.all())
                .extracting(Entry::forgotten)
                .containsExactly(new Entry.Forgotten(true, false), new Entry.Forgotten(false, true));
        assertThat(paddock.verification.verify().flaws()).isEmpty();
        assertThat(paddock.verification.verify().whole()).isEqualTo(2);
    }

    @Test
    void whatever_is_written_comes_back_and_is_found() {
        for (String hostile : List.of(
                "\u0000", "Zoë \uD83C\uDFCE", "\u202Eevil", "a\"b\\c", "100%", "under_score", "!", "'; drop", "\n")) {
            String written = "<" + hostile + ">";
            paddock.record(
                    new Acting(BEN, written, "192.0.2.1", Set.of(), Map.of()),
                    Deed.of("note-changed", "note", null).changing(Map.of(), Map.of("text", written)));
            Entry entry = paddock.all().getFirst();
            assertThat(entry.name()).isEqualTo(written);
            assertThat(entry.deed().change().after()).isEqualTo(Map.of("text", written));
            assertThat(found(Map.of("text", written))).as(written).containsExactly("note-changed");
        }
    }

    @Test
    void acts_are_found_by_person_thing_act_kind_day_and_words() {
        paddock.record(ADMINISTRATOR, Installation.added(BEN, "ben@example.org"));
        paddock.record(Acting.PADDOCK, RENAMED);
        assertThat(found(Map.of("person", ANA.toString()))).containsExactly("person-added");
        assertThat(found(Map.of("person", BEN.toString())))
                .as("whose values they are")
                .hasSize(1);
        assertThat(found(Map.of("thing", COMPANY.toString()))).containsExactly("company-renamed");
        assertThat(found(Map.of("act", "company-renamed"))).hasSize(1);
        assertThat(found(Map.of("kind", "person"))).containsExactly("person-added");
        assertThat(found(Map.of("text", "BEN@example"))).containsExactly("person-added");
        assertThat(found(Map.of("text", "192.0.2"))).containsExactly("person-added");
        assertThat(found(Map.of("text", "gard"))).containsExactly("company-renamed");
        assertThat(found(Map.of("from", "2026-05-12", "until", "2026-05-13"))).hasSize(2);
        assertThat(found(Map.of("until", "2026-05-12"))).isEmpty();
        assertThat(paddock.trail.acts()).containsExactly("company-renamed", "person-added");
        assertThat(paddock.trail.kinds()).containsExactly("company", "person");
    }

    /** When it is 08:42 on the twelfth in Greenwich, it is still the eleventh in Honolulu. */
    @Test
    void days_are_those_of_the_place() {
        paddock.record(Acting.PADDOCK, RENAMED);
        Map<String, String> twelfth = Map.of("from", "2026-05-12", "until", "2026-05-13");
        assertThat(paddock.trail.entries(Wanted.of(twelfth, ZoneOffset.UTC), 9)).hasSize(1);
        assertThat(paddock.trail.entries(Wanted.of(twelfth, ZoneId.of("Pacific/Honolulu")), 9))
                .isEmpty();
    }

    @Test
    void what_cannot_be_asked_is_refused() {
        for (Map.Entry<String, String> wrong : Map.of(
                        "person", "ana", "thing", "1", "act", "a\u0000b", "kind", "a b", "from", "soon", "before", "-1")
                .entrySet()) {
            assertThatThrownBy(() -> Wanted.of(Map.of(wrong.getKey(), wrong.getValue()), ZoneOffset.UTC))
                    .as("%s", wrong)
                    .isInstanceOf(BadInput.class);
        }
    }

    private List<String> found(Map<String, String> asked) {
        return paddock.trail.entries(Wanted.of(asked, ZoneOffset.UTC), 100).stream()
                .map(entry -> entry.deed().act())
                .toList();
    }
}
