package paddock;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.stream.Collectors;

/** The demonstration's people, signing in as a browser would. */
public final class People {

    private People() {}

    /** What the browser of somebody who has just signed in sends along. */
    public static String signIn(Served served, String role) throws IOException, InterruptedException {
        String form = FormToken.FIELD + "&email=" + role
                + "%40demonstration.invalid&password=paddock-demonstration&to=/account";
        HttpResponse<String> answer =
                served.post("/sign-in", "application/x-www-form-urlencoded", BodyPublishers.ofString(form));
        if (answer.statusCode() != 302) {
            throw new IllegalStateException(role + " is not let in: " + answer.statusCode());
        }
        return answer.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.replaceFirst(";.*", ""))
                .filter(cookie -> !cookie.startsWith("paddock_form="))
                .collect(Collectors.joining("; ", FormToken.COOKIE + "; ", ""));
    }
}
