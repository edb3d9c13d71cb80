package paddock.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import paddock.kernel.CannotStart;

/** What the person at the terminal reads instead of a start. */
final class Refusal {

    private Refusal() {}

    /** One line of it. */
    static String of(ThrowingCallable act) {
        return of(ofAny(act));
    }

    /** One line of it, from wherever it was wrapped. */
    static String of(Throwable thrown) {
        Throwable cause = thrown;
        while (!(cause instanceof CannotStart) && cause.getCause() != null) cause = cause.getCause();
        assertThat(cause).isInstanceOf(CannotStart.class);
        String line = String.valueOf(cause.getMessage());
        assertThat(line.lines()).hasSize(1);
        assertThat(line).matches(".+\\. .+\\.").doesNotContain("..");
        return line;
    }

    static Throwable ofAny(ThrowingCallable act) {
        Throwable thrown = catchThrowable(act);
        assertThat(thrown).isNotNull();
        return thrown;
    }
}
