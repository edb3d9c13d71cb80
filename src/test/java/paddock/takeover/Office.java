package paddock.takeover;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import paddock.FormToken;

/** Somebody of the operator's in front of a browser, who takes a calendar over. */
final class Office {

    /** What runs, so that the order of Alès has nothing against it. */
    static final Map<String, String> FACTS = Map.of(
            "activity", "practice", "count", "8", "category", "touring-gt", "powertrain", "combustion", "noise", "90");

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;
    private final String cookie;

    private Office(int port, String cookie) {
        this.port = port;
        this.cookie = cookie;
    }

    static Office of(int port, String role) throws IOException, InterruptedException {
        Office stranger = new Office(port, FormToken.COOKIE);
        String form = FormToken.FIELD + "&email=" + role
                + "%40demonstration.invalid&password=paddock-demonstration&to=/account";
        HttpResponse<String> answer = stranger.post("/sign-in", form);
        String cookies = answer.headers().allValues("Set-Cookie").stream()
                .map(one -> one.replaceFirst(";.*", ""))
                .filter(one -> !one.startsWith("paddock_form="))
                .collect(Collectors.joining("; ", FormToken.COOKIE + "; ", ""));
        return new Office(port, cookies);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(uri(path))
                        .headers("Cookie", cookie, "Accept-Language", "en")
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(uri(path))
                        .headers("Cookie", cookie, "Accept-Language", "en", "Content-Type", FORM)
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create(path.startsWith("http") ? path : "http://localhost:" + port + path);
    }

    HttpResponse<String> send(String name, byte[] file) throws IOException, InterruptedException {
        return send(name, file, token());
    }

    HttpResponse<String> send(String name, byte[] file, String token) throws IOException, InterruptedException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        String part = "--frontier\r\nContent-Disposition: form-data; name=\"";
        body.writeBytes((part + "_csrf\"\r\n\r\n" + token + "\r\n" + part + "file\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes("\r\n--frontier--\r\n".getBytes(StandardCharsets.US_ASCII));
        return form(body.toByteArray());
    }

    String token() {
        return FormToken.field(cookie).replace("_csrf=", "");
    }

    String part(String name, String value) {
        return "--frontier\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    /** A form with a file in it, in whatever state. */
    HttpResponse<String> form(byte[] body) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(uri("/sites/ales/takeovers"))
                        .headers("Cookie", cookie, "Accept-Language", "en")
                        .header("Content-Type", "multipart/form-data; boundary=frontier")
                        .POST(BodyPublishers.ofByteArray(body))
                        .build(),
                BodyHandlers.ofString());
    }

    /** Sends a file that is to be read; the address of its page. */
    String read(String name, String file) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(name, file.getBytes(StandardCharsets.UTF_8));
        if (answer.statusCode() != 302) {
            throw new AssertionError(answer.statusCode() + ": " + said(answer.body()));
        }
        return uri(answer.headers().firstValue("Location").orElseThrow()).getPath();
    }

    /** Does something with what the page shows. */
    HttpResponse<String> order(String page, String what, Map<String, String> more)
            throws IOException, InterruptedException {
        String shown = get(page).body();
        Map<String, String> form = new LinkedHashMap<>(more);
        form.putIfAbsent("version", shown.replaceFirst("(?s).*name=\"version\" value=\"(\\d+)\".*", "$1"));
        String body = form.entrySet().stream()
                .map(each -> each.getKey().replaceFirst("#\\d+$", "") + "="
                        + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", FormToken.field(cookie) + "&", ""));
        return post(page + "/" + what, body);
    }

    /** A dry run, until it is over; the page then. */
    String rehearsed(String page, Map<String, String> matching) throws IOException, InterruptedException {
        Map<String, String> form = new LinkedHashMap<>(FACTS);
        form.putAll(matching);
        form.put("act", "rehearse");
        HttpResponse<String> answer = order(page, "matching", form);
        if (answer.statusCode() != 302) {
            throw new AssertionError(answer.statusCode() + ": " + said(answer.body()));
        }
        return settled(page);
    }

    /** The page once nothing is being done. */
    String settled(String page) throws IOException, InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            String shown = get(page).body();
            if (!shown.contains("hx-trigger=\"every")) {
                return shown;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("still at work: " + said(get(page).body()));
    }

    /** What each line became, as the table tells: line, outcome, explanation. */
    java.util.List<String> table(String page) throws IOException, InterruptedException {
        return paddock.web.Csv.read(get(page + "/lines.csv").body()).stream()
                .skip(1)
                .map(cells -> cells.get(0) + " " + cells.get(1) + (cells.get(2).isEmpty() ? "" : ": " + cells.get(2)))
                .toList();
    }

    /** The words of a page. */
    static String said(String page) {
        return page.replaceAll("(?s)<(script|style|svg).*?</\\1>", " ")
                .replaceAll("<[^>]+>", " ")
                .replaceAll("\\s+", " ");
    }
}
