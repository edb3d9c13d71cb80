package paddock.openid;

import java.io.IOException;

/** The provider does not answer, not in time, or not what it should: nothing that whoever signs in could mend. */
final class Away extends IOException {

    private static final long serialVersionUID = 1L;

    Away(String why) {
        super(why);
    }

    Away(String why, Throwable cause) {
        super(why + ": " + cause, cause);
    }

    /** Whether that is what lies behind a failure. */
    static boolean isBehind(Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; cause != null && i < 20; i++) {
            if (cause instanceof Away) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
