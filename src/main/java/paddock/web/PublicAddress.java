package paddock.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import paddock.kernel.CannotStart;

/**
 * Where people outside reach this installation, for links that leave it. What a request says of that is believed only
 * until it has been set: whoever asks for a mail to somebody else could have its link lead to a place of their own.
 */
@Component
@ConditionalOnWebApplication
public class PublicAddress {

    private final String set;

    PublicAddress(@Value("${paddock.address:}") String set) {
        this.set = set.strip().replaceAll("/+$", "");
        if (!this.set.isEmpty() && !this.set.matches("https?://[A-Za-z0-9.\\-\\[\\]:]+")) {
            throw new CannotStart(
                    "PADDOCK_ADDRESS=" + set + " is not where a browser could go",
                    "Write it as https://paddock.example.org");
        }
    }

    /** The whole address of a path. */
    public String of(HttpServletRequest request, String path) {
        return set.isEmpty()
                ? ServletUriComponentsBuilder.fromContextPath(request)
                        .path(path)
                        .toUriString()
                : set + path;
    }
}
