package paddock.booking;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * An answer of the programming interface, as it can be kept for whoever asks again.
 *
 * @param body JSON
 * @param version of the booking it is about; 0 where it is about none
 */
record Reply(int status, String body, int version) {

    ResponseEntity<String> response() {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status)
                .contentType(status >= 400 ? MediaType.APPLICATION_PROBLEM_JSON : MediaType.APPLICATION_JSON);
        if (version > 0) {
            answer.header(HttpHeaders.ETAG, "\"" + version + "\"");
        }
        return answer.body(body);
    }
}
