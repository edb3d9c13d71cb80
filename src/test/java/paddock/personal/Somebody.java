package paddock.personal;

import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.account.Arrivals;
import paddock.kernel.Acting;
import paddock.kernel.Email;
import paddock.kernel.Token;

/** Makes people of whom something is held in every part, all of it under a word of their own. */
@TestComponent
class Somebody {

    static final String PASSWORD = "trois tours de chauffe lents";

    private static final AtomicInteger NEXT = new AtomicInteger();

    private final Arrivals arrivals;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Somebody(Arrivals arrivals, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.arrivals = arrivals;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * A person.
     *
     * @param word stands in all that is theirs, and nowhere else
     */
    record Known(UUID id, String word, String email) {

        Subject subject() {
            return new Subject(id, email, "Camille " + word, "fr");
        }
    }

    /** With an account, and nothing more. */
    Known joined() {
        String word = "zzyx" + NEXT.incrementAndGet() + "q";
        Email email = Email.of(word + "@example.org").orElseThrow();
        Arrivals.Newcomer newcomer = new Arrivals.Newcomer(email, "Camille " + word, "fr", PASSWORD);
        Arrivals.Ready ready = arrivals.prepare(newcomer);
        UUID id = transaction.execute(
                status -> arrivals.open(Acting.nobody("192.0.2.9"), ready).orElseThrow());
        return new Known(id, word, email.address());
    }

    /** What others hold of somebody: tokens, passkeys, codes, mails, contact cards, memberships, invitations. */
    UUID held(Known known) {
        UUID company = company("Société de l’essai");
        acts(known, company, "reader");
        jdbc.sql("""
                insert into account.api_token (id, person, token, name, scopes, made_at, expires_at, used_at, used_from)
                values (gen_random_uuid(), :id, uuid_send(gen_random_uuid()), :word, '{READ}', now(),
                        now() + interval '9 days', now(), :word)
                """).param("id", known.id()).param("word", known.word()).update();
        jdbc.sql("""
                insert into factor.passkey (id, person, credential, public_key, signature_count, uv_initialized, transports,
                                            backup_eligible, backup_state, name, made_at, used_at)
                values (gen_random_uuid(), :id, uuid_send(gen_random_uuid()), '', 0, true, '{}', false, false, :word,
                        now(), now())
                """).param("id", known.id()).param("word", known.word()).update();
        contact(known.email().toUpperCase(Locale.ROOT), known.word(), company);
        invitation(known.email(), company);
        mail(known.email(), known.word());
        newcomer(known.email(), known.word());
        return company;
    }

    UUID company(String name) {
        UUID company = UUID.randomUUID();
        jdbc.sql("""
                insert into directory.company (id, name, sought, standing, version, demo, added_at)
                values (:id, :name, :name, 'open', 1, false, now())
                """).param("id", company).param("name", name).update();
        return company;
    }

    void acts(Known known, UUID company, String role) {
        jdbc.sql(
                        "insert into directory.membership (company, person, role, since) values (:company, :person, :role, now())")
                .param("company", company)
                .param("person", known.id())
                .param("role", role)
                .update();
    }

    void contact(String email, String name, UUID company) {
        jdbc.sql("""
                insert into directory.contact (id, company, name, function, email, phone, version)
                values (gen_random_uuid(), :company, :name, 'essais', :email, '+33 4 00 00 00 00', 1)
                """)
                .param("company", company)
                .param("name", name)
                .param("email", email)
                .update();
    }

    /** What the mail of it leads to. */
    String invitation(String email, UUID company) {
        Token token = Token.random();
        jdbc.sql("""
                insert into directory.invitation (id, company, email, role, token, written_at, until)
                values (gen_random_uuid(), :company, :email, 'booker', :token, now(), '2100-01-01Z')
                """)
                .param("company", company)
                .param("email", email)
                .param("token", token.digest())
                .update();
        return token.secret();
    }

    /** Named by a provider a moment ago, and linked to no account. */
    void newcomer(String email, String word) {
        jdbc.sql("""
                insert into openid.newcomer (browser, issuer, subject, called, until)
                values (uuid_send(gen_random_uuid()), 'https://town.example', :word, :called, '2100-01-01Z')
                """)
                .param("word", word)
                .param("called", "Camille " + word + " <" + email + ">")
                .update();
    }

    void mail(String email, String word) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                insert into post.outgoing (id, kind, thing_kind, thing, written_at, state, due_at, reason)
                values (:id, 'mail', 'trial', :id, now(), 'kept', now(), null)
                """).param("id", id).update();
        jdbc.sql("""
                insert into post.mail (id, recipient, recipient_name, language, subject, body, html, secret)
                values (:id, :email, :word, 'fr', :word, :word, :word, false)
                """).param("id", id).param("email", email).param("word", word).update();
        jdbc.sql(
                        "insert into post.attachment (mail, position, name, type, bytes) values (:id, 0, :word, 'text/plain', '')")
                .param("id", id)
                .param("word", word)
                .update();
    }
}
