package paddock.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.kernel.Acting;
import paddock.kernel.Email;
import paddock.kernel.PersonName;

/** How people come in whom others than the operator's have asked: under an address that they have shown to be theirs. */
@Component
@ConditionalOnWebApplication
public class Arrivals {

    private final JdbcClient jdbc;
    private final People people;
    private final Passwords passwords;
    private final SignIns signIns;
    private final DeviceCookies cookies;

    Arrivals(JdbcClient jdbc, People people, Passwords passwords, SignIns signIns, DeviceCookies cookies) {
        this.jdbc = jdbc;
        this.people = people;
        this.passwords = passwords;
        this.signIns = signIns;
        this.cookies = cookies;
    }

    /**
     * Somebody new.
     *
     * @param language of the mails they get: {@code fr} or {@code en}
     */
    public record Newcomer(Email email, String name, String language, String password) {

        /** Never in a log. */
        @Override
        public String toString() {
            return "Newcomer";
        }
    }

    /** Who comes with a request. */
    public Acting acting(HttpServletRequest request) {
        return cookies.acting(request);
    }

    /** How long a password has to be. */
    public int shortest() {
        return Passwords.SHORTEST;
    }

    /** Who has that address. */
    public Optional<UUID> personAt(Email email) {
        return jdbc.sql("select id from account.person where email = :email")
                .param("email", email.address())
                .query(UUID.class)
                .optional();
    }

    public Mistakes mistakes(Newcomer newcomer) {
        List<String> about = List.of(newcomer.email().address(), newcomer.name());
        return Mistakes.NONE
                .and("name", PersonName.mistake(newcomer.name()))
                .and("password", passwords.weakness(newcomer.password(), about));
    }

    /** Opens their account in the transaction under way; empty where somebody has that address. */
    public Optional<UUID> open(Acting by, Newcomer newcomer) {
        UUID id = UUID.randomUUID();
        People.Profile profile = new People.Profile(newcomer.email(), newcomer.name(), newcomer.language());
        if (!people.add(by, id, profile, Set.of())) {
            return Optional.empty();
        }
        people.setPassword(by, id, passwords.hash(newcomer.password()));
        return Optional.of(id);
    }

    /** Signs them in on the device they come from. */
    public void signIn(UUID person, HttpServletRequest request, HttpServletResponse response) {
        cookies.welcome(signIns.welcome(person, cookies.origin(request)), request, response);
    }
}
