package paddock.account;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import paddock.kernel.Token;

/**
 * Which passwords are taken, and how they are kept: Argon2id with 19 MiB and two passes (OWASP), rules of NIST SP
 * 800-63B-4, section 3.1.1: length and common choices count, kinds of characters do not.
 */
@Component
final class Passwords {

    /** NIST, for a password that is the only proof. */
    static final int SHORTEST = 15;

    static final int LONGEST = 200;
    /** What guessers try first, by zxcvbn's lists: below this, fewer than a hundred million guesses are enough. */
    private static final int GUESSABLE = 3;

    private static final int AT_ONCE = 2;

    /** Why a password is not taken. */
    enum Weakness {
        TOO_SHORT,
        TOO_LONG,
        COMMON
    }

    private final Argon2PasswordEncoder argon = new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);
    /** Each hashing takes 19 MiB: many at once must not take all there is. */
    private final Semaphore hashing = new Semaphore(AT_ONCE, true);
    /** For those who do not exist, so that they take as long as those who do. */
    private @Nullable String nobodys;

    private @Nullable Zxcvbn lists;

    /** @param about what guessers know of the person: name, address */
    Optional<Weakness> weakness(String password, List<String> about) {
        String written = normal(password);
        int length = written.codePointCount(0, written.length());
        if (length < SHORTEST) {
            return Optional.of(Weakness.TOO_SHORT);
        }
        if (length > LONGEST) {
            return Optional.of(Weakness.TOO_LONG);
        }
        return lists().measure(written, about).getScore() < GUESSABLE ? Optional.of(Weakness.COMMON) : Optional.empty();
    }

    String hash(String password) {
        return hashing(() -> String.valueOf(argon.encode(normal(password))));
    }

    /** Takes as long whether there is a hash or not. */
    boolean fits(String password, @Nullable String hash) {
        String held = nobodys();
        boolean fits = hashing(() -> argon.matches(normal(password), hash == null ? held : hash));
        return fits && hash != null;
    }

    private synchronized String nobodys() {
        if (nobodys == null) {
            nobodys = hash(Token.random().secret());
        }
        return nobodys;
    }

    private synchronized Zxcvbn lists() {
        if (lists == null) {
            lists = new Zxcvbn();
        }
        return lists;
    }

    /** It takes a while, and may wait for others: never with rows locked and a connection held. */
    private <T> T hashing(Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a password is digested before the transaction, not within");
        }
        hashing.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            hashing.release();
        }
    }

    private static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }
}
