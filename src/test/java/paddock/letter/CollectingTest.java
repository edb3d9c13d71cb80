package paddock.letter;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import paddock.WithPaddock;
import paddock.lead.Contact;
import paddock.lead.Lead;
import paddock.lead.Leads;

/** What comes back to letters is fetched from a mailbox and filed on the lead, once. */
@WithPaddock
class CollectingTest {

    private static int mailboxes;

    @Autowired
    ApplicationContext context;

    @Autowired
    Leads leads;

    @Autowired
    Objections refusals;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    InstantSource clock;

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));

    private LetterWorld world;
    private MailboxSettings settings = MailboxSettings.NONE;
    private Letterbook letters;
    private Collecting collecting;
    private GreenMailUser user;

    @BeforeEach
    void a_mailbox_is_there() {
        server.start();
        String address = "leads" + mailboxes++ + "@example.org";
        user = server.setUser(address, "leads", "secret");
        settings = settings("secret", address);
        world = new LetterWorld(leads, jdbc, clock);
        letters = LetterWorld.letterbook(context, settings);
        collecting = LetterWorld.collecting(context, settings);
    }

    @AfterEach
    void it_is_gone() {
        server.stop();
    }

    private MailboxSettings settings(String password, String address) {
        return MailboxSettings.from(Map.of(
                "paddock.mailbox.url",
                "imap://leads:" + password + "@127.0.0.1:" + server.getImap().getPort(),
                "paddock.mailbox.address",
                address)::get);
    }

    private Lead written() {
        Lead lead = world.somebody();
        letters.write(world.sales(), LetterWorld.draft(lead, Letter.Way.ANSWER, "Quand venez-vous ?"));
        world.heardAt(lead, clock.instant().minus(Duration.ofDays(30)));
        return lead;
    }

    private String answeredAt(Lead lead) {
        return Objects.toString(world.mail(lead).get("reply_to"));
    }

    private void comes(String mail) throws Exception {
        Session session = Session.getInstance(new Properties());
        user.deliver(new MimeMessage(
                session, new ByteArrayInputStream(mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8))));
    }

    private static String answer(Lead lead, String to, String body) {
        return "From: " + lead.card().email() + "\nTo: Piste <" + to.toUpperCase(java.util.Locale.ROOT)
                + ">\nMessage-ID: <" + UUID.randomUUID()
                + "@example.org>\nSubject: Re: Bonjour\nContent-Type: text/plain; charset=utf-8\n\n" + body;
    }

    private List<Contact> came(Lead lead, Contact.Kind kind) {
        return jdbc.sql("select id, at, note, reached from lead.contact where lead = ? and kind = ?")
                .params(List.of(lead.id(), kind.key()))
                .query((row, n) -> new Contact(
                        row.getObject("id", UUID.class),
                        kind,
                        row.getTimestamp("at").toInstant(),
                        null,
                        row.getString("note"),
                        row.getBoolean("reached")))
                .list();
    }

    private long unmatched() {
        return jdbc.sql("select unmatched from letter.mailbox where address = ?")
                .param(settings.address())
                .query(Long.class)
                .single();
    }

    @Test
    void an_answer_is_filed_on_the_lead_as_something_that_came_from_them() throws Exception {
        Lead lead = written();
        assertThat(answeredAt(lead)).matches("leads\\d+\\+[a-z2-7]{26}@example\\.org");
        comes(answer(lead, answeredAt(lead), "Mardi me va.\n\nLe 12 mai, Dominique a écrit :\n> Quand venez-vous ?"));
        assertThat(collecting.collect()).isEqualTo(1);
        assertThat(came(lead, Contact.Kind.REPLY)).singleElement().satisfies(one -> {
            assertThat(one.note()).isEqualTo("Re: Bonjour\n\nMardi me va.");
            assertThat(one.reached()).isTrue();
        });
        assertThat(world.now(lead).times().heardAt()).isEqualTo(clock.instant());
        assertThat(server.getManagers()
                        .getImapHostManager()
                        .getInbox(user)
                        .getMessages()
                        .getFirst()
                        .getFlags()
                        .contains(Flags.Flag.SEEN))
                .isTrue();
    }

    @Test
    void an_answer_to_another_address_is_known_by_the_mail_that_it_answers() throws Exception {
        Lead lead = written();
        String mail = world.mail(lead).get("id") + "@paddock.example.org";
        comes("From: chef@exemple.example\nTo: x@example.org\nMessage-ID: <" + UUID.randomUUID() + "@x>\nIn-Reply-To: <"
                + mail + ">\nSubject: Re\n\nOui.");
        assertThat(collecting.collect()).isEqualTo(1);
        assertThat(came(lead, Contact.Kind.REPLY))
                .singleElement()
                .satisfies(one -> assertThat(one.note()).startsWith("chef@exemple.example\n"));
    }

    @Test
    void what_comes_twice_is_filed_once_also_after_the_mailbox_was_numbered_anew() throws Exception {
        Lead lead = written();
        String mail = answer(lead, answeredAt(lead), "Oui.");
        comes(mail);
        comes(mail);
        assertThat(collecting.collect()).isEqualTo(1);
        jdbc.sql("update letter.mailbox set validity = 0").update();
        assertThat(collecting.collect()).isZero();
        assertThat(came(lead, Contact.Kind.REPLY)).hasSize(1);
    }

    @Test
    void twelve_nodes_that_look_at_once_file_it_once() throws Exception {
        Lead lead = written();
        for (int i = 0; i < 5; i++) {
            comes(answer(lead, answeredAt(lead), "Oui " + i));
        }
        Callable<Integer> look = collecting::collect;
        try (ExecutorService nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            int filed = 0;
            for (Future<Integer> each : nodes.invokeAll(Collections.nCopies(12, look))) {
                filed += each.get();
            }
            assertThat(filed).isEqualTo(5);
        }
        assertThat(came(lead, Contact.Kind.REPLY)).hasSize(5);
    }

    @Test
    void what_answers_no_letter_is_left_alone_and_counted_once() throws Exception {
        comes("From: pub@example.org\nTo: " + settings.address() + "\nMessage-ID: <p@x>\nSubject: Pub\n\nAchetez !");
        assertThat(collecting.collect()).isZero();
        assertThat(collecting.collect()).isZero();
        assertThat(unmatched()).isEqualTo(1);
        assertThat(server.getManagers()
                        .getImapHostManager()
                        .getInbox(user)
                        .getMessages()
                        .getFirst()
                        .getFlags()
                        .contains(Flags.Flag.SEEN))
                .isFalse();
    }

    @Test
    void an_absence_note_is_no_answer_of_theirs() throws Exception {
        Lead lead = written();
        comes("Auto-Submitted: auto-replied\n" + answer(lead, answeredAt(lead), "Je suis absente."));
        collecting.collect();
        assertThat(came(lead, Contact.Kind.REPLY)).isEmpty();
        assertThat(came(lead, Contact.Kind.AUTO)).hasSize(1);
        assertThat(world.now(lead).times().heardAt()).isBefore(clock.instant());
    }

    @Test
    void whoever_answers_stop_or_unsubscribes_by_mail_gets_no_more() throws Exception {
        Lead stops = written();
        Lead program = written();
        comes(answer(stops, answeredAt(stops), "STOP"));
        comes(answer(program, answeredAt(program), "").replace("Re: Bonjour", "unsubscribe"));
        collecting.collect();
        assertThat(refusals.cause(stops.card().email())).contains(Objections.Cause.REPLY);
        assertThat(refusals.cause(program.card().email())).contains(Objections.Cause.REPLY);
        assertThat(came(stops, Contact.Kind.REPLY)).isEmpty();
    }

    @Test
    void a_mail_that_came_back_for_good_lists_the_mailbox() throws Exception {
        Lead lead = written();
        comes("From: MAILER-DAEMON@x\nMessage-ID: <" + UUID.randomUUID()
                + "@x>\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\nContent-Type: text/plain\n\n"
                + "Sorry\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\nAction: failed\nStatus: 5.1.1\n\n"
                + "--b\nContent-Type: message/rfc822\n\nMessage-ID: <"
                + world.mail(lead).get("id") + "@x>\n\nx\n--b--\n");
        assertThat(collecting.collect()).isEqualTo(1);
        assertThat(refusals.cause(lead.card().email())).contains(Objections.Cause.BOUNCE);
        assertThat(letters.to(lead.id()).getFirst().failure()).contains("5.1.1");
        assertThat(context.getBean(Bars.class).against(lead, Letter.Way.ANSWER)).contains(Bar.UNREACHABLE);
    }

    @Test
    void nasty_mails_keep_nobody_elses_back() throws Exception {
        Lead lead = written();
        String to = answeredAt(lead);
        comes("Content-Type: multipart/mixed; boundary=b\nTo: " + to + "\n\n" + "--b\n\nx\n".repeat(20_000));
        comes("To: " + to + "\nMessage-ID: <big@x>\nSubject: gros\n\n" + "a".repeat(3_000_000));
        comes("To: " + to + "\nContent-Type: text/plain; charset=none\nSubject: =?x?Q?=ZZ?=\n\n\u0000\u202ebonjour");
        comes(answer(lead, to, "Bonne réponse."));
        collecting.collect();
        assertThat(came(lead, Contact.Kind.REPLY))
                .extracting(Contact::note)
                .anyMatch(note -> note.endsWith("Bonne réponse."))
                .allMatch(note -> note.length() <= 4001 && !note.contains("\u0000") && !note.contains("\u202e"));
    }

    @Test
    void a_mail_on_which_it_stops_three_times_is_passed_over() throws Exception {
        Lead lead = written();
        comes(answer(lead, answeredAt(lead), "un"));
        comes(answer(lead, answeredAt(lead), "deux"));
        collecting.collect();
        jdbc.sql("update letter.mailbox set last = 0, stuck = 1, tries = 3 where address = ?")
                .param(settings.address())
                .update();
        jdbc.sql("delete from letter.received").update();
        long first = unmatched();
        assertThat(collecting.collect()).isEqualTo(1);
        assertThat(unmatched()).isEqualTo(first + 1);
    }

    @Test
    void a_mailbox_that_lets_nobody_in_is_told_and_looked_at_again() {
        MailboxSettings wrong = settings("wrong", settings.address());
        Collecting refused = LetterWorld.collecting(context, wrong);
        assertThat(refused.collect()).isZero();
        assertThat(refused.failure()).isNotEmpty().doesNotContain("wrong");
        assertThat(collecting.collect()).isZero();
        assertThat(collecting.failure()).isEmpty();
    }
}
