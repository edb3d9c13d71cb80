package paddock.openid;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import paddock.factor.Links;
import paddock.factor.OpenIdSettings;

/**
 * Asks the provider who somebody is, by Spring Security’s OAuth2 client. The provider is asked for nothing before the
 * first one signs in by it, so that no start waits for it.
 */
@Component
class Dialogue {

    private static final Logger LOG = LoggerFactory.getLogger(Dialogue.class);
    private static final Duration KNOWN = Duration.ofHours(1);
    /** For so long nobody else waits for a provider that has just been waited for in vain. */
    private static final Duration SPARED = Duration.ofSeconds(5);

    private static final int LONGEST_SUBJECT = 255;
    private static final int LONGEST_NAME = 200;

    private final OpenIdSettings settings;
    private final InstantSource clock;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Wire wire;
    private volatile @Nullable Discovered discovered;
    private volatile @Nullable Instant sparedUntil;

    Dialogue(OpenIdSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** What is asked. */
    enum Asking {
        /** Who they are, in whatever way the provider knows. */
        WHO,
        /** That they prove it there once more. */
        PROOF
    }

    /** A question to send a browser with, and what has to be kept of it until the answer. */
    record Question(String address, String state, String nonce, String verifier) {}

    /** What a browser brings back; everything in it may be made up. */
    record Answer(
            @Nullable String state,
            @Nullable String code,
            @Nullable String iss,
            @Nullable String error) {}

    /** The question; nothing where the provider does not answer. */
    Optional<Question> question(Asking asking, HttpServletRequest request) {
        try {
            ClientRegistration registration = discovered().registration();
            DefaultOAuth2AuthorizationRequestResolver resolver =
                    new DefaultOAuth2AuthorizationRequestResolver(any -> registration, "/none");
            resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce()
                    .andThen(one -> {
                        if (asking == Asking.PROOF) {
                            one.additionalParameters(Map.of("prompt", "login", "max_age", "0"));
                        }
                    }));
            OAuth2AuthorizationRequest made =
                    Objects.requireNonNull(resolver.resolve(request, registration.getRegistrationId()));
            return Optional.of(new Question(
                    made.getAuthorizationRequestUri(),
                    Objects.requireNonNull(made.getState()),
                    Objects.requireNonNull(made.<String>getAttribute(OidcParameterNames.NONCE)),
                    Objects.requireNonNull(made.<String>getAttribute(PkceParameterNames.CODE_VERIFIER))));
        } catch (Away away) {
            LOG.warn("{} is away: {}", settings.name().orElse(""), away.getMessage());
            return Optional.empty();
        }
    }

    /** Whom the provider names, by what a browser has brought back for an errand that was its own. */
    Naming answer(Errand errand, Answer answer) {
        try {
            Discovered provider = discovered();
            String issuer = issuer();
            boolean another =
                    answer.iss() == null ? provider.issuerSaid() : !answer.iss().equals(issuer);
            if (another) {
                return unbelievable("the answer is not from it, but from " + answer.iss());
            }
            if (answer.error() != null) {
                LOG.info("{} has not let somebody in: {}", settings.name().orElse(""), line(answer.error()));
                return new Naming.Declined();
            }
            return named(provider, errand, Objects.requireNonNullElse(answer.code(), ""));
        } catch (Away away) {
            LOG.warn("{} is away: {}", settings.name().orElse(""), away.getMessage());
            return new Naming.Gone();
        } catch (AuthenticationException | IllegalArgumentException | IllegalStateException refused) {
            if (Away.isBehind(refused)) {
                LOG.warn("{} is away: {}", settings.name().orElse(""), line(refused.toString()));
                return new Naming.Gone();
            }
            return unbelievable(refused.toString());
        }
    }

    private Naming unbelievable(String why) {
        LOG.warn("Nobody signed in by {}: {}", settings.name().orElse(""), line(why));
        return new Naming.Unbelievable();
    }

