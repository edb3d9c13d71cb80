package paddock.store;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A secret of 256 bits that never reaches the database; what it digests (HMAC-SHA-256), nobody can digest without it. */
public final class Secret {

    private static final int BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] secret;

    private Secret(byte[] secret) {
        this.secret = secret;
    }

    public static Secret random() {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        return new Secret(secret);
    }

    /** One in its writing of 64 hexadecimal digits; empty where that is not one. */
    public static Optional<Secret> read(String text) {
        return text.matches("[0-9a-fA-F]{64}")
                ? Optional.of(new Secret(HexFormat.of().parseHex(text)))
                : Optional.empty();
    }

    public String written() {
        return HexFormat.of().formatHex(secret);
    }

    /** Its digest of something, in hexadecimal digits. */
    public String digest(byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(content));
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
        }
    }
}
