package paddock.letter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.kernel.Acting;
import paddock.kernel.Token;
import paddock.lead.Leads;
import paddock.once.Attempts;
import paddock.once.Locks;
import paddock.personal.Suppressions;
import paddock.post.MailAddress;
import paddock.post.Veto;

/**
 * Mailboxes that get no letters: their owners have said so, or nothing reaches them. Kept as keyed digests, so that it
 * outlives their owners being forgotten. Those who do business with the operator still hear of their bookings.
 */
@Component
class Objections implements Veto {

    private final JdbcClient jdbc;
    private final Attempts attempts;
    private final Suppressions suppressions;
    private final Trail trail;
    private final InstantSource clock;

    Objections(JdbcClient jdbc, Attempts attempts, Suppressions suppressions, Trail trail, InstantSource clock) {
        this.jdbc = jdbc;
        this.attempts = attempts;
        this.suppressions = suppressions;
        this.trail = trail;
        this.clock = clock;
    }

    /** Why a mailbox gets no letters. */
    enum Cause {
        /** By the link in a letter, or in the program that showed it. */
        LINK,
        /** By a mail. */
        REPLY,
        /** Nothing reaches it. */
        BOUNCE,
        /** They told somebody. */
        ASKED;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Cause> of(String key) {
            return Stream.of(values()).filter(one -> one.key().equals(key)).findFirst();
        }
    }

    /** Why a mailbox gets letters again. */
    enum Lifting {
        /** Its owner wants them. */
        WANTED,
        /** It was listed by mistake. */
        MISTAKE,
        /** It can be reached again. */
        MENDED;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Lifting> of(String key) {
            return Stream.of(values()).filter(one -> one.key().equals(key)).findFirst();
        }
    }

    /**
     * A mailbox that gets no letters.
     *
     * @param digest in hexadecimal digits
     * @param lead whose it was; absent once they are forgotten
     */
    record Refused(
            String digest,
            Instant at,
            Cause cause,
            @Nullable UUID lead) {}

    /** Whether a mailbox gets no letters, and why; while the key of the list is missing, none gets any. */
    Optional<Cause> cause(String mailbox) {
        if (suppressions.holds(mailbox)) {
            return Optional.of(Cause.ASKED);
        }
        if (count() == 0) {
            return Optional.empty();
        }
        return digest(mailbox)
                .map(digest -> jdbc.sql("select cause from letter.refusal where digest = decode(?, 'hex')")
                        .param(digest)
                        .query(String.class)
                        .optional()
                        .flatMap(Cause::of))
                .orElse(Optional.of(Cause.ASKED));
    }

    /** Whether somebody has said that they want no letters, to whichever of their mailboxes. */
    boolean isOf(UUID lead) {
        return jdbc.sql("select exists (select 1 from letter.refusal where lead = ? and cause <> 'bounce')")
                .param(lead)
                .query(Boolean.class)
                .single();
    }

    /** Of a mailbox as mails have it: the domain in its ASCII form. */
    private Optional<String> digest(String mailbox) {
        return suppressions.digest(
                MailAddress.read(mailbox).map(MailAddress::mailbox).orElse(mailbox));
    }

    @Override
    public Optional<String> against(String mailbox) {
        return cause(mailbox).map(cause -> "no letters to this mailbox: " + cause.key());
    }

    long count() {
        return jdbc.sql("select count(*) from letter.refusal").query(Long.class).single();
    }

    /** Lists a mailbox, unless it is listed already; false where the key of the list is missing. */
    boolean add(Acting by, String mailbox, Cause cause, @Nullable UUID lead) {
        return attempts.run(Locks.NONE, held -> {
            Optional<String> digest = digest(mailbox);
            digest.ifPresent(one -> list(by, one, cause, lead));
            return digest.isPresent();
        });
    }

