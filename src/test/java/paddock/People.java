package paddock;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
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

    /** A token of somebody’s, good for reading and more. */
    public static String token(Served served, String role, String scope) throws IOException, InterruptedException {
        String cookie = signIn(served, role);
        String form = FormToken.field(cookie) + "&name=test&days=30&scope=READ&scope=" + scope;
        HttpRequest request = HttpRequest.newBuilder(served.uri("/account/tokens"))
                .headers("Cookie", cookie, "Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        String page = served.http().send(request, BodyHandlers.ofString()).body();
        return Pattern.compile("paddock_[A-Za-z0-9_-]{43}")
                .matcher(page)
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(role + " gets no token: " + page));
    }
}
