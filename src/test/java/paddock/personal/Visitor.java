package paddock.personal;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import paddock.FormToken;

/** Somebody with a browser, signed in or not. */
record Visitor(int port, String cookie) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    static Visitor at(int port) {
        return new Visitor(port, FormToken.COOKIE);
    }

    /** The same, signed in; as they were where the password was not right. */
    Visitor signedIn(String email, String password) throws IOException, InterruptedException {
        HttpResponse<String> answer = post("/sign-in", "email=" + coded(email) + "&password=" + coded(password));
        String given = answer.headers().allValues("Set-Cookie").stream()
                .filter(one -> one.startsWith("paddock="))
                .map(one -> one.replaceFirst(";.*", ""))
                .findFirst()
                .orElse("none=");
        return new Visitor(port, FormToken.COOKIE + "; " + given);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HTTP.send(request(path).GET().build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
        return HTTP.send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(FormToken.field(cookie) + (form.isEmpty() ? "" : "&" + form)))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Cookie", cookie)
                .header("User-Agent", "Marked Browser")
                .header("Accept-Language", "en");
    }

    static String coded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
