package paddock.factor;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;

/** The public halves of passkeys, as the library wants to read and write them. */
@Component
class StoredCredentials implements UserCredentialRepository {

    private final JdbcClient jdbc;
    private final InstantSource clock;

    StoredCredentials(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How the library names a person. */
    static Bytes handle(UUID person) {
        return new Bytes(ByteBuffer.allocate(16)
                .putLong(person.getMostSignificantBits())
                .putLong(person.getLeastSignificantBits())
                .array());
    }

    static UUID person(Bytes handle) {
        ByteBuffer bytes = ByteBuffer.wrap(handle.getBytes());
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    @Override
    public void delete(Bytes credential) {
        jdbc.sql("delete from factor.passkey where credential = :credential")
                .param("credential", credential.getBytes())
                .update();
    }

    /** Keeps one that has just been made; throws where there is one of that name. */
    @Override
    public void save(CredentialRecord record) {
        int kept = jdbc.sql(SAVE)
                .param("id", UUID.randomUUID())
                .param("person", person(record.getUserEntityUserId()))
                .param("credential", record.getCredentialId().getBytes())
                .param("key", record.getPublicKey().getBytes())
                .param("count", record.getSignatureCount())
                .param("verified", record.isUvInitialized())
                .param(
                        "transports",
                        record.getTransports().stream()
                                .map(AuthenticatorTransport::getValue)
                                .toArray(String[]::new))
                .param("eligible", record.isBackupEligible())
                .param("state", record.isBackupState())
                .param("attestation", bytes(record.getAttestationObject()))
                .param("client", bytes(record.getAttestationClientDataJSON()))
                .param("name", record.getLabel())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        demand(kept, "there is a passkey of that name");
    }

    /** For signing: what the library saves after each use is written to one that is there, and brings none back. */
    UserCredentialRepository inUse() {
        return new InUse();
    }

    private final class InUse implements UserCredentialRepository {

        @Override
        public void delete(Bytes credential) {
            StoredCredentials.this.delete(credential);
        }

        @Override
        public void save(CredentialRecord record) {
            int used = jdbc.sql(USE)
                    .param("person", person(record.getUserEntityUserId()))
                    .param("credential", record.getCredentialId().getBytes())
                    .param("count", record.getSignatureCount())
                    .param("verified", record.isUvInitialized())
                    .param("state", record.isBackupState())
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
            demand(used, "the passkey has been removed meanwhile");
        }

        @Override
        public @Nullable CredentialRecord findByCredentialId(Bytes credential) {
            return StoredCredentials.this.findByCredentialId(credential);
        }

        @Override
        public List<CredentialRecord> findByUserId(Bytes handle) {
            return StoredCredentials.this.findByUserId(handle);
        }
    }

    private static void demand(int rows, String otherwise) {
        if (rows != 1) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private static byte @Nullable [] bytes(@Nullable Bytes bytes) {
        return bytes == null ? null : bytes.getBytes();
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes credential) {
        return jdbc.sql(FIND + " where credential = :credential")
                .param("credential", credential.getBytes())
                .query(StoredCredentials::read)
                .optional()
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes handle) {
        return jdbc.sql(FIND + " where person = :person order by made_at limit 100")
                .param("person", person(handle))
                .query(StoredCredentials::read)
                .list();
    }

    private static CredentialRecord read(ResultSet row, int number) throws SQLException {
        return ImmutableCredentialRecord.builder()
                .credentialId(new Bytes(row.getBytes("credential")))
                .userEntityUserId(handle(row.getObject("person", UUID.class)))
                .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
                .signatureCount(row.getLong("signature_count"))
                .uvInitialized(row.getBoolean("uv_initialized"))
                .transports(transports((String[]) row.getArray("transports").getArray()))
                .backupEligible(row.getBoolean("backup_eligible"))
                .backupState(row.getBoolean("backup_state"))
                .attestationObject(new Bytes(row.getBytes("attestation")))
                .attestationClientDataJSON(new Bytes(row.getBytes("client_data")))
                .label(row.getString("name"))
                .created(row.getTimestamp("made_at").toInstant())
                .lastUsed(row.getTimestamp("used_at").toInstant())
                .build();
    }

    private static Set<AuthenticatorTransport> transports(String[] written) {
        return Arrays.stream(written).map(AuthenticatorTransport::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    private static final String SAVE = """
            insert into factor.passkey
              (id, person, credential, public_key, signature_count, uv_initialized, transports,
               backup_eligible, backup_state, attestation, client_data, name, made_at, used_at)
            values (:id, :person, :credential, :key, :count, :verified, :transports,
                    :eligible, :state, :attestation, :client, :name, :now, :now)
            on conflict (credential) do nothing
            """;

    private static final String USE = """
            update factor.passkey
               set signature_count = :count, uv_initialized = :verified, backup_state = :state, used_at = :now
             where credential = :credential and person = :person
            """;

    private static final String FIND = """
            select person, credential, public_key, signature_count, uv_initialized, transports, backup_eligible,
                   backup_state, attestation, client_data, name, made_at, used_at
            from factor.passkey
            """;
}
