package paddock.factor;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;

/** Whose passkeys they are, as devices show it when they ask which one to use. */
public record Holder(UUID person, String email, String name) {

    static final Holder NOBODY = new Holder(new UUID(0, 0), "", "");

    private PublicKeyCredentialUserEntity entity() {
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(StoredCredentials.handle(person))
                .name(email)
                .displayName(name)
                .build();
    }

    /** The library keeps people of its own; here there is one, and it is known already. */
    PublicKeyCredentialUserEntityRepository alone() {
        return new PublicKeyCredentialUserEntityRepository() {
            @Override
            public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
                return handle.equals(StoredCredentials.handle(person)) ? entity() : null;
            }

            @Override
            public @Nullable PublicKeyCredentialUserEntity findByUsername(String username) {
                return username.equals(person.toString()) ? entity() : null;
            }

            @Override
            public void save(PublicKeyCredentialUserEntity other) {
                throw new UnsupportedOperationException("people are kept elsewhere");
            }

            @Override
            public void delete(Bytes handle) {
                throw new UnsupportedOperationException("people are kept elsewhere");
            }
        };
    }
}