    private void list(Acting by, String digest, Cause cause, @Nullable UUID lead) {
        int added = jdbc.sql(ADD)
                .param("digest", digest)
                .param("at", Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS)))
                .param("cause", cause.key())
                .param("lead", lead)
                .param("by", by.person())
                .update();
        if (added > 0) {
            trail.record(by, deed("letters-refused", lead).changing(Map.of(), Map.of("cause", cause.key())));
        }
    }

    /** Keeps what whoever is forgotten ends letters by: digests of the secrets of theirs, and of where those went. */
    void keepEndings(UUID[] leads) {
        jdbc.sql("select opens, mailbox from letter.letter where mailbox <> '' and lead = any (?)")
                .param(leads)
                .query((row, n) -> Map.entry(
                        Objects.requireNonNull(row.getBytes("opens")),
                        digest(Objects.requireNonNull(row.getString("mailbox")))))
                .list()
                .forEach(each -> each.getValue()
                        .ifPresent(digest ->
                                jdbc.sql("""
                                        insert into letter.ending (opens, mailbox) values (?, decode(?, 'hex'))
                                        on conflict do nothing""").param(each.getKey()).param(digest).update()));
    }

    /** Whether a secret was in a letter to somebody who is forgotten. */
    boolean isKept(Token secret) {
        return kept(secret).isPresent();
    }

    private Optional<String> kept(Token secret) {
        return jdbc.sql("select encode(mailbox, 'hex') from letter.ending where opens = ?")
                .param(secret.digest())
                .query(String.class)
                .optional();
    }

    /** Lists the mailbox that a letter with a secret went to before whoever had it was forgotten. */
    void end(Token secret, Cause cause) {
        attempts.run(Locks.NONE, held -> {
            Optional<String> digest = kept(secret);
            digest.ifPresent(one -> list(Acting.PADDOCK, one, cause, null));
            return digest;
        });
    }

    /** Takes a mailbox off the list; false where it was not on it. */
    boolean lift(Acting by, String digest, Lifting why) {
        return attempts.run(Locks.NONE, held -> {
            Optional<Refused> listed = jdbc.sql(REFUSED + " where r.digest = decode(:digest, 'hex') for update of r")
                    .param("digest", digest)
                    .query((row, n) -> refused(row))
                    .optional();
            listed.ifPresent(one -> {
                jdbc.sql("delete from letter.refusal where digest = decode(?, 'hex')")
                        .param(digest)
                        .update();
                trail.record(
                        by,
                        deed("letters-refusal-lifted", one.lead())
                                .changing(Map.of("cause", one.cause().key()), Map.of("why", why.key())));
            });
            return listed.isPresent();
        });
    }

    /** Without the mailbox, and without its digest: the trail is kept by others than the key. */
    private static Deed deed(String act, @Nullable UUID lead) {
        return Deed.of(act, lead == null ? "address" : Leads.KIND, lead);
    }

    /** Those listed before another, the latest first; from the latest on where there is none. */
    List<Refused> before(@Nullable Refused last, int most) {
        return jdbc.sql(REFUSED + """
                         where cast(:at as timestamptz) is null or (r.at, r.digest) < (:at, decode(:digest, 'hex'))
                         order by r.at desc, r.digest desc limit :most
                        """)
                .param("at", last == null ? null : Timestamp.from(last.at()))
                .param("digest", last == null ? "" : last.digest())
                .param("most", most)
                .query((row, n) -> refused(row))
                .list();
    }

    Optional<Refused> withDigest(String digest) {
        return jdbc.sql(REFUSED + " where r.digest = decode(?, 'hex')")
                .param(digest)
                .query((row, n) -> refused(row))
                .optional();
    }

    private static Refused refused(ResultSet row) throws SQLException {
        return new Refused(
                Objects.requireNonNull(row.getString("digest")),
                row.getTimestamp("at").toInstant(),
                Cause.of(Objects.requireNonNull(row.getString("cause"))).orElseThrow(),
                row.getObject("lead", UUID.class));
    }

    private static final String REFUSED =
            "select encode(r.digest, 'hex') as digest, r.at, r.cause, r.lead from letter.refusal r";

    private static final String ADD = """
            insert into letter.refusal (digest, at, cause, lead, by_whom)
            values (decode(:digest, 'hex'), :at, :cause, cast(:lead as uuid), cast(:by as uuid))
            on conflict (digest) do update
               set cause = excluded.cause, at = excluded.at, lead = coalesce(excluded.lead, refusal.lead), by_whom = excluded.by_whom
             where refusal.cause = 'bounce' and excluded.cause <> 'bounce'
            """;
}
