package paddock.openid;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClient;
import paddock.factor.OpenIdSettings;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the provider says of itself, and Spring Security’s own way of ending a sign-in with it.
 *
 * @param issuerSaid whether each answer has to say whom it is from (RFC 9207)
 * @param until when it is asked anew
 */
record Discovered(
        ClientRegistration registration,
        OidcAuthorizationCodeAuthenticationProvider ending,
        boolean issuerSaid,
        Instant until) {

    private static final String ID = "openid";
    private static final String WHERE = "/.well-known/openid-configuration";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Signatures with a key pair: nobody but the provider could make one, and none is no signature. */
    private static final Set<JWSAlgorithm> BELIEVED = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private static final long KEYS_KEPT = 300_000;
    private static final long KEYS_AWAITED = 10_000;

    /** Asks the provider for it. */
    static Discovered of(OpenIdSettings.Provider provider, Wire wire, InstantSource clock, Instant until) throws Away {
        Map<String, Object> said = read(wire.get(URI.create(provider.issuer().replaceFirst("/$", "") + WHERE)));
        if (!provider.issuer().equals(said.get("issuer"))) {
            throw new Away("it calls itself " + said.get("issuer") + ", and not " + provider.issuer());
        }
        for (String endpoint : List.of("authorization_endpoint", "token_endpoint", "jwks_uri")) {
            if (!(said.get(endpoint) instanceof String address) || !isFit(address, provider.issuer())) {
                throw new Away("its " + endpoint + " is none: " + said.get(endpoint));
            }
        }
        try {
            ClientRegistration registration = registration(provider, said);
            return new Discovered(
                    registration,
                    ending(registration, wire, clock),
                    Boolean.TRUE.equals(said.get("authorization_response_iss_parameter_supported")),
                    until);
        } catch (RuntimeException | MalformedURLException unusable) {
            throw new Away("what it says of itself cannot be used", unusable);
        }
    }

    private static Map<String, Object> read(String json) throws Away {
        try {
            Map<String, Object> said = JSON.readValue(json, new TypeReference<@Nullable Map<String, Object>>() {});
            return said == null ? Map.of() : said;
        } catch (JacksonException unreadable) {
            throw new Away("what it says of itself is no JSON", unreadable);
        }
    }

    /** Within this machine only for a provider that is there itself: no other sends us to our own doors. */
    private static boolean isFit(String address, String issuer) {
        return OpenIdSettings.isAddress(address) && (address.startsWith("https:") || issuer.startsWith("http:"));
    }

    private static ClientRegistration registration(OpenIdSettings.Provider provider, Map<String, Object> said) {
        ClientRegistration.Builder builder = ClientRegistrations.fromOidcConfiguration(said)
                .registrationId(ID)
                .clientId(provider.client())
                .clientSecret(provider.secret())
                .redirectUri(provider.answer())
                .scope(scopes(said));
        if (provider.secret().isEmpty()) {
            builder.clientAuthenticationMethod(
                    org.springframework.security.oauth2.core.ClientAuthenticationMethod.NONE);
        }
        return builder.build();
    }

    /** Who it is; and what they are called, where that can be had. */
    private static List<String> scopes(Map<String, Object> said) {
        return Stream.of("openid", "profile", "email")
                .filter(scope -> scope.equals("openid")
                        || !(said.get("scopes_supported") instanceof List<?> known)
                        || known.contains(scope))
                .toList();
    }

    private static OidcAuthorizationCodeAuthenticationProvider ending(
            ClientRegistration registration, Wire wire, InstantSource clock) throws MalformedURLException {
        RestClientAuthorizationCodeTokenResponseClient exchange = new RestClientAuthorizationCodeTokenResponseClient();
        exchange.setRestClient(RestClient.builder()
                .requestFactory(new SimpleClientHttpRequestFactory()) // never asked: the wire stands before it
                .requestInterceptor(wire)
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        OidcAuthorizationCodeAuthenticationProvider ending = new OidcAuthorizationCodeAuthenticationProvider(
                exchange, request -> new DefaultOidcUser(AuthorityUtils.NO_AUTHORITIES, request.getIdToken()));
        JwtDecoder decoder = decoder(registration, wire, clock);
        ending.setJwtDecoderFactory(any -> decoder);
        return ending;
    }

    /** Keys are kept for a while, and asked for anew when a signature names one that is not known: providers change them. */
    private static JwtDecoder decoder(ClientRegistration registration, Wire wire, InstantSource clock)
            throws MalformedURLException {
        URI where = URI.create(registration.getProviderDetails().getJwkSetUri());
        JWKSource<SecurityContext> keys = JWKSourceBuilder.<SecurityContext>create(where.toURL(), wire)
                .cache(KEYS_KEPT, KEYS_AWAITED)
                .refreshAheadCache(false)
                .rateLimited(false)
                .build();
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(BELIEVED, keys));
        processor.setJWTClaimsSetVerifier((claims, context) -> {}); // that is the validator's
        OidcIdTokenValidator validator = new OidcIdTokenValidator(registration);
        validator.setClock(clock.withZone(ZoneOffset.UTC));
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(validator);
        decoder.setClaimSetConverter(
                new ClaimTypeConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
        return decoder;
    }
}
