package paddock.waiting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.booking.Booking;
import paddock.waiting.Entry.State;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Entries of the waiting list as rows. */
@Component("waitingEntries")
final class Entries {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Entries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<Entry> withId(UUID id) {
        return jdbc.sql(ENTRY + " where e.id = ?")
                .param(id)
                .query((row, n) -> entry(row))
                .optional();
    }

    /** Nobody else changes it until the transaction ends; that it is told of something meanwhile does not matter. */
    Optional<Entry> locked(UUID id) {
        jdbc.sql("select id from waiting.entry where id = ? for no key update")
                .param(id)
                .query((row, n) -> n)
                .list();
        return withId(id);
    }

    /** Those that wait on a site, in their order. */
    List<Entry> waiting(UUID site, Instant now) {
        return jdbc.sql(ENTRY + " where e.site = ? and e.ended is null and e.expires_at > ? order by e.number")
                .param(site)
                .param(Timestamp.from(now))
                .query((row, n) -> entry(row))
                .list();
    }

    /** How many of a company's wait. */
    int waitingOf(UUID company, Instant now) {
        return jdbc.sql("select count(*) from waiting.entry where company = ? and ended is null and expires_at > ?")
                .param(company)
                .param(Timestamp.from(now))
                .query(Integer.class)
                .single();
    }

    void add(Entry entry) {
        jdbc.sql(INSERT)
                .param(entry.id())
                .param(entry.site())
                .param(entry.company())
                .param(json.writeValueAsString(WantReader.written(entry.want())))
                .param(json.writeValueAsString(entry.said().use()))
                .param(entry.said().reference())
                .param(entry.said().orderNumber())
                .param(Timestamp.from(entry.askedAt()))
                .param(entry.askedBy())
                .param(Timestamp.from(entry.expiresAt()))
                .update();
    }

    /** It wants something else from now on; what it was told of is no longer what it wants. */
    void rewrite(Entry entry) {
        jdbc.sql("delete from waiting.offer where entry = ?").param(entry.id()).update();
        jdbc.sql(REWRITE)
                .param(json.writeValueAsString(WantReader.written(entry.want())))
                .param(json.writeValueAsString(entry.said().use()))
                .param(entry.said().reference())
                .param(entry.said().orderNumber())
                .param(Timestamp.from(entry.expiresAt()))
                .param(entry.id())
                .update();
    }

    void end(UUID id, State state) {
        jdbc.sql(END)
                .param(Entry.word(state))
                .param(Timestamp.from(Objects.requireNonNull(Entry.since(state))))
                .param(state instanceof State.Served served ? served.booking() : null)
                .param(id)
                .update();
    }

    /** Some hours, and when it was last said that they are free. */
    record Offer(Slot.Hours hours, Instant toldAt) {}

    /** What an entry was told of, the earliest hours first. */
    List<Offer> offers(UUID entry) {
        return jdbc.sql("select begins, ends, told_at from waiting.offer where entry = ? order by begins, ends")
                .param(entry)
                .query((row, n) -> new Offer(
                        new Slot.Hours(local(row, "begins"), local(row, "ends")),
                        row.getTimestamp("told_at").toInstant()))
                .list();
    }

    void offer(UUID entry, List<Slot> slots, Instant now) {
        for (Slot slot : slots) {
            jdbc.sql(OFFER)
                    .param(entry)
                    .param(slot.begins())
                    .param(slot.ends())
                    .param(Timestamp.from(now))
                    .update();
        }
    }

    /** Those hours turned out not to be free: once they are, that is told anew. */
    void unsay(UUID entry, Slot.Hours hours) {
        jdbc.sql("delete from waiting.offer where entry = ? and begins = ? and ends = ?")
                .param(entry)
                .param(hours.from())
                .param(hours.until())
                .update();
    }

    private static LocalDateTime local(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, LocalDateTime.class));
    }

    private Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                id(row, "id"),
                row.getLong("number"),
                id(row, "site"),
                id(row, "company"),
                WantReader.stored(json.readTree(row.getString("want"))),
                new Booking.Said(
                        json.readValue(row.getString("use"), ObjectNode.class),
                        Objects.requireNonNull(row.getString("reference")),
                        Objects.requireNonNull(row.getString("order_number")),
                        ""),
                instant(row, "asked_at"),
                row.getObject("asked_by", UUID.class),
                instant(row, "expires_at"),
                state(row),
                row.getInt("version"));
    }

    private static State state(ResultSet row) throws SQLException {
        @Nullable String ended = row.getString("ended");
        if (ended == null) {
            return new State.Waits();
        }
        return ended.equals("served")
                ? new State.Served(row.getObject("booking", UUID.class), instant(row, "ended_at"))
                : new State.Withdrawn(instant(row, "ended_at"));
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, UUID.class));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    /** In their order; {@code most} at most. */
    List<Entry> found(Wanted wanted, Wanted.Whose whose, Instant now, int most) {
        List<UUID> own = whose instanceof Wanted.Whose.Of some ? some.companies() : List.of();
        return jdbc.sql(ENTRY + FOUND)
                .param("site", wanted.site())
                .param("all", whose instanceof Wanted.Whose.All)
                .param("own", own.toArray(UUID[]::new))
                .param("company", wanted.company())
                .param("state", wanted.state())
                .param("now", Timestamp.from(now))
                .param("after", wanted.after())
                .param("most", most)
                .query((row, n) -> entry(row))
                .list();
    }

    /** Forgets entries that were over before a time; how many. */
    int forget(Instant time, int most) {
        return jdbc.sql(FORGET).param(Timestamp.from(time)).param(most).update();
    }

    private static final String ENTRY = """
            select e.id, e.number, e.site, e.company, e.want::text as want, e.use::text as use, e.reference, e.order_number,
                   e.asked_at, e.asked_by, e.expires_at, e.ended, e.ended_at, e.booking, e.version
              from waiting.entry e
            """;

    private static final String INSERT = """
            insert into waiting.entry (id, site, company, want, use, reference, order_number, asked_at, asked_by, expires_at,
                                       version)
            values (?, ?, ?, cast(? as jsonb), cast(? as jsonb), ?, ?, ?, cast(? as uuid), ?, 1)
            """;

    private static final String REWRITE = """
            update waiting.entry
               set want = cast(? as jsonb), use = cast(? as jsonb), reference = ?, order_number = ?, expires_at = ?,
                   version = version + 1
             where id = ?
            """;

    private static final String END = """
            update waiting.entry
               set ended = ?, ended_at = ?, booking = cast(? as uuid), version = version + 1
             where id = ?
            """;

    private static final String OFFER = """
            insert into waiting.offer (entry, begins, ends, told_at) values (?, ?, ?, ?)
            on conflict on constraint offered_by_hours do update set told_at = excluded.told_at
            """;

    private static final String FOUND = """
             where e.site = :site
               and (:all or e.company = any (:own))
               and (cast(:company as uuid) is null or e.company = cast(:company as uuid))
               and (:state = '' or :state = coalesce(e.ended, case when e.expires_at <= :now then 'expired' else 'waiting' end))
               and (cast(:after as uuid) is null
                    or e.number > (select seen.number from waiting.entry seen
                                    where seen.id = cast(:after as uuid) and (:all or seen.company = any (:own))))
             order by e.number
             limit :most
            """;

    private static final String FORGET = """
            delete from waiting.entry
             where id in (select id from waiting.entry
                           where least(ended_at, expires_at) < ?
                           order by least(ended_at, expires_at)
                           limit ?
                           for update skip locked)
            """;
}
