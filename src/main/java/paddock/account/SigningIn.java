package paddock.account;

import paddock.kernel.Token;

/** Every way the attempt to sign in can end. */
sealed interface SigningIn {

    /**
     * The right password.
     *
     * @param device what the device shows from now on
     * @param known what tells the device apart from strangers, at later attempts
     */
    record Welcome(Token device, Token known) implements SigningIn {}

    /**
     * The right password, and a code is still asked for.
     *
     * @param ticket with which the device gives it
     */
    record Half(Token ticket) implements SigningIn {}

    /** They were signed in already, and have given the right password once more. */
    record Proved() implements SigningIn {}

    /** No such address, another password, an account that has ended: the same for all of them. */
    record Wrong() implements SigningIn {}

    /** What was begun has ended, and has to be begun again. */
    record Gone() implements SigningIn {}

    /** Too many wrong ones lately. */
    record TooMany() implements SigningIn {}
}
