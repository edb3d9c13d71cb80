package paddock.letter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.kernel.Acting;
import paddock.kernel.Token;
import paddock.lead.Contact;
import paddock.lead.Lead;
import paddock.lead.Leads;
import paddock.lead.LeadsForgotten;
import paddock.once.Attempts;
import paddock.once.Locks;

/** Letters to leads: written once, dated on the lead, and known again when something comes back. */
@Component
class Letterbook {

    static final int LONGEST_NOTE = 4000;
    /** Whoever follows a link again within it has come once. */
    private static final Duration ONE_VISIT = Duration.ofHours(12);

    private final JdbcClient jdbc;
    private final Attempts attempts;
    private final Leads leads;
    private final Bars bars;
    private final Objections refusals;
    private final LetterMails mails;
    private final InstantSource clock;

    Letterbook(
            JdbcClient jdbc,
            Attempts attempts,
            Leads leads,
            Bars bars,
            Objections refusals,
            LetterMails mails,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.attempts = attempts;
        this.leads = leads;
        this.bars = bars;
        this.refusals = refusals;
        this.mails = mails;
        this.clock = clock;
    }

    /** Writes a letter, whoever may have it; that it was written, and by whom, is dated on the lead. */
    Written write(Acting by, Letter.Draft draft) {
        return attempts.run(Locks.alone(draft.id()), held -> {
            if (isThere(draft.id())) {
                return new Written.Already();
            }
            Optional<Lead> lead = leads.withId(draft.lead());
            if (lead.isEmpty()) {
                return new Written.Gone();
            }
            Optional<Bar> bar = bars.against(lead.get(), draft.way());
            if (bar.isPresent()) {
                return new Written.Barred(bar.get());
            }
            if (draft.text().body().isBlank()) {
                return new Written.Barred(Bar.NOTHING_TO_SAY);
            }
            send(by, lead.get(), draft);
            return new Written.Sent();
        });
    }

