package paddock.letter;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import paddock.account.Names;
import paddock.circuit.Sites;
import paddock.exhibition.Exhibitions;
import paddock.kernel.Acting;
import paddock.kernel.StaffRole;
import paddock.lead.Capture;
import paddock.lead.Lead;
import paddock.lead.Leads;
import paddock.once.Attempts;
import paddock.post.Outbox;
import paddock.post.Stationery;

/** Leads to write to, for tests. */
final class LetterWorld {

    private static int people;

    private final Leads leads;
    private final JdbcClient jdbc;
    private final InstantSource clock;

    LetterWorld(Leads leads, JdbcClient jdbc, InstantSource clock) {
        this.leads = leads;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Letters that are answered in a mailbox. */
    static Letterbook letterbook(ApplicationContext context, MailboxSettings mailbox) {
        LetterMails mails = new LetterMails(
                context.getBean(Outbox.class),
                context.getBean(Stationery.class),
                context.getBean(Exhibitions.class),
                context.getBean(Sites.class),
                context.getBean(Names.class),
                context.getBean(Sites.class),
                mailbox);
        return new Letterbook(
                context.getBean(JdbcClient.class),
                context.getBean(Attempts.class),
                context.getBean(Leads.class),
                context.getBean(Bars.class),
                context.getBean(Objections.class),
                mails,
                context.getBean(InstantSource.class));
    }

    static Collecting collecting(ApplicationContext context, MailboxSettings mailbox) {
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        Attempts attempts = context.getBean(Attempts.class);
        InstantSource clock = context.getBean(InstantSource.class);
        Filing filing = new Filing(
                jdbc,
                attempts,
                letterbook(context, mailbox),
                context.getBean(Leads.class),
                context.getBean(Objections.class),
                mailbox,
                clock);
        return new Collecting(jdbc, attempts, filing, mailbox, clock);
    }

    /** Somebody of a company, whose mailbox nobody else has. */
    Lead somebody() {
        return met("somebody" + people++ + "@example.org", false);
    }

    Lead privatePerson() {
        return met("private" + people++ + "@example.org", true);
    }

    private Lead met(String email, boolean isPrivate) {
        Capture card = new Capture(
                UUID.randomUUID(),
                null,
                new Capture.When(clock.instant(), null),
                Capture.Way.DESK,
                "",
                new Lead.Card("Camille Exemple", isPrivate ? "" : "Exemple " + people, "", email, "", isPrivate, "fr"),
                new Lead.Wants(Lead.Grade.B, "essais", "", "", "", List.of()),
                new Capture.Next(null, "envoyer les dates", null, true, ""));
        return leads.withId(leads.capture(Acting.PADDOCK, card).lead()).orElseThrow();
    }

    /** As if nothing had come from them since. */
    void heardAt(Lead lead, Instant time) {
        jdbc.sql("update lead.lead set heard_at = ? where id = ?")
                .params(List.of(java.sql.Timestamp.from(time), lead.id()))
                .update();
    }

    Lead now(Lead lead) {
        return leads.withId(lead.id()).orElseThrow();
    }

    Acting sales() {
        UUID person = jdbc.sql("select id from account.person where email = 'sales@demonstration.invalid'")
                .query(UUID.class)
                .single();
        return new Acting(person, "Dominique Exemple", "", Set.of(StaffRole.SALES), Map.of());
    }

    static Letter.Draft draft(Lead lead, Letter.Way way, String body) {
        return new Letter.Draft(UUID.randomUUID(), lead.id(), way, "thanks", new Template.Text("Bonjour", body));
    }

    /** The mail as which the last letter to somebody leaves. */
    Map<String, @Nullable Object> mail(Lead lead) {
        return jdbc.sql("""
                        select m.id, m.recipient, m.reply_to, m.unsubscribe, m.subject, m.body, m.html
                          from letter.letter l join post.mail m on m.id = l.mail
                         where l.lead = ? order by l.written_at desc, l.id limit 1""").param(lead.id()).query().singleRow();
    }

    /** What a link in that letter carries. */
    String secret(Lead lead) {
        String ways = Objects.toString(mail(lead).get("unsubscribe"));
        return ways.replaceFirst("(?s).*/u/([A-Za-z0-9_-]{43}).*", "$1");
    }
}
