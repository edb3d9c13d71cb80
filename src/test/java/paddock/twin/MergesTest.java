package paddock.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import paddock.WithPaddock;
import paddock.store.Soundness;

/** Two companies become one with all that they have, and two again. */
@WithPaddock
class MergesTest {

    @Autowired
    Merges merges;

    @Autowired
    Separating separating;

    @Autowired
    MergeRows rows;

    @Autowired
    Soundness soundness;

    @Autowired
    JdbcClient jdbc;

    private UUID one = new UUID(0, 0);
    private UUID other = new UUID(0, 0);

    @BeforeEach
    void two_that_are_one() {
        one = world().company("Écurie Double");
        other = world().company("Ecurie Double SARL");
    }

    private TwinWorld world() {
        return new TwinWorld(jdbc);
    }

    private UUID merged(Map<String, String> said) {
        Merging outcome = merges.merge(TwinWorld.STAFF, new Merges.Pair(one, other), said);
        assertThat(outcome).isInstanceOf(Merging.Merged.class);
        return ((Merging.Merged) outcome).merge();
    }

    @Test
    void merged_and_taken_apart_every_row_is_as_it_was() {
        for (String side : List.of("own", "other")) {
            two_that_are_one();
            world().fill(one, other);
            world().run(
                            "update directory.company set siren = ?, standing = 'prepay' where id = ?",
                            TwinWorld.siren(),
                            other);
            Map<String, List<String>> before = world().dump(one);
            UUID merge = merged(Map.of(
                    "name", side, "siren", side, "vat", side, "billing", side, "visiting", "other", "profile", side));
            assertThat(world().dump(one)).isNotEqualTo(before);
            assertThat(soundness.broken()).isEmpty();
            assertThat(separating.undo(TwinWorld.STAFF, merge)).isInstanceOf(Merging.Undone.class);
            Map<String, List<String>> after = world().dump(one);
            before.forEach(
                    (place, all) -> assertThat(after.get(place)).as(place).isEqualTo(all));
        }
    }

    @Test
    void contacts_that_only_moved_go_back_however_late() {
        world().fill(one, other);
        String theirs = "select string_agg(name, ' ') from directory.contact where company = ? and email like 'info@%'";
        assertThat(text(theirs, other)).isEqualTo("Accueil");
        UUID merge = merged(Map.of());
        HeldTwin.setAsideTerm(jdbc).sweep().before(Instant.parse("2200-01-01T00:00:00Z"), 10_000);
        assertThat(text(
                        "select count(*)::text from twin.change where place = 'directory.contact' and after is null and merge = ?",
                        merge))
                .as("joined ones are forgotten")
                .isEqualTo("0");
        assertThat(separating.undo(TwinWorld.STAFF, merge)).isInstanceOf(Merging.Undone.class);
        assertThat(text(theirs, other)).isEqualTo("Accueil");
    }

    @Test
    void nothing_is_left_with_the_one_and_nothing_is_lost() {
        world().fill(one, other);
        Map<String, Long> sum = new java.util.TreeMap<>();
        for (Reference reference : Reference.ALL) {
            if (reference.manner() == Reference.Manner.MOVES) {
                sum.put(reference.place(), count(reference, one) + count(reference, other));
            }
        }
        merged(Map.of());
        for (Reference reference : Reference.ALL) {
            boolean rests = reference.place().equals("exchange.subscription")
                    || reference.place().equals("trade.profile");
            if (reference.manner() != Reference.Manner.STAYS && !rests) {
                assertThat(count(reference, other)).as(reference.word()).isZero();
            }
        }
        sum.keySet().removeAll(List.of("directory.contact", "trade.shown"));
        sum.forEach(
                (place, count) -> assertThat(count(of(place), one)).as(place).isEqualTo(count));
        assertThat(text("select string_agg(role, ' ' order by since) from directory.membership where company = ?", one))
                .isEqualTo("manager booker booker");
        assertThat(text(
                        "select string_agg(during::text, ' ' order by kind, during) from directory.status where company = ?",
                        one))
                .isEqualTo("[2024-01-01,2024-02-01) [2025-01-01,2027-01-01)");
        assertThat(text(
                        "select count(*) || ' ' || max(function) || ' ' || max(phone) from directory.contact where company = ? and email like 'camille%'",
                        one))
                .isEqualTo("1 atelier 0466000001");
        assertThat(text("select max(share)::text from exhibition.partner where company = ?", one))
                .isEqualTo("60");
        assertThat(text(
                        "select count(*)::text from directory.contact where email = 'info@firme.example' and company = ?",
                        one))
                .isEqualTo("2");
    }

    private static Reference of(String place) {
        return Reference.ALL.stream()
                .filter(each -> each.place().equals(place))
                .findFirst()
                .orElseThrow();
    }

    private long count(Reference reference, UUID company) {
        return jdbc.sql("select count(*) from " + reference.place() + " where " + reference.condition())
                .param("company", company)
                .query(Long.class)
                .single();
    }

    private String text(String sql, Object value) {
        return String.valueOf(jdbc.sql(sql).param(value).query(String.class).single());
    }

