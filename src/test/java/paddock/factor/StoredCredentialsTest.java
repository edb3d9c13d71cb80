package paddock.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import paddock.store.Database;
import paddock.store.TestDatabases;

/** What is kept of passkeys while they are used, made twice and removed. */
@ParameterizedClass
@EnumSource(TestDatabases.class)
class StoredCredentialsTest {

    private static final UUID PERSON = UUID.fromString("6f1a0f0e-0d52-4b0f-8f0c-3f4d7c0a9b11");
    private static final Bytes NAME = new Bytes(new byte[] {1, 2, 3});

    private final JdbcClient jdbc;
    private final StoredCredentials credentials;

    StoredCredentialsTest(TestDatabases databases) {
        Database database = databases.migrated();
        jdbc = JdbcClient.create(new DriverManagerDataSource(database.jdbcUrl(), database.user(), database.password()));
        credentials = new StoredCredentials(jdbc, () -> Instant.parse("2026-05-12T08:42:00Z"));
        jdbc.sql("insert into account.person (id, email, name, language, demo, added_at)"
                        + " values (:id, 'camille@example.org', 'Camille', 'fr', false, now())")
                .param("id", PERSON)
                .update();
        credentials.save(record(0));
    }

    @Test
    void a_use_counts() {
        credentials.inUse().save(record(7));
        assertThat(credentials.findByUserId(StoredCredentials.handle(PERSON)))
                .extracting(CredentialRecord::getSignatureCount)
                .containsExactly(7L);
    }

    @Test
    void one_removed_while_it_signs_is_not_brought_back() {
        credentials.delete(NAME);
        assertThatThrownBy(() -> credentials.inUse().save(record(7))).isInstanceOf(IllegalArgumentException.class);
        assertThat(credentials.findByCredentialId(NAME)).isNull();
    }

    @Test
    void one_that_somebody_has_is_not_made_again() {
        assertThatThrownBy(() -> credentials.save(record(0))).isInstanceOf(IllegalArgumentException.class);
    }

    private static CredentialRecord record(long count) {
        return ImmutableCredentialRecord.builder()
                .credentialId(NAME)
                .userEntityUserId(StoredCredentials.handle(PERSON))
                .publicKey(new ImmutablePublicKeyCose(new byte[] {4}))
                .signatureCount(count)
                .uvInitialized(true)
                .transports(Set.of())
                .backupEligible(false)
                .backupState(false)
                .attestationObject(new Bytes(new byte[] {5}))
                .attestationClientDataJSON(new Bytes(new byte[] {6}))
                .label("Telephone")
                .build();
    }
}
