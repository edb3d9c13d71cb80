package paddock.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import paddock.WithPaddock;

/** Whoever adds a column in which a company is named says what a merge does with it; the catalogue of the database is asked. */
@WithPaddock
class ReferencesTest {

    /**
     * Columns of ids and of free content that no foreign key explains, and why a merge leaves them as they are. A company that is named
     * in one of them is named as it was then; its id leads to the one that it is part of.
     */
    private static final Set<String> NOT_MOVED = Set.of(
            // what was done stays told of whom it was done to
            "audit.act.about",
            "audit.act.actor",
            "audit.act.after",
            "audit.act.before",
            "audit.act.person",
            "audit.act.personal",
            "audit.act.thing",
            "audit.trail.id",
            // frozen: it was said like that
            "hook.delivery.thing",
            "hook.event.thing",
            "post.outgoing.thing",
            "sheet.issue.content",
            "waiting.due.before",
            // of places and orders, which name no company
            "circuit.circuit.about",
            "circuit.course.about",
            "circuit.exclusion.reason",
            "circuit.layout.name",
            "circuit.pool.about",
            "circuit.section.about",
            "circuit.site.about",
            "homologation.exemption.document",
            "homologation.profile.document",
            "homologation.register.document",
            "homologation.version.document",
            // a person who was forgotten
            "personal.erasure.person",
            // of bookings, what runs and what is wanted: no company is named there
            "booking.booking.use",
            "booking.choice.choice",
            "booking.occupancy.booking",
            "request.request.claims",
            "request.request.use",
            "series.cycle.claims",
            "series.cycle.use",
            "session.place.session",
            "session.place.use",
            "session.seat.session",
            "waiting.entry.use",
            "waiting.entry.want",
            // names as a file has them
            "takeover.line.cells",
            "takeover.line.flaw",
            "takeover.line.said",
            "takeover.matching.choice",
            "takeover.takeover.matching",
            "takeover.takeover.notes",
            "takeover.takeover.lease",
            // a letter by the mail as which it left
            "letter.letter.mail",
            // a card as it was taken, or stood in a file
            "rolodex.card.card",
            "rolodex.card.cells",
            "rolodex.card.said",
            "rolodex.intake.notes",
            "rolodex.intake.matching",
            "lead.encounter.said",
            "lead.mark.exhibition",
            // ids of its proposer; ids in what waits for an answer are changed by Moving
            "directory.invitation.invited_by",
            "trade.proposal.content",
            // the journal of mergings itself
            "twin.change.after",
            "twin.change.before",
            "twin.change.key",
            "twin.change.merge");

    /** Columns that are moved although no foreign key says that they are of companies. */
    private static final Set<String> NO_KEYS = Set.of("companies", "thing", "may_be");

    @Autowired
    JdbcClient jdbc;

    @Test
    void every_foreign_key_to_a_company_is_known() {
        Set<String> known = new TreeSet<>();
        Reference.ALL.stream()
                .filter(each -> !NO_KEYS.contains(each.column()))
                .forEach(each -> known.add(each.place() + "." + each.column()));
        assertThat(columns("""
                select n.nspname || '.' || t.relname || '.' || a.attname
                  from pg_constraint k
                  join pg_class t on t.oid = k.conrelid
                  join pg_namespace n on n.oid = t.relnamespace
                  join pg_attribute a on a.attrelid = t.oid and a.attnum = any (k.conkey)
                 where k.contype = 'f' and k.confrelid = 'directory.company'::regclass
                """)).containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void every_other_column_that_may_name_a_company_is_known() {
        Set<String> open = new TreeSet<>(columns("""
                select c.table_schema || '.' || c.table_name || '.' || c.column_name
                  from information_schema.columns c
                  join information_schema.tables t on (t.table_schema, t.table_name) = (c.table_schema, c.table_name)
                 where t.table_type = 'BASE TABLE' and c.table_schema not in ('pg_catalog', 'information_schema')
                   and c.udt_name in ('uuid', '_uuid', 'json', 'jsonb')
                   and not exists (select 1 from pg_constraint k
                                     join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey)
                                    where k.conrelid = (quote_ident(c.table_schema) || '.' || quote_ident(c.table_name))::regclass
                                      and a.attname = c.column_name and (k.contype = 'f' or (k.contype = 'p' and cardinality(k.conkey) = 1)))
                """));
        Reference.ALL.forEach(each -> open.remove(each.place() + "." + each.column()));
        open.removeAll(NOT_MOVED);
        assertThat(open)
                .as("say in Reference.ALL what a merge does with them, or here why nothing")
                .isEmpty();
    }

    @Test
    void what_moves_can_never_be_of_a_company_that_is_part_of_another() {
        Set<String> guarded = new TreeSet<>(columns("""
                select n.nspname || '.' || t.relname
                  from pg_trigger g
                  join pg_class t on t.oid = g.tgrelid
                  join pg_namespace n on n.oid = t.relnamespace
                 where g.tgname in ('not_of_absorbed', 'other_not_absorbed')
                """));
        assertThat(Reference.ALL.stream()
                        .filter(each -> each.manner() != Reference.Manner.STAYS && !NO_KEYS.contains(each.column()))
                        .map(Reference::place))
                .allSatisfy(place -> assertThat(guarded).contains(place));
    }

    private List<String> columns(String sql) {
        return jdbc.sql(sql).query((row, n) -> String.valueOf(row.getString(1))).list();
    }
}
