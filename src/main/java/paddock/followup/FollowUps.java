package paddock.followup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.account.Names;
import paddock.directory.Clients;
import paddock.kernel.StaffRole;

/**
 * What is to be done about leads, and who is told of it: its owner once it is overdue, those who direct once it has been
 * for days, and whoever took a card when its company asks for a date. All that is told, and that it was, is one transaction.
 */
@Component
class FollowUps {

    /** After that its owner is not alone any more with what is overdue. */
    private static final Duration TOO_LONG = Duration.ofDays(3);
    /** What is older was told by another installation, or never was to be told. */
    private static final Duration LATELY = Duration.ofDays(7);

    /** So long what becomes overdue is gathered for the next mail to somebody. */
    private static final Duration GATHERED = Duration.ofHours(4);

    /** So many bookings are told at a time; the others a minute later. */
    private static final int MOST = 500;

    private static final int IN_A_MAIL = 50;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final FollowUpMails mails;
    private final Names names;
    private final Clients clients;
    private final InstantSource clock;

    FollowUps(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            FollowUpMails mails,
            Names names,
            Clients clients,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.mails = mails;
        this.names = names;
        this.clients = clients;
        this.clock = clock;
    }

    /**
     * What somebody looks at: all that is to be done from a time on, until another.
     *
     * @param owner absent for everybody's
     */
    record Span(Instant from, Instant until, @Nullable UUID owner) {

        private String where() {
            return " where t.due_at >= :from and t.due_at < :until" + (owner == null ? "" : " and t.owner = :owner");
        }

        private Map<String, @Nullable Object> values() {
            Map<String, @Nullable Object> values = new HashMap<>();
            values.put("from", Timestamp.from(from));
            values.put("until", Timestamp.from(until));
            values.put("owner", owner);
            return values;
        }
    }

    /** Where somebody has stopped looking: what comes after is less urgent. */
    record Seen(Instant dueAt, UUID lead) {}

    /**
     * The most urgent first, {@code most} at most.
     *
     * @param seen after which to go on; absent for from the beginning
     */
    List<Due> due(Span span, @Nullable Seen seen, int most) {
        Map<String, @Nullable Object> values = span.values();
        values.put("most", most);
        if (seen != null) {
            values.put("at", Timestamp.from(seen.dueAt()));
            values.put("lead", seen.lead());
        }
        return jdbc.sql(DUE + span.where() + (seen == null ? "" : LESS_URGENT) + IN_ORDER)
                .params(values)
                .query((row, n) -> due(row))
                .list();
    }

    /** How much that is in all. */
    int count(Span span) {
        return jdbc.sql("select count(*) from lead.to_do t" + span.where())
                .params(span.values())
                .query(Integer.class)
                .single();
    }

    /** Tells everybody what they have not been told yet; how many mails that is. */
    int tell() {
        return remindOwners() + remindHeads() + tellOfBookings();
    }

    /** Who is reminded of what is overdue. */
    private enum Reader {
        OWNER,
        HEAD
    }

    private int remindOwners() {
        return told(() -> {
            Map<UUID, List<Left>> overdue = new LinkedHashMap<>();
            newly(clock.instant(), Reader.OWNER)
                    .forEach(left -> overdue.computeIfAbsent(
                                    Objects.requireNonNull(left.due().owner()), any -> new ArrayList<>())
                            .add(left));
            overdue.forEach((owner, dues) -> {
                Names.Name name = names.of(List.of(owner)).get(owner);
                if (name != null && name.here()) {
                    mails.overdue(name, Left.dues(dues), dues.getFirst().all());
                }
            });
            return overdue.size();
        });
    }

    private int remindHeads() {
        return told(() -> {
            List<Left> left = newly(clock.instant().minus(TOO_LONG), Reader.HEAD);
            if (left.isEmpty()) {
                return 0;
            }
            List<Names.Name> heads = names.having(StaffRole.DIRECTION);
            heads.forEach(
                    head -> mails.left(head, Left.dues(left), left.getFirst().all()));
            return heads.size();
        });
    }

    /** What was left, and how much it is that its reader hears of: more may be than stands in a mail. */
    private record Left(Due due, int all) {

        static List<Due> dues(List<Left> some) {
            return some.stream().map(Left::due).toList();
        }
    }