    private boolean isThere(UUID id) {
        return jdbc.sql("select exists (select 1 from letter.letter where id = ?)")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    private void send(Acting by, Lead lead, Letter.Draft draft) {
        Secrets secrets = Secrets.random();
        Paragraphs.Counted counted = Paragraphs.counted(
                draft.text().body(),
                mails.address(),
                mails.address() + "/l/" + secrets.opens().secret());
        Template.Text text = new Template.Text(draft.text().subject(), counted.text());
        UUID mail = mails.send(by, lead, text, secrets);
        Instant now = now();
        jdbc.sql(WRITE)
                .param("id", draft.id())
                .param("lead", lead.id())
                .param("way", draft.way().key())
                .param("template", draft.template())
                .param("mail", mail)
                .param("mailbox", lead.card().email())
                .param("subject", text.subject())
                .param("now", Timestamp.from(now))
                .param("by", by.person())
                .param("opens", secrets.opens().digest())
                .param("answers", secrets.answers().digest())
                .update();
        for (int n = 0; n < counted.paths().size(); n++) {
            jdbc.sql("insert into letter.link (letter, n, path) values (?, ?, ?)")
                    .params(List.of(draft.id(), n + 1, counted.paths().get(n)))
                    .update();
        }
        String said = cut(draft.text().subject() + "\n\n" + draft.text().body());
        leads.note(by, lead.id(), new Contact(draft.id(), Contact.Kind.MAIL, now, by.person(), said, false));
    }

    static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_NOTE
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_NOTE - 1)) + "…";
    }

    List<Letter> to(UUID lead) {
        return jdbc.sql(LETTER + " where l.lead = ? order by l.written_at desc, l.id limit 100")
                .param(lead)
                .query((row, n) -> letter(row))
                .list();
    }

    /** The letter whose links carry a secret. */
    Optional<Letter> opened(Token secret) {
        return jdbc.sql(LETTER + " where l.opens = ?")
                .param(secret.digest())
                .query((row, n) -> letter(row))
                .optional();
    }

    /** The letter that is answered at an address which carries a secret. */
    Optional<Letter> answered(Token secret) {
        return jdbc.sql(LETTER + " where l.answers = ?")
                .param(secret.digest())
                .query((row, n) -> letter(row))
                .optional();
    }

    Optional<Letter> sentAs(UUID mail) {
        return jdbc.sql(LETTER + " where l.mail = ?")
                .param(mail)
                .query((row, n) -> letter(row))
                .optional();
    }

    /** Whether a secret ends letters: that of one, also where whoever got it is forgotten. */
    boolean ends(Token secret) {
        return opened(secret).isPresent() || refusals.isKept(secret);
    }

    /** Whoever got the letter with a secret wants no more; false where the list cannot be written. */
    boolean end(Token secret, Objections.Cause cause) {
        return attempts.run(Locks.NONE, held -> {
            boolean listed = opened(secret).map(letter -> end(letter, cause)).orElse(true);
            refusals.end(secret, cause); // whoever is forgotten meanwhile is not passed over
            return listed;
        });
    }

    /** Whoever got it wants no more letters; false where the list cannot be written, for its key is missing. */
    boolean end(Letter letter, Objections.Cause cause) {
        return attempts.run(Locks.NONE, held -> {
            String mailbox = mailbox(letter);
            if (mailbox.isEmpty()) {
                return true;
            }
            Optional<Objections.Cause> before = refusals.cause(mailbox);
            boolean listed = refusals.add(Acting.PADDOCK, mailbox, cause, letter.lead());
            if (listed && before.filter(one -> one != Objections.Cause.BOUNCE).isEmpty()) {
                note(letter.lead(), Contact.Kind.REFUSAL, "");
            }
            return listed;
        });
    }

    /** Where it went; empty where it is there no more. */
    String mailbox(Letter letter) {
        return jdbc.sql("select mailbox from letter.letter where id = ?")
                .param(letter.id())
                .query(String.class)
                .optional()
                .orElse("");
    }

    /** Something came by mail that they have no part in themselves. */
    void note(UUID lead, Contact.Kind kind, String what) {
        leads.note(Acting.PADDOCK, lead, new Contact(UUID.randomUUID(), kind, now(), null, cut(what), false));
    }

    /** It was not let out. */
    void stopped(Letter letter, String why) {
        jdbc.sql("update letter.letter set failure = ? where id = ?")
                .param(why.isEmpty() ? "?" : cut(why))
                .param(letter.id())
                .update();
    }

    /** It did not reach them. */
    void failed(Letter letter, String why) {
        stopped(letter, why);
        note(letter.lead(), Contact.Kind.BOUNCE, why);
    }

    /**
     * Where a link of it leads; that they have come is dated on the lead, once a visit.
     *
     * @param counts whether somebody has followed it, and no program
     */
    Optional<String> followed(Letter letter, int n, Follower counts) {
        return attempts.run(Locks.NONE, held -> {
            Optional<String> path = jdbc.sql("select path from letter.link where letter = ? and n = ?")
                    .param(letter.id())
                    .param(n)
                    .query(String.class)
                    .optional();
            Instant now = now();
            if (path.isPresent() && counts == Follower.SOMEBODY && visits(letter, n, now)) {
                leads.note(
                        Acting.PADDOCK,
                        letter.lead(),
                        new Contact(UUID.randomUUID(), Contact.Kind.CLICK, now, null, path.get(), true));
            }
            return path;
        });
    }

    /** Who asks for where a link leads. */
    enum Follower {
        SOMEBODY,
        PROGRAM
    }

    private boolean visits(Letter letter, int n, Instant now) {
        return jdbc.sql(VISIT)
                        .param("now", Timestamp.from(now))
                        .param("letter", letter.id())
                        .param("n", n)
                        .param("before", Timestamp.from(now.minus(ONE_VISIT)))
                        .update()
                > 0;
    }

    @EventListener
    void forget(LeadsForgotten forgotten) {
        UUID[] ids = forgotten.leads().toArray(UUID[]::new);
        refusals.keepEndings(ids);
        jdbc.sql("delete from letter.letter where lead = any (?)").param(ids).update();
        jdbc.sql("update letter.refusal set lead = null where lead = any (?)")
                .param(ids)
                .update();
    }

    private static Letter letter(ResultSet row) throws SQLException {
        return new Letter(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                Objects.requireNonNull(row.getObject("lead", UUID.class)),
                Letter.Way.valueOf(Objects.requireNonNull(row.getString("way")).toUpperCase(Locale.ROOT)),
                Objects.requireNonNull(row.getString("subject")),
                row.getTimestamp("written_at").toInstant(),
                Objects.requireNonNull(row.getObject("mail", UUID.class)),
                Objects.requireNonNull(row.getString("state")),
                Objects.requireNonNull(row.getString("failure")));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static final String LETTER = """
            select l.id, l.lead, l.way, l.subject, l.written_at, l.mail, coalesce(f.state, '') as state, l.failure
              from letter.letter l
              left join post.fate f on f.mail = l.mail
            """;

    private static final String WRITE = """
            insert into letter.letter (id, lead, way, template, mail, mailbox, subject, written_at, by_whom, opens, answers, failure)
            values (:id, :lead, :way, :template, :mail, :mailbox, :subject, :now, cast(:by as uuid), :opens, :answers, '')
            """;

    private static final String VISIT = """
            update letter.link set followed_at = :now
             where letter = :letter and n = :n and (followed_at is null or followed_at < :before)
            """;
}