    @Test
    void what_came_since_stays_and_what_was_changed_goes_back_as_it_is() {
        UUID theirs = world().booking(other);
        UUID merge = merged(Map.of());
        world().run(
                        "update booking.booking set state = 'ended', ended = 'cancelled', ended_at = now() where id = ?",
                        theirs);
        UUID later = world().booking(one);
        world().run("update booking.booking set asked_at = '2026-06-01' where id = ?", later);
        assertThat(separating.outlook(rows.merge(merge).orElseThrow()))
                .contains(new Separating.Outlook("booking-booking", 1, 0, 1));
        assertThat(separating.undo(TwinWorld.STAFF, merge)).isInstanceOf(Merging.Undone.class);
        assertThat(text("select company || ' ' || ended from booking.booking where id = ?", theirs))
                .isEqualTo(other + " cancelled");
        assertThat(text("select company::text from booking.booking where id = ?", later))
                .isEqualTo(one.toString());
    }

    @Test
    void a_value_that_was_changed_since_stays_with_the_survivor() {
        UUID merge = merged(Map.of("name", "other"));
        world().run("update directory.company set name = 'Écurie Neuve', sought = 'ecurie neuve' where id = ?", one);
        separating.undo(TwinWorld.STAFF, merge);
        assertThat(text("select name from directory.company where id = ?", one)).isEqualTo("Écurie Neuve");
    }

    @Test
    void it_is_undone_once_and_in_turn() {
        UUID merge = merged(Map.of());
        UUID third = world().company("Troisième");
        Merging covering = merges.merge(TwinWorld.STAFF, new Merges.Pair(third, one), Map.of());
        UUID second = ((Merging.Merged) covering).merge();
        assertThat(separating.undo(TwinWorld.STAFF, merge)).isEqualTo(new Merging.Covered(second));
        assertThat(rows.partOf(other)).contains(third);
        assertThat(merges.merge(TwinWorld.STAFF, new Merges.Pair(third, other), Map.of()))
                .isEqualTo(new Merging.Absorbed(other));
        assertThat(separating.undo(TwinWorld.STAFF, second)).isInstanceOf(Merging.Undone.class);
        assertThat(separating.undo(TwinWorld.STAFF, merge)).isInstanceOf(Merging.Undone.class);
        assertThat(separating.undo(TwinWorld.STAFF, merge)).isEqualTo(new Merging.Over());
        assertThat(separating.undo(TwinWorld.STAFF, UUID.randomUUID())).isEqualTo(new Merging.Gone());
        assertThat(text("select string_agg(act, ' ' order by id) from audit.act where thing = ?", one))
                .isEqualTo("company-merged company-absorbed company-restored company-merge-undone");
    }

    @Test
    void numbers_that_do_not_go_together_are_refused_and_nothing_is_written() {
        String own = TwinWorld.siren();
        world().run("update directory.company set siren = ? where id = ?", own, one);
        world().run("update directory.company set siren = '917283541', siret = '91728354100071' where id = ?", other);
        assertThat(merges.merge(TwinWorld.STAFF, new Merges.Pair(one, other), Map.of("siren", "own", "siret", "other")))
                .isEqualTo(new Merging.Numbers());
        UUID merge = merged(Map.of("siren", "other", "siret", "other", "vat", "other"));
        assertThat(text("select siren || siret from directory.company where id = ?", one))
                .isEqualTo("91728354191728354100071");
        UUID newcomer = world().company("Nouvelle");
        world().run("update directory.company set siren = ? where id = ?", own, newcomer);
        assertThat(separating.undo(TwinWorld.STAFF, merge)).isEqualTo(new Merging.SirenTaken("Nouvelle"));
        world().run("delete from directory.company where id = ?", newcomer);
        assertThat(separating.undo(TwinWorld.STAFF, merge)).isInstanceOf(Merging.Undone.class);
        world().run("update directory.company set siren = null, siret = null where id in (?, ?)", one, other);
    }

    @Test
    void nothing_can_begin_to_be_of_a_company_that_is_part_of_another() {
        world().fill(one, other);
        merged(Map.of());
        List<String> written = new ArrayList<>();
        for (Reference reference : Reference.ALL) {
            if (reference.manner() != Reference.Manner.STAYS
                    && reference.column().equals("company")) {
                assertThatThrownBy(() -> world().run(
                                        "update " + reference.place() + " set company = ? where company = ?",
                                        other,
                                        one))
                        .as(reference.place())
                        .isInstanceOf(DataIntegrityViolationException.class)
                        .hasMessageContaining("company_is_absorbed");
                written.add(reference.place());
            }
        }
        assertThat(written).hasSizeGreaterThan(10);
    }

    @Test
    void invented_and_real_stay_two() {
        UUID invented = jdbc.sql("select id from directory.company where demo limit 1")
                .query(UUID.class)
                .single();
        assertThat(merges.merge(TwinWorld.STAFF, new Merges.Pair(one, invented), Map.of()))
                .isEqualTo(new Merging.Invented());
        assertThat(merges.merge(TwinWorld.STAFF, new Merges.Pair(one, one), Map.of()))
                .isEqualTo(new Merging.Gone());
        assertThat(merges.merge(TwinWorld.STAFF, new Merges.Pair(one, UUID.randomUUID()), Map.of()))
                .isEqualTo(new Merging.Gone());
    }
}
