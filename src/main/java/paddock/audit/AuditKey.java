package paddock.audit;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secret without which nobody can write a seal (HMAC-SHA256). It never reaches the database. */
final class AuditKey {

    private static final int BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] secret;

    private AuditKey(byte[] secret) {
        this.secret = secret;
    }

    static AuditKey random() {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        return new AuditKey(secret);
    }

    /** A key in its writing of 64 hexadecimal digits; empty where that is not one. */
    static Optional<AuditKey> read(String text) {
        return text.matches("[0-9a-fA-F]{64}")
                ? Optional.of(new AuditKey(HexFormat.of().parseHex(text)))
                : Optional.empty();
    }

    String written() {
        return HexFormat.of().formatHex(secret);
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
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(content));
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
        }
    }
}
