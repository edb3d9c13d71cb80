package paddock.letter;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.kernel.Acting;
import paddock.kernel.Token;
import paddock.lead.Contact;
import paddock.lead.Lead;
import paddock.lead.Leads;
import paddock.letter.Incoming.Nature;
import paddock.once.Attempts;
import paddock.once.Locks;

/** What comes back to letters, filed on the lead: each mail once, whoever reads the mailbox how often. */
@Component
class Filing {

    private static final int MOST = 100;
    /** As the post says that it did not even try. */
    private static final String NOT_TRIED = "no letters to this mailbox";

    private final JdbcClient jdbc;
    private final Attempts attempts;
    private final Letterbook letters;
    private final Leads leads;
    private final Objections refusals;
    private final MailboxSettings settings;
    private final InstantSource clock;

    Filing(
            JdbcClient jdbc,
            Attempts attempts,
            Letterbook letters,
            Leads leads,
            Objections refusals,
            MailboxSettings settings,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.attempts = attempts;
        this.letters = letters;
        this.leads = leads;
        this.refusals = refusals;
        this.settings = settings;
        this.clock = clock;
    }

    /** What became of a mail that came. */
    enum Filed {
        /** It answers no letter of ours. */
        UNMATCHED,
        /** It was filed before. */
        KNOWN,
        FILED
    }

    Filed file(Incoming mail) {
        return attempts.run(Locks.NONE, held -> {
            Optional<Letter> letter = letter(mail);
            if (letter.isEmpty()) {
                return Filed.UNMATCHED;
            }
            if (!isNew(mail)) {
                return Filed.KNOWN;
            }
            file(letter.get(), mail);
            return Filed.FILED;
        });
    }

    /** By the address that it came to; else by the mail that it says it answers. */
    private Optional<Letter> letter(Incoming mail) {
        return settings.secretIn(mail.addresses())
                .flatMap(letters::answered)
                .or(() -> mail.answers().stream()
                        .flatMap(id -> letters.sentAs(id).stream())
                        .findFirst());
    }

    private boolean isNew(Incoming mail) {
        return jdbc.sql("insert into letter.received (digest, at) values (?, ?) on conflict do nothing")
                        .param(digest(mail))
                        .param(Timestamp.from(now()))
                        .update()
                > 0;
    }

    /** Whoever writes none has it known by all that it says. */
    private static byte[] digest(Incoming mail) {
        String known = mail.id().isEmpty() ? mail.from() + "\n" + mail.subject() + "\n" + mail.text() : mail.id();
        return new Token(new String(known.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)).digest();
    }

    private void file(Letter letter, Incoming mail) {
        switch (mail.nature()) {
            case Nature.Written _ -> written(letter, mail);
            case Nature.Automatic _ -> automatic(letter, mail);
            case Nature.Returned returned -> returned(letter, returned);
            case Nature.Reported _ -> {}
        }
    }

    /** A program may ask for the end of letters by itself, once somebody has told it to. */
    private void automatic(Letter letter, Incoming mail) {
        if (!mail.isStopBySubject() || !letters.end(letter, Objections.Cause.REPLY)) {
            letters.note(letter.lead(), Contact.Kind.AUTO, said(letter, mail));
        }
    }

    private void written(Letter letter, Incoming mail) {
        if (mail.isEnough() && letters.end(letter, Objections.Cause.REPLY)) {
            return;
        }
        leads.note(
                Acting.PADDOCK,
                letter.lead(),
                new Contact(UUID.randomUUID(), Contact.Kind.REPLY, now(), null, said(letter, mail), true));
    }

    private void returned(Letter letter, Nature.Returned returned) {
        letters.failed(letter, (returned.code() + " " + returned.reason()).strip());
        if (returned.isForGood()) {
            unreachable(letter);
        }
    }

    private void unreachable(Letter letter) {
        String mailbox = letters.mailbox(letter);
        if (!mailbox.isEmpty()) {
            refusals.add(Acting.PADDOCK, mailbox, Objections.Cause.BOUNCE, letter.lead());
        }
    }

    /** With who says it, where that is another mailbox than theirs. */
    private String said(Letter letter, Incoming mail) {
        boolean theirs = leads.withId(letter.lead())
                .map(Lead::card)
                .filter(card -> card.email().equals(mail.from()))
                .isPresent();
        String who = theirs || mail.from().isEmpty() ? "" : mail.from() + "\n";
        return Letterbook.cut(who + mail.subject() + "\n\n" + mail.text());
    }

    /** Letters that the mail server would not take, or that nobody could hand over; how many. */
    int notHandedOver() {
        return attempts.run(Locks.NONE, held -> {
            List<Failed> all = jdbc.sql(NOT_HANDED_OVER)
                    .param(MOST)
                    .query((row, n) -> new Failed(
                            Objects.requireNonNull(row.getObject("mail", UUID.class)),
                            Objects.requireNonNull(row.getString("reason"))))
                    .list();
            all.forEach(one -> letters.sentAs(one.mail()).ifPresent(letter -> notHandedOver(letter, one.reason())));
            return all.size();
        });
    }

    private record Failed(UUID mail, String reason) {}

    private void notHandedOver(Letter letter, String reason) {
        if (reason.startsWith(NOT_TRIED)) {
            letters.stopped(letter, reason);
            return;
        }
        letters.failed(letter, reason);
        if (reason.matches("(?s).*\\b(5\\.1\\.(1|2|3|6|10)|5\\.2\\.1)\\b.*")) {
            unreachable(letter);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static final String NOT_HANDED_OVER = """
            select l.mail, coalesce(f.reason, '?') as reason
              from letter.letter l
              join post.fate f on f.mail = l.mail
             where l.failure = '' and f.state = 'given-up'
             order by l.id limit ?
               for update of l skip locked
            """;
}
