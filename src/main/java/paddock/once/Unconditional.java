package paddock.once;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import paddock.web.BadInput;

/** A change that does not say which version of the thing it is about: answered 428, for somebody else may have changed it. */
public final class Unconditional extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    private Unconditional() {
        super(HttpStatus.PRECONDITION_REQUIRED);
    }

    /**
     * The version of a thing that a change is about.
     *
     * @param match the header {@code If-Match}, as the {@code ETag} of the thing gave it
     * @throws Unconditional where there is none
     */
    public static int version(@Nullable String match) {
        if (match == null) {
            throw new Unconditional();
        }
        if (match.matches("\"\\d{1,9}\"")) {
            return Integer.parseInt(match.substring(1, match.length() - 1));
        }
        throw new BadInput(HttpHeaders.IF_MATCH, match, List.of("\"1\""));
    }
}
