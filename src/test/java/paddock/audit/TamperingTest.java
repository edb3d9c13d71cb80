package paddock.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.mock.env.MockEnvironment;
import paddock.audit.Flaw.Altered;
import paddock.audit.Flaw.CutOff;
import paddock.audit.Flaw.Missing;
import paddock.audit.Flaw.OtherSeal;
import paddock.audit.Flaw.OtherTrail;
import paddock.audit.Flaw.Rewritten;
import paddock.audit.Flaw.Unlinked;
import paddock.audit.Verification.Report;
import paddock.store.TestDatabases;

/** Whoever gets hold of the database and changes the trail in it is found out, act by act. */
@ParameterizedClass
@EnumSource(TestDatabases.class)
class TamperingTest {

    private static final int ACTS = 9;

    @TempDir
    Path folder;

    private final TestDatabases databases;
    private Installation paddock;

    TamperingTest(TestDatabases databases) {
        this.databases = databases;
    }

    @BeforeEach
    void nine_sealed_acts() {
        paddock = new Installation(databases.migrated(), folder).withSealed(ACTS);
        assertThat(paddock.verification.verify().flaws()).isEmpty();
        assertThat(paddock.verification.verify().whole()).isEqualTo(ACTS);
    }

    @AfterEach
    void close() {
        paddock.close();
    }

    @Test
    void an_act_altered_in_any_column_is_named() {
        List<String> changes = List.of(
                "act = 'person-removed'",
                "kind = 'company'",
                "at = at + interval '1 microsecond'",
                "person = '00000000-0000-4000-8000-000000000009'",
                "who = 'nobody', person = null",
                "thing = null",
                "about = null",
                "after = '{}'",
                "after = (after::text || ' ')::json",
                "before = '{\"roles\":[]}'",
                "actor_digest = sha256('')",
                "digest = sha256(digest)",
                "previous = sha256(digest)");
        paddock.withSealed(2 * changes.size());
        for (int n = 0; n < changes.size(); n++) {
            paddock.tamper("update audit.act set " + changes.get(n) + " where number = " + (4 + 2 * n));
        }
        Report report = paddock.verification.verify();
        for (int n = 0; n < changes.size(); n++) {
            assertThat(report.flaws()).as(changes.get(n)).contains(new Altered(4 + 2 * n, 4 + 2 * n));
        }
        assertThat(report.flaws())
                .allSatisfy(flaw -> assertThat(flaw.numbers()[0] % 2).isZero());
        assertThat(report.whole()).isEqualTo(3);
        assertThat(report.wholeAt()).isEqualTo(Installation.NOW);
    }

    @Test
    void a_name_or_an_address_rewritten_is_named_and_one_forgotten_is_not() {
        paddock.tamper(
                "update audit.act set actor = replace(actor::text, '192.0.2.17', '192.0.2.18')::json where number = 2",
                "update audit.act set personal = replace(personal::text, 'ben', 'bea')::json where number in (5, 6)",
                "update audit.act set actor = null where number = 8");
        assertThat(paddock.verification.verify().flaws()).containsExactly(new Rewritten(2, 2), new Rewritten(5, 6));
    }

    @Test
    void acts_removed_are_named_with_what_else_is_wrong_beside_them() {
        paddock.tamper(
                "delete from audit.act where number in (3, 4, 7)", "update audit.act set kind = 'x' where number = 8");
        Report report = paddock.verification.verify();
        assertThat(report.flaws()).containsExactly(new Missing(3, 4), new Missing(7, 7), new Altered(8, 8));
        assertThat(report.whole()).isEqualTo(2);
    }

    @Test
    void acts_that_change_places_are_named() {
        paddock.tamper(
                "update audit.act set number = -1 where number = 3",
                "update audit.act set number = 3 where number = 6",
                "update audit.act set number = 6 where number = -1");
        assertThat(paddock.verification.verify().flaws()).containsExactly(new Altered(3, 3), new Altered(6, 6));
    }

    @Test
    void a_gap_closed_by_numbering_anew_is_named() {
        paddock.tamper(
                "delete from audit.act where number = 5", "update audit.act set number = number - 1 where number > 5");
        assertThat(paddock.verification.verify().flaws()).containsExactly(new Altered(5, 8), new CutOff(9, 9));
    }

    @Test
    void an_end_cut_off_is_missed_at_once_and_still_after_the_trail_has_gone_on() {
        paddock.tamper("delete from audit.act where number > 6");
        assertThat(paddock.verification.verify().flaws()).containsExactly(new CutOff(7, 9));
        paddock.withSealed(2);
        assertThat(paddock.numbers()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 10L, 11L);
        assertThat(paddock.verification.verify().flaws()).containsExactly(new Missing(7, 9));
    }

    @Test
    void an_end_sealed_anew_by_a_node_that_did_not_know_it_is_named() throws Exception {
        paddock.tamper(
                "update audit.act set number = null, previous = null, digest = null, kind = 'x'" + " where number > 7");
        Path second = Files.createDirectory(folder.resolve("second"));
        Files.copy(folder.resolve("audit.key"), second.resolve("audit.key"));
        try (Installation unknowing = new Installation(paddock.database, second)) {
            unknowing.sealing.round();
            assertThat(unknowing.verification.verify().flaws()).isEmpty();
        }
        paddock.withSealed(1);
        assertThat(paddock.verification.verify().flaws()).containsExactly(new OtherSeal(9));
        assertThat(paddock.box.mark().orElseThrow().number())
                .as("the proof stays")
                .isEqualTo(9);
    }

    /** A database put back to an earlier state and gone on from there, then mixed with what it had been. */
    @Test
    void an_act_of_another_past_is_named_though_it_was_sealed_with_the_key() {
        paddock.tamper("create table audit.kept as select * from audit.act where number > 7");
        paddock.tamper("delete from audit.act where number > 7");
        try {
            Files.delete(folder.resolve("audit.seal"));
        } catch (java.io.IOException gone) {
            throw new AssertionError(gone);
        }
        paddock.withSealed(2);
        assertThat(paddock.verification.verify().flaws()).isEmpty();
        paddock.tamper(
                "delete from audit.act where number = 9",
                "insert into audit.act overriding system value select * from audit.kept where number = 9");
        assertThat(paddock.verification.verify().flaws()).contains(new Unlinked(9));
    }

    @Test
    void a_trail_removed_whole_or_put_in_another_s_place_is_missed() {
        paddock.tamper("delete from audit.act", "delete from audit.trail");
        assertThat(paddock.verification.verify().flaws()).containsExactly(new OtherTrail(9));
        paddock.withSealed(1);
        assertThat(paddock.verification.verify().flaws()).containsExactly(new OtherTrail(9));
    }

    @Test
    void what_the_database_says_of_its_trail_is_missed_too() {
        paddock.tamper("update audit.trail set key_check = sha256(key_check)");
        Report report = paddock.verification.verify();
        assertThat(report.flaws()).containsExactly(new Flaw.Unnamed());
    }

    @Test
    void a_wrong_key_and_a_missing_one_are_told_as_that() throws Exception {
        try (Installation wrong = new Installation(
                paddock.database,
                new MockEnvironment()
                        .withProperty("paddock.audit.key", "0f".repeat(32))
                        .withProperty("paddock.data", folder.toString()))) {
            assertThat(wrong.verification.verify().flaws()).containsExactly(new Flaw.WrongKey());
        }
        Files.delete(folder.resolve("audit.key"));
        assertThat(paddock.verification.verify().flaws()).isEqualTo(List.of(new Flaw.NoKey()));
    }
}