    private Naming named(Discovered provider, Errand errand, String code) {
        ClientRegistration registration = provider.registration();
        String answer = Objects.requireNonNull(registration.getRedirectUri());
        OAuth2AuthorizationRequest request = OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(
                        Objects.requireNonNull(registration.getProviderDetails().getAuthorizationUri()))
                .clientId(registration.getClientId())
                .redirectUri(answer)
                .scopes(registration.getScopes())
                .state(errand.nonce()) // the true one was compared when the errand was taken
                .attributes(kept -> {
                    kept.put(OidcParameterNames.NONCE, errand.nonce());
                    kept.put(PkceParameterNames.CODE_VERIFIER, errand.verifier());
                })
                .build();
        OAuth2AuthorizationResponse response = OAuth2AuthorizationResponse.success(code)
                .redirectUri(answer)
                .state(errand.nonce())
                .build();
        Authentication ended = provider.ending()
                .authenticate(new OAuth2LoginAuthenticationToken(
                        registration, new OAuth2AuthorizationExchange(request, response)));
        OidcIdToken token =
                ((OidcUser) Objects.requireNonNull(Objects.requireNonNull(ended).getPrincipal())).getIdToken();
        String subject = Objects.requireNonNullElse(token.getSubject(), "");
        if (subject.isBlank()
                || subject.length() > LONGEST_SUBJECT
                || subject.codePoints().anyMatch(Character::isISOControl)) {
            return unbelievable("a subject that is none");
        }
        return new Naming.Named(
                new Links.Identity(issuer(), subject, called(token)),
                twice(token),
                Optional.ofNullable(token.getAuthenticatedAt()));
    }

    /** For people to read. */
    private static String called(OidcIdToken token) {
        String name = Stream.of(token.getFullName(), token.getPreferredUsername(), token.getSubject())
                .map(Dialogue::said)
                .filter(one -> !one.isEmpty())
                .findFirst()
                .orElse("–");
        String email = said(token.getEmail());
        return line(email.isEmpty() || email.equals(name) ? name : name + " <" + email + ">");
    }

    private static String said(@Nullable String text) {
        return text == null ? "" : line(text);
    }

    private static String line(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\p{Cs}\\s]+", " ").strip();
        return line.length() <= LONGEST_NAME ? line : line.substring(0, LONGEST_NAME - 1) + "…";
    }

    /** Whether it says, in words that the operator has named, that there were two steps. */
    private boolean twice(OidcIdToken token) {
        List<String> means = Objects.requireNonNullElse(token.getAuthenticationMethods(), List.of());
        String level = token.getAuthenticationContextClass();
        return settings.provider().orElseThrow().twoSteps().stream()
                .anyMatch(word -> word.equals(level) || means.contains(word));
    }

    private String issuer() {
        return settings.provider().orElseThrow().issuer();
    }

    /** One asks at a time; who has what was said an hour ago need not wait, should the provider say nothing now. */
    private Discovered discovered() throws Away {
        Discovered known = discovered;
        Instant now = clock.instant();
        if (known != null && now.isBefore(known.until())) {
            return known;
        }
        Instant spared = sparedUntil;
        if (spared != null && now.isBefore(spared)) {
            return known == null ? away("it was away a moment ago") : known;
        }
        try {
            if (!asking.tryLock(Wire.PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return known == null ? away("others wait for it") : known;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Away("stopped", stopped);
        }
        try {
            Discovered meanwhile = discovered;
            Instant sparedNow = sparedUntil;
            if (meanwhile == null && sparedNow != null && now.isBefore(sparedNow)) {
                return away("it was away while others waited for it");
            }
            return meanwhile == null || !now.isBefore(meanwhile.until()) ? discover(known, now) : meanwhile;
        } finally {
            asking.unlock();
        }
    }

    private Discovered discover(@Nullable Discovered known, Instant now) throws Away {
        try {
            Discovered anew = Discovered.of(settings.provider().orElseThrow(), wire(), clock, now.plus(KNOWN));
            discovered = anew;
            return anew;
        } catch (Away away) {
            sparedUntil = now.plus(SPARED);
            if (known != null) {
                LOG.warn("{} says nothing of itself: {}", settings.name().orElse(""), away.getMessage());
                return known;
            }
            throw away;
        }
    }

    private Wire wire() {
        Wire made = wire;
        if (made == null) {
            made = new Wire();
            wire = made;
        }
        return made;
    }

    private static Discovered away(String why) throws Away {
        throw new Away(why);
    }
}
