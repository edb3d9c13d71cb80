package paddock.once;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * An answer of the programming interface, as it can be kept for whoever asks again.
 *
 * @param body JSON
 * @param version of the thing it is about; 0 where it is about none
 */
public record Reply(int status, String body, int version) {

    public ResponseEntity<String> response() {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status)
                .contentType(status >= 400 ? MediaType.APPLICATION_PROBLEM_JSON : MediaType.APPLICATION_JSON);
        if (version > 0) {
            answer.header(HttpHeaders.ETAG, "\"" + version + "\"");
        }
        return answer.body(body);
    }
}
