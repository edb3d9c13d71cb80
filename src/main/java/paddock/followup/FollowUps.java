package paddock.followup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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
     * What is to be done before a time, the most urgent first.
     *
     * @param owner absent for everybody's
     */
    List<Due> before(Instant time, @Nullable UUID owner) {
        return jdbc.sql(DUE)
                .param("time", Timestamp.from(time))
                .param("owner", owner)
                .param("most", MOST)
                .query((row, n) -> due(row))
                .list();
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
            Map<UUID, List<Due>> overdue = new LinkedHashMap<>();
            overdue(clock.instant(), Reader.OWNER).stream()
                    .forEach(due -> overdue.computeIfAbsent(
                                    Objects.requireNonNull(due.owner()), any -> new java.util.ArrayList<>())
                            .add(due));
            overdue.forEach((owner, dues) -> {
                Names.Name name = names.of(List.of(owner)).get(owner);
                if (name != null && name.here()) {
                    mails.overdue(name, dues.subList(0, Math.min(IN_A_MAIL, dues.size())), dues.size());
                }
                dues.forEach(due -> remember(due, Reader.OWNER));
            });
            return overdue.size();
        });
    }

    private int remindHeads() {
        return told(() -> {
            List<Due> left = overdue(clock.instant().minus(TOO_LONG), Reader.HEAD);
            if (left.isEmpty()) {
                return 0;
            }
            List<Names.Name> heads = names.having(StaffRole.DIRECTION);
            heads.forEach(head -> mails.left(head, left.subList(0, Math.min(IN_A_MAIL, left.size())), left.size()));
            left.forEach(due -> remember(due, Reader.HEAD));
            return heads.size();
        });
    }

    private List<Due> overdue(Instant time, Reader reader) {
        return jdbc.sql(OVERDUE)
                .param("time", Timestamp.from(time))
                .param("head", reader == Reader.HEAD)
                .param("lately", Timestamp.from(clock.instant().minus(GATHERED)))
                .param("most", MOST)
                .query((row, n) -> due(row))
                .list();
    }

    private void remember(Due due, Reader reader) {
        @Nullable UUID person = reader == Reader.OWNER ? due.owner() : null;
        jdbc.sql(
                        "insert into followup.reminder (lead, due_at, to_head, told_at, person) values (?, ?, ?, ?, cast(? as uuid)) on conflict do nothing")
                .param(due.lead())
                .param(Timestamp.from(due.dueAt()))
                .param(reader == Reader.HEAD)
                .param(Timestamp.from(clock.instant()))
                .param(person)
                .update();
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
             where t.due_at < :time and (cast(:owner as uuid) is null or t.owner = :owner)
             order by t.due_at, t.lead
             limit :most
            """;

    private static final String OVERDUE = """
            select t.lead, t.name, t.firm, t.grade, t.step, t.due_at, t.owner
              from lead.to_do t
             where t.due_at < :time and not t.demo and (:head or t.owner is not null)
               and not exists (select 1 from followup.reminder r
                                where r.told_at > :lately and r.to_head = :head and (:head or r.person = t.owner))
               and not exists (select 1 from followup.reminder r
                                where r.lead = t.lead and r.due_at = t.due_at and r.to_head = :head)
             order by t.due_at, t.lead
             limit :most
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
