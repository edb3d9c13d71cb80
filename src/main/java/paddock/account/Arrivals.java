package paddock.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.factor.Link;
import paddock.factor.Links;
import paddock.factor.Proof;
import paddock.kernel.Acting;
import paddock.kernel.Email;
import paddock.kernel.PersonName;
import paddock.web.SignInAddress;

/** How people come in by other parts: asked by others than the operator’s, under an address shown to be theirs, or named by a provider. */
@Component
@ConditionalOnWebApplication
public class Arrivals {

    private final JdbcClient jdbc;
    private final People people;
    private final Passwords passwords;
    private final SignIns signIns;
    private final Devices devices;
    private final Factors factors;
    private final Failures failures;
    private final DeviceCookies cookies;
    private final InstantSource clock;

    Arrivals(
            JdbcClient jdbc,
            People people,
            Passwords passwords,
            SignIns signIns,
            Devices devices,
            Factors factors,
            Failures failures,
            DeviceCookies cookies,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.passwords = passwords;
        this.signIns = signIns;
        this.devices = devices;
        this.factors = factors;
        this.failures = failures;
        this.cookies = cookies;
        this.clock = clock;
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

    /** Somebody new whose password has been digested already: that takes its time, in which nobody else should wait. */
    public record Ready(Newcomer newcomer, String hash) {

        /** Never in a log. */
        @Override
        public String toString() {
            return "Ready";
        }
    }

    /** To be done before the transaction in which their account is opened. */
    public Ready prepare(Newcomer newcomer) {
        return new Ready(newcomer, passwords.hash(newcomer.password()));
    }

    /** Opens their account in the transaction under way; empty where somebody has that address. */
    public Optional<UUID> open(Acting by, Ready ready) {
        UUID id = UUID.randomUUID();
        Newcomer newcomer = ready.newcomer();
        People.Profile profile = new People.Profile(newcomer.email(), newcomer.name(), newcomer.language());
        if (!people.add(by, id, profile, Set.of())) {
            return Optional.empty();
        }
        people.setPassword(by, id, ready.hash());
        return Optional.of(id);
    }

    /** Has somebody new whom the demonstration asked go with it. */
    public void countToDemonstration(UUID person) {
        jdbc.sql("update account.person set demo = true where id = :id")
                .param("id", person)
                .update();
    }

    /** Signs them in on the device they come from. */
    public void signIn(UUID person, HttpServletRequest request, HttpServletResponse response) {
        cookies.welcome(signIns.welcome(person, cookies.origin(request), Proof.PASSWORD), request, response);
    }

    /** The sign-in of the device that asks, and whose it is. */
    public record Here(UUID signIn, UUID person) {}

    public Optional<Here> here(HttpServletRequest request) {
        return cookies.signIn(request).map(current -> new Here(current.signIn(), current.person()));
    }

    /** Whether a network may be sent to the provider, or come back, once more: each time something is kept or asked there. */
    public boolean admits(HttpServletRequest request) {
        return failures.admit(visit(request), clock.instant());
    }

    private Failures.Attempt visit(HttpServletRequest request) {
        return failures.atProvider(cookies.origin(request), clock.instant());
    }

    /**
     * Somebody whom a provider has named, and whether it says that it asked for a second step.
     *
     * @param provedAt when it last asked them; where it does not say, it need not have asked for long
     */
    public record Named(Link link, Proof by, Optional<Instant> provedAt) {

        private SignIns.Proven proven() {
            return new SignIns.Proven(by, provedAt.orElse(Instant.EPOCH));
        }
    }

    /** Signs them in, in place of whoever was signed in there; where to go next. Nothing where the link is gone meanwhile. */
    public Optional<String> enter(Named named, String to, HttpServletRequest request, HttpServletResponse response) {
        Optional<SigningIn> entered = factors.enter(named.link(), cookies.origin(request), named.proven());
        if (entered.isPresent()) { // the way there and the way back
            failures.forgive(visit(request));
            failures.forgive(visit(request));
        }
        return entered.map(outcome -> switch (outcome) {
            case SigningIn.Welcome welcome -> {
                devices.leave(cookies.acting(request), cookies.signIn(request));
                cookies.welcome(welcome, request, response);
                yield SignInAddress.within(to);
            }
            case SigningIn.Half half -> {
                cookies.half(half, request, response);
                yield SignInPages.CODE + "?to=" + URLEncoder.encode(SignInAddress.within(to), StandardCharsets.UTF_8);
            }
            case SigningIn.Proved _, SigningIn.Wrong _, SigningIn.TooMany _, SigningIn.Gone _ ->
                throw new IllegalStateException("nothing was asked that could be wrong");
        });
    }

    /** The id of whoever acts, who has signed in. */
    public static UUID self(Acting acting) {
        return DeviceCookies.self(acting);
    }

    /** Links an account to a provider's identity from now on, and writes to its person. */
    public Links.Making link(Acting by, Links.Identity identity) {
        return factors.link(by, DeviceCookies.self(by), identity);
    }

    /** Whether it was one of theirs. */
    public boolean unlink(Acting by, UUID link) {
        return factors.unlink(by, DeviceCookies.self(by), link);
    }
}
