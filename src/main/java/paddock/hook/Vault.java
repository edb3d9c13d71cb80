package paddock.hook;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import paddock.kernel.CannotStart;
import paddock.store.KeptFile;
import paddock.store.Secret;

/**
 * Seals the secrets of endpoints under a key outside the database: a file in the data folder, or the setting
 * PADDOCK_WEBHOOK_KEY. Whoever has a backup or a copy of the database alone can sign nothing.
 */
@Component
final class Vault {

    private static final String FILE = "webhook.key";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int MARK = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path folder;
    private @Nullable Secret key;

    Vault(Environment environment) {
        String data = environment.getProperty("paddock.data", "").strip();
        this.folder = Path.of(data.isEmpty() ? "data" : data);
        String written = environment.getProperty("paddock.webhook.key", "").strip();
        this.key = written.isEmpty() ? null : setting(written);
    }

    private static Secret setting(String written) {
        return Secret.read(written)
                .orElseThrow(() -> new CannotStart(
                        "PADDOCK_WEBHOOK_KEY is not a key",
                        "Give 64 hexadecimal digits, such as `openssl rand -hex 32` makes"));
    }

    /** By what the key here is known; nothing where none was ever made. */
    Optional<String> mark() {
        return key().map(Vault::mark);
    }

    private static String mark(Secret key) {
        return key.digest("the mark of a Paddock's webhook key".getBytes(StandardCharsets.UTF_8))
                .substring(0, MARK);
    }

    private synchronized Optional<Secret> key() {
        if (key == null) {
            KeptFile file = KeptFile.in(folder, FILE);
            key = file.read()
                    .map(text -> Secret.read(text)
                            .orElseThrow(() ->
                                    new CannotStart(file.path() + " holds no key", "Put the file back from a backup")))
                    .orElse(null);
        }
        return Optional.ofNullable(key);
    }

    private synchronized Secret made() {
        Secret known = key().orElseGet(Secret::random);
        if (key == null) {
            KeptFile.in(folder, FILE).write(known.written());
            key = known;
        }
        return known;
    }

    /** A secret that only one key opens, and only for one endpoint; with what that key is known by. */
    static final class Sealed {

        private final byte[] bytes;
        private final String by;

        Sealed(byte[] bytes, String by) {
            this.bytes = bytes.clone();
            this.by = by;
        }

        byte[] bytes() {
            return bytes.clone();
        }

        String by() {
            return by;
        }
    }

    Sealed seal(UUID endpoint, SigningSecret secret) {
        Secret sealing = made();
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, sealing, nonce, endpoint).doFinal(secret.bytes());
            return new Sealed(
                    ByteBuffer.allocate(NONCE + sealed.length)
                            .put(nonce)
                            .put(sealed)
                            .array(),
                    mark(sealing));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + CIPHER, impossible);
        }
    }

    /** Nothing where it was sealed by another key, or altered, or for another endpoint. */
    Optional<SigningSecret> open(UUID endpoint, byte[] sealed) {
        if (sealed.length <= NONCE) {
            return Optional.empty();
        }
        return key().flatMap(known -> {
            try {
                byte[] nonce = Arrays.copyOf(sealed, NONCE);
                return Optional.of(SigningSecret.of(cipher(Cipher.DECRYPT_MODE, known, nonce, endpoint)
                        .doFinal(sealed, NONCE, sealed.length - NONCE)));
            } catch (GeneralSecurityException altered) {
                return Optional.empty();
            }
        });
    }

    private static Cipher cipher(int mode, Secret key, byte[] nonce, UUID endpoint) throws GeneralSecurityException {
        byte[] bits = HexFormat.of()
                .parseHex(key.digest(
                        "what a Paddock's webhook secrets are sealed with".getBytes(StandardCharsets.UTF_8)));
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, new SecretKeySpec(bits, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(endpoint.toString().getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
