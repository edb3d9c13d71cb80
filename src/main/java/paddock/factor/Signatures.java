package paddock.factor;

import java.util.Set;
import java.util.UUID;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What Spring Security's WebAuthn does for passkeys: options for browsers, and whether what they sign is right. */
@Component
class Signatures {

    private static final String NAME = "Paddock";
    /** In bytes: WebAuthn, section 4, credential ID. */
    private static final int LONGEST_NAME = 1023;

    private final JsonMapper json =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();
    private final StoredCredentials credentials;

    Signatures(StoredCredentials credentials) {
        this.credentials = credentials;
    }

    String creation(Holder holder, Origin origin, Bytes challenge) {
        return json.writeValueAsString(options(holder, library(holder, origin, challenge)));
    }

    String request(Origin origin, Bytes challenge) {
        return json.writeValueAsString(options(library(Holder.NOBODY, origin, challenge)));
    }

    /** Keeps the passkey that was made, where all is as it should be; throws where it is not. */
    CredentialRecord register(Holder holder, Origin origin, Bytes challenge, Passkeys.Named named) {
        PublicKeyCredential<AuthenticatorAttestationResponse> made =
                json.readValue(named.answer().credential(), new TypeReference<>() {});
        if (made.getRawId().getBytes().length > LONGEST_NAME) {
            throw new IllegalArgumentException("a device names no passkey at such length");
        }
        Webauthn4JRelyingPartyOperations library = library(holder, origin, challenge);
        return library.registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                options(holder, library), new RelyingPartyPublicKey(made, named.name())));
    }

    /** Which passkey has signed; throws where none has. */
    CredentialRecord verify(Origin origin, Bytes challenge, String credential) {
        PublicKeyCredential<AuthenticatorAssertionResponse> signed =
                json.readValue(credential, new TypeReference<>() {});
        CredentialRecord known = credentials.findByCredentialId(signed.getRawId());
        if (known == null) {
            throw new IllegalArgumentException("nobody has that passkey");
        }
        UUID person = StoredCredentials.person(known.getUserEntityUserId());
        Webauthn4JRelyingPartyOperations library =
                library(new Holder(person, "", ""), origin, challenge, credentials.inUse());
        library.authenticate(new RelyingPartyAuthenticationRequest(options(library), signed));
        return known;
    }

    private static PublicKeyCredentialCreationOptions options(Holder holder, Webauthn4JRelyingPartyOperations library) {
        Authentication person = UsernamePasswordAuthenticationToken.authenticated(
                holder.person().toString(), "", AuthorityUtils.NO_AUTHORITIES);
        return library.createPublicKeyCredentialCreationOptions(
                new ImmutablePublicKeyCredentialCreationOptionsRequest(person));
    }

    private static PublicKeyCredentialRequestOptions options(Webauthn4JRelyingPartyOperations library) {
        Authentication unknown = UsernamePasswordAuthenticationToken.unauthenticated("", "");
        return library.createCredentialRequestOptions(new ImmutablePublicKeyCredentialRequestOptionsRequest(unknown));
    }

    private Webauthn4JRelyingPartyOperations library(Holder holder, Origin origin, Bytes challenge) {
        return library(holder, origin, challenge, credentials);
    }

    /** Whoever holds the device is checked by it (finger, face, number): without that a stolen key would be enough. */
    private static Webauthn4JRelyingPartyOperations library(
            Holder holder, Origin origin, Bytes challenge, UserCredentialRepository credentials) {
        Webauthn4JRelyingPartyOperations library = new Webauthn4JRelyingPartyOperations(
                holder.alone(),
                credentials,
                PublicKeyCredentialRpEntity.builder()
                        .id(origin.host())
                        .name(NAME)
                        .build(),
                Set.of(origin.address()));
        library.setCustomizeCreationOptions(options -> options.challenge(challenge)
                .authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build()));
        library.setCustomizeRequestOptions(
                options -> options.challenge(challenge).userVerification(UserVerificationRequirement.REQUIRED));
        return library;
    }
}
