package paddock.twin;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import paddock.twin.Journal.Rows;

/** Moves all that is of one company to another. Where both have what only one may have, it says which of them stays. */
final class Moving {

    private static final String ABSORBED = "t.company = :absorbed";

    private final JdbcClient jdbc;
    private final Journal journal;
    private final Map<String, Object> both;

    /** @param both the two companies by {@code survivor} and {@code absorbed}, and {@code now} */
    Moving(JdbcClient jdbc, Journal journal, Map<String, Object> both) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.both = both;
    }

    /** @param profile of whose page in the directory the survivor goes on with, where both have one */
    void all(Choice.Side profile) {
        for (Reference reference : Reference.ALL) {
            if (reference.manner() == Reference.Manner.MOVES) {
                journal.move(new Rows(reference.place(), reference.key(), ABSORBED), "company");
            }
        }
        statuses();
        people();
        sessions();
        subscription();
        profile(profile);
        relations();
        proposals();
        partners();
        cards();
    }

    private record Span(UUID id, String kind, String during) {}

    /** A status that both have on some day is had on all the days on which either has it. */
    private void statuses() {
        List<Span> theirs = jdbc.sql(
                        "select id, kind, during::text as during from directory.status where company = :absorbed order by id")
                .params(both)
                .query((row, n) -> new Span(
                        Objects.requireNonNull(row.getObject("id", UUID.class)),
                        String.valueOf(row.getString("kind")),
                        String.valueOf(row.getString("during"))))
                .list();
        for (Span span : theirs) {
            String same = " = '" + span.kind() + "' and t.during && cast('" + span.during() + "' as daterange)";
            List<UUID> met = jdbc.sql("select t.id from directory.status t where t.company = :survivor and t.kind"
                            + same + " order by t.id")
                    .params(both)
                    .query((row, n) -> Objects.requireNonNull(row.getObject(1, UUID.class)))
                    .list();
            String id = "t.id = '" + span.id() + "'";
            if (met.isEmpty()) {
                journal.move(new Rows("directory.status", "id", id), "company");
                continue;
            }
            String hull = jdbc.sql("""
                            select range_merge(range_agg(during))::text from directory.status
                             where id = any (:ids)""")
                    .param(
                            "ids",
                            Stream.concat(met.stream(), Stream.of(span.id())).toArray(UUID[]::new))
                    .query(String.class)
                    .single();
            journal.setAside(new Rows("directory.status", "id", id));
            met.stream()
                    .skip(1)
                    .forEach(other -> journal.setAside(new Rows("directory.status", "id", "t.id = '" + other + "'")));
            journal.change(
                    new Rows("directory.status", "id", "t.id = '" + met.getFirst() + "'"),
                    "during",
                    "during = cast('" + hull + "' as daterange)");
        }
    }

    /** Who acts for both does so with the wider of the two roles; who is asked twice is asked once. */
    private void people() {
        String both =
                " and exists (select 1 from directory.membership o where o.company = :%s and o.person = t.person%s)";
        journal.change(
                new Rows(
                        "directory.membership",
                        "company, person",
                        "t.company = :survivor" + both.formatted("absorbed", " " + """
                         and array_position(array['reader', 'booker', 'manager'], o.role)
                             > array_position(array['reader', 'booker', 'manager'], t.role)""")),
                "role",
                "role = (select o.role from directory.membership o where o.company = :absorbed and o.person = t.person)");
        journal.setAside(
                new Rows("directory.membership", "company, person", ABSORBED + both.formatted("survivor", "")));
        journal.move(new Rows("directory.membership", "company, person", ABSORBED), "company");
        journal.change(new Rows("directory.invitation", "id", ABSORBED + " " + """
                         and t.ended_at is null and exists (select 1 from directory.invitation o
                               where o.company = :survivor and o.email = t.email and o.ended_at is null)"""), "ended_at", "ended_at = :now");
        journal.move(new Rows("directory.invitation", "id", ABSORBED), "company");
    }

    /** Sessions in which it takes no part, the survivor takes none either. */
    private void sessions() {
        journal.change(new Rows("session.session", "booking", ":absorbed = any (t.companies)"), "companies", """
                companies = case when :survivor = any (t.companies) then array_remove(t.companies, :absorbed)
                                 else array_replace(t.companies, :absorbed, :survivor) end""");
    }

    /** The calendar of the survivor keeps its address; the other's rests until they are taken apart. */
    private void subscription() {
        Rows own = new Rows(
                "exchange.subscription", "company", "t.company = :survivor and t.token is null and " + HAS_TOKEN);
        journal.setAside(own);
        journal.move(
                new Rows(
                        "exchange.subscription",
                        "company",
                        ABSORBED
                                + " and not exists (select 1 from exchange.subscription o where o.company = :survivor)"),
                "company");
    }

    private void profile(Choice.Side chosen) {
        if (chosen == Choice.Side.OTHER) {
            journal.setAside(new Rows(
                    "trade.profile",
                    "company",
                    "t.company = :survivor and exists (select 1 from trade.profile o where o.company = :absorbed)"));
        }
        journal.move(
                new Rows(
                        "trade.profile",
                        "company",
                        ABSORBED + " and not exists (select 1 from trade.profile o where o.company = :survivor)"),
                "company");
    }

    /** What it was to the survivor, nobody is to oneself. */
    private void relations() {
        String place = "trade.relation";
        String key = "company, kind, other";
        journal.setAside(
                new Rows(place, key, "t.company in (:absorbed, :survivor) and t.other in (:absorbed, :survivor)"));
        journal.setAside(new Rows(place, key, ABSORBED + " " + """
                 and exists (select 1 from trade.relation o where o.company = :survivor and o.kind = t.kind
                                and (o.other = t.other or t.kind = 'parent'))"""));
        journal.move(new Rows(place, key, ABSORBED), "company");
        journal.setAside(new Rows(place, key, """
                t.other = :absorbed and exists (select 1 from trade.relation o
                     where o.company = t.company and o.kind = t.kind and o.other = :survivor)"""));
        journal.move(new Rows(place, key, "t.other = :absorbed"), "other");
    }

    /** Of two proposals that wait for an answer, that of the survivor waits on. */
    private void proposals() {
        String waits =
                " and t.state = 'open' and exists (select 1 from trade.proposal o where o.company = :survivor and o.state = 'open')";
        journal.change(
                new Rows("trade.proposal", "id", ABSORBED + waits),
                "state, decided_at",
                "state = 'withdrawn', decided_at = :now");
        journal.move(new Rows("trade.proposal", "id", ABSORBED), "company");
        journal.change(
                new Rows(
                        "trade.proposal",
                        "id",
                        "t.state = 'open' and position(cast(:absorbed as text) in t.content::text) > 0"),
                "content",
                "content = cast(replace(t.content::text, cast(:absorbed as text), cast(:survivor as text)) as jsonb)");
    }

    /** Who shared a stand twice bears both shares. */
    private void partners() {
        String same =
                " and exists (select 1 from exhibition.partner o where o.company = :%s and o.exhibition = t.exhibition)";
        journal.change(
                new Rows("exhibition.partner", "id", "t.company = :survivor" + same.formatted("absorbed")),
                "share",
                "share = least(100, t.share + (select o.share from exhibition.partner o where o.company = :absorbed and o.exhibition = t.exhibition))");
        journal.setAside(new Rows("exhibition.partner", "id", ABSORBED + same.formatted("survivor")));
        journal.move(new Rows("exhibition.partner", "id", ABSORBED), "company");
    }

    /** Cards of a file that is being entered: whose they are, and whose they may be. */
    private void cards() {
        String key = "intake, position";
        journal.move(new Rows("rolodex.card", key, "t.thing = :absorbed"), "thing");
        journal.change(new Rows("rolodex.card", key, ":absorbed = any (t.may_be)"), "may_be", """
                may_be = case when :survivor = any (t.may_be) then array_remove(t.may_be, :absorbed)
                              else array_replace(t.may_be, :absorbed, :survivor) end""");
    }

    private static final String HAS_TOKEN =
            "exists (select 1 from exchange.subscription o where o.company = :absorbed and o.token is not null)";
}
