package paddock.trade;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.kernel.Acting;

/** What companies would like their pages to say: proposed by them, approved or refused by the operator's people. */
@Component
class Proposals {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Profiles profiles;
    private final ProfileJson json;
    private final DirectoryMails mails;
    private final Trail trail;
    private final InstantSource clock;

    Proposals(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Profiles profiles,
            ProfileJson json,
            DirectoryMails mails,
            Trail trail,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.profiles = profiles;
        this.json = json;
        this.mails = mails;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Which writings somebody has read before they act.
     *
     * @param page of the company's page
     * @param proposal of the proposal; 0 where none was open
     */
    record Read(int page, int proposal) {}

    /** Proposes what a page should say, instead of what was proposed before. */
    Writing propose(Acting by, UUID company, Read read, Profile profile) {
        return transaction.execute(status -> {
            Entry entry = profiles.locked(company);
            Optional<Proposal> before = openOf(company);
            if (entry.version() != read.page() || before.map(Proposal::version).orElse(0) != read.proposal()) {
                return Writing.OVERTAKEN;
            }
            if (profiles.isTurnedRound(company, profile)) {
                return Writing.TURNED_ROUND;
            }
            if (entry.profile().equals(profile) && before.isEmpty()) {
                return Writing.DONE;
            }
            if (before.isPresent()) {
                jdbc.sql(REWRITE)
                        .param("id", before.get().id())
                        .param("content", json.written(profile).toString())
                        .param("now", now())
                        .param("by", by.person(), Types.OTHER)
                        .update();
            } else {
                write(UUID.randomUUID(), company, profile, by.person());
                mails.proposed(entry);
            }
            trail.record(by, Profiles.deed("profile-proposed", entry, profile));
            return Writing.PROPOSED;
        });
    }

    /** As it stands, in the transaction under way, without a word in the trail. */
    void write(UUID id, UUID company, Profile profile, @org.jspecify.annotations.Nullable UUID person) {
        jdbc.sql(WRITE)
                .param("id", id)
                .param("company", company)
                .param("content", json.written(profile).toString())
                .param("now", now())
                .param("by", person, Types.OTHER)
                .update();
    }

    /** The page says it from then on, and anybody can read it; whoever acts for the company is told. */
    Deciding approve(Acting by, UUID company, Read read) {
        return decided(company, read, (entry, proposal) -> {
            if (profiles.isTurnedRound(company, proposal.profile())) {
                return Deciding.TURNED_ROUND;
            }
            profiles.write(company, proposal.profile());
            end(by, proposal, Proposal.State.APPROVED, "");
            trail.record(by, Profiles.deed("profile-approved", entry, proposal.profile()));
            profiles.list(by, company);
            mails.approved(entry);
            return Deciding.DONE;
        });
    }

    /** The page stays as it is; whoever acts for the company is told why. */
    Deciding refuse(Acting by, UUID company, Read read, String reason) {
        return decided(company, read, (entry, proposal) -> {
            end(by, proposal, Proposal.State.REFUSED, reason);
            trail.record(by, Deed.of("profile-refused", Profiles.KIND, company));
            mails.refused(entry, reason);
            return Deciding.DONE;
        });
    }

    /** Those who proposed it would not like it any more. */
    Deciding withdraw(Acting by, UUID company, Read read) {
        return decided(company, read, (entry, proposal) -> {
            end(by, proposal, Proposal.State.WITHDRAWN, "");
            trail.record(by, Deed.of("proposal-withdrawn", Profiles.KIND, company));
            return Deciding.DONE;
        });
    }

    private Deciding decided(UUID company, Read read, BiFunction<Entry, Proposal, Deciding> act) {
        return transaction.execute(status -> {
            Entry entry = profiles.locked(company);
            Optional<Proposal> open = openOf(company);
            if (open.isEmpty()) {
                return Deciding.OVER;
            }
            boolean overtaken = entry.version() != read.page() || open.get().version() != read.proposal();
            return overtaken ? Deciding.OVERTAKEN : act.apply(entry, open.get());
        });
    }

    private void end(Acting by, Proposal proposal, Proposal.State state, String reason) {
        jdbc.sql(END)
                .param("id", proposal.id())
                .param("state", state.key())
                .param("reason", reason)
                .param("now", now())
                .param("by", by.person(), Types.OTHER)
                .update();
    }

    /** What a company has proposed and nobody has decided. */
    Optional<Proposal> openOf(UUID company) {
        return jdbc.sql(OF_COMPANY + " and state = 'open'")
                .param("company", company)
                .query(this::proposal)
                .optional();
    }

    /** What became of what it proposed last; nothing while that is open. */
    Optional<Proposal> lastOf(UUID company) {
        return jdbc.sql(OF_COMPANY + " order by number desc limit 1")
                .param("company", company)
                .query(this::proposal)
                .optional()
                .filter(proposal -> proposal.state() != Proposal.State.OPEN);
    }

    /** Those to be decided, the oldest first. */
    List<Proposal> open(int most) {
        return jdbc.sql(OPEN).param("most", most).query(this::proposal).list();
    }

    int countOpen() {
        return jdbc.sql("select count(*) from trade.proposal where state = 'open'")
                .query(Integer.class)
                .single();
    }

    /** What was decided before an instant, and some of it only; how many. */
    int forget(Instant time, int most) {
        return jdbc.sql(FORGET)
                .param("time", Timestamp.from(time))
                .param("most", most)
                .update();
    }

    private Proposal proposal(ResultSet row, int n) throws SQLException {
        return new Proposal(
                row.getObject("id", UUID.class),
                row.getObject("company", UUID.class),
                json.kept(Objects.requireNonNull(row.getString("content"))),
                row.getTimestamp("proposed_at").toInstant(),
                row.getObject("proposed_by", UUID.class),
                Proposal.State.valueOf(
                        Objects.requireNonNull(row.getString("state")).toUpperCase(Locale.ROOT)),
                Objects.requireNonNull(row.getString("reason")),
                row.getInt("version"));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private static final String WRITE = """
            insert into trade.proposal (id, company, content, proposed_at, proposed_by, state, reason, version)
            values (:id, :company, cast(:content as jsonb), :now, :by, 'open', '',
                    (select coalesce(max(p.version), 0) + 1 from trade.proposal p where p.company = :company))
            """;

    private static final String REWRITE = """
            update trade.proposal
               set content = cast(:content as jsonb), proposed_at = :now, proposed_by = :by, version = version + 1
             where id = :id
            """;

    private static final String END = """
            update trade.proposal
               set state = :state, reason = :reason, decided_at = :now, decided_by = :by, version = version + 1
             where id = :id
            """;

    private static final String OF_COMPANY = """
            select id, company, content, proposed_at, proposed_by, state, reason, version
              from trade.proposal
             where company = :company
            """;

    private static final String OPEN = """
            select id, company, content, proposed_at, proposed_by, state, reason, version
              from trade.proposal
             where state = 'open'
             order by number
             limit :most
            """;

    private static final String FORGET = """
            delete from trade.proposal
             where id in (select id from trade.proposal where decided_at < :time order by number limit :most)
            """;
}
