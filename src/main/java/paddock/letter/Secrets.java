package paddock.letter;

import java.security.SecureRandom;
import paddock.kernel.Token;

/**
 * What makes a letter known again to whoever has it; digests alone are kept.
 *
 * @param opens what its links carry
 * @param answers what the address that it is answered at carries: small letters, as mail programs leave them
 */
record Secrets(Token opens, Token answers) {

    static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    static final int LENGTH = 26;
    private static final SecureRandom RANDOM = new SecureRandom();

    static Secrets random() {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            letters.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return new Secrets(Token.random(), new Token(letters.toString()));
    }
}
