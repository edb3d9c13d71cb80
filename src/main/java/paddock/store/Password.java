package paddock.store;

import java.security.SecureRandom;
import java.util.Base64;

/** A secret that no person has to type. */
final class Password {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Password() {}

    /** 192 bits in letters, digits, minus and underscore: safe in a properties file. */
    static String random() {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }
}
