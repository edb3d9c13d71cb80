package paddock.audit;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import paddock.store.Secret;

/** The secret without which nobody can write a seal (HMAC-SHA256). It never reaches the database. */
record AuditKey(Secret secret) {

    static AuditKey random() {
        return new AuditKey(Secret.random());
    }

    /** A key in its writing of 64 hexadecimal digits; empty where that is not one. */
    static Optional<AuditKey> read(String text) {
        return Secret.read(text).map(AuditKey::new);
    }

    String written() {
        return secret.written();
    }

    /** What the database keeps to know the key by; it does not give the key away. */
    String check() {
        return digest("the key of a Paddock's trail".getBytes(StandardCharsets.UTF_8));
    }

    /** What the first act of a trail is chained to. */
    String beginning() {
        return digest("the beginning of a Paddock's trail".getBytes(StandardCharsets.UTF_8));
    }

    /** Its digest of something, in hexadecimal digits. */
    String digest(byte[] content) {
        return secret.digest(content);
    }
}
