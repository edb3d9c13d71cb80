package paddock.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Collectors;
import paddock.FormToken;

/** One of the demonstration's people with a browser, in English. */
record SignedIn(int port, String cookie) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    static SignedIn as(int port, String role) throws Exception {
        SignedIn nobody = new SignedIn(port, FormToken.COOKIE);
        HttpResponse<String> answer = nobody.send(
                "POST",
                "/sign-in",
                "email=" + role + "%40demonstration.invalid&password=paddock-demonstration&to=/account");
        assertThat(answer.statusCode()).as(role).isEqualTo(302);
        return new SignedIn(
                port,
                answer.headers().allValues("Set-Cookie").stream()
                        .map(cookie -> cookie.replaceFirst(";.*", ""))
                        .filter(cookie -> !cookie.startsWith("paddock_form="))
                        .collect(Collectors.joining("; ", FormToken.COOKIE + "; ", "")));
    }

    /** What is not read is a form that is sent. */
    HttpResponse<String> send(String method, String path, String form) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .headers("Cookie", cookie, "Accept-Language", "en");
        if (!method.equals("GET")) {
            request.header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(
                            FormToken.field(cookie.contains("paddock=") ? cookie : "") + "&" + form));
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