    /** All that a reader has not heard of, from now on heard of; of each reader's the most urgent. */
    private List<Left> newly(Instant time, Reader reader) {
        Instant now = clock.instant();
        return jdbc.sql(NEWLY)
                .param("time", Timestamp.from(time))
                .param("head", reader == Reader.HEAD)
                .param("lately", Timestamp.from(now.minus(GATHERED)))
                .param("now", Timestamp.from(now))
                .param("most", IN_A_MAIL)
                .query((row, n) -> new Left(due(row), row.getInt("all_of_them")))
                .list();
    }

    /** A company that was met has asked for a date: whoever took its card, and whoever looks after it, hears of it once. */
    private int tellOfBookings() {
        return told(() -> {
            List<Booked> all = jdbc.sql(BOOKED)
                    .param("since", Timestamp.from(clock.instant().minus(LATELY)))
                    .param("most", MOST)
                    .query((row, n) -> new Booked(
                            id(row, "booking"),
                            id(row, "company"),
                            id(row, "person"),
                            id(row, "lead"),
                            row.getTimestamp("met_at").toInstant()))
                    .list();
            Map<UUID, String> companies =
                    clients.names(all.stream().map(Booked::company).distinct().toList());
            for (Booked one : all) {
                Names.Name name = names.of(List.of(one.person())).get(one.person());
                if (name != null && name.here()) {
                    mails.booked(name, one, companies.getOrDefault(one.company(), ""));
                }
                jdbc.sql(
                                "insert into followup.heard (booking, person, told_at) values (?, ?, ?) on conflict do nothing")
                        .param(one.booking())
                        .param(one.person())
                        .param(Timestamp.from(clock.instant()))
                        .update();
            }
            return all.size();
        });
    }

    /** A company has asked for a date, and whom that concerns. */
    record Booked(UUID booking, UUID company, UUID person, UUID lead, Instant metAt) {}

    private interface Telling {
        int tell();
    }

    /** By one node at a time; another that looks meanwhile has nothing to do. */
    private int told(Telling telling) {
        return Objects.requireNonNull(transaction.execute(status -> {
            boolean mine = jdbc.sql("select pg_try_advisory_xact_lock(hashtext('followup.telling'))")
                    .query(Boolean.class)
                    .single();
            return mine ? telling.tell() : 0;
        }));
    }

    private static Due due(ResultSet row) throws SQLException {
        return new Due(
                id(row, "lead"),
                Objects.requireNonNull(row.getString("name")),
                Objects.requireNonNull(row.getString("firm")),
                Objects.requireNonNull(row.getString("grade")),
                Objects.requireNonNull(row.getString("step")),
                row.getTimestamp("due_at").toInstant(),
                row.getObject("owner", UUID.class));
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, UUID.class));
    }

    private static final String DUE = """
            select t.lead, t.name, t.firm, t.grade, t.step, t.due_at, t.owner
              from lead.to_do t
            """;

    private static final String LESS_URGENT = " and (t.due_at, t.lead) > (:at, cast(:lead as uuid))";

    private static final String IN_ORDER = " order by t.due_at, t.lead limit :most";

    private static final String NEWLY = """
            with due as materialized (
              select t.lead, t.name, t.firm, t.grade, t.step, t.due_at, t.owner
                from lead.to_do t
               where t.due_at < :time and not t.demo and (:head or t.owner is not null)
                 and not exists (select 1 from followup.reminder r
                                  where r.told_at > :lately and r.to_head = :head and (:head or r.person = t.owner))
                 and not exists (select 1 from followup.reminder r
                                  where r.lead = t.lead and r.due_at = t.due_at and r.to_head = :head)),
            told as (
              insert into followup.reminder (lead, due_at, to_head, told_at, person)
              select lead, due_at, :head, :now, case when :head then null else owner end from due
                  on conflict do nothing)
            select lead, name, firm, grade, step, due_at, owner, all_of_them
              from (select due.*, count(*) over reader as all_of_them,
                           row_number() over (reader order by due_at, lead) as place
                      from due
                    window reader as (partition by case when :head then null else owner end)) as counted
             where place <= :most
             order by due_at, lead
            """;

    private static final String BOOKED = """
            select distinct on (s.booking, c.person) s.booking, s.company, c.person, c.lead, c.met_at
              from booking.sold s
              join lead.concerned c on c.company = s.company and c.met_at < s.asked_at and not c.demo
             where s.asked_at >= :since and s.state <> 'ended' and not s.confidential
               and not exists (select 1 from followup.heard h where h.booking = s.booking and h.person = c.person)
             order by s.booking, c.person, c.met_at
             limit :most
            """;
}
