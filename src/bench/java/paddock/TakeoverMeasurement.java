package paddock;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A calendar of a hundred thousand lines: sent, tried without booking, and booked line by line, through the pages. */
final class TakeoverMeasurement implements Measurement {

    private static final int LINES = Integer.getInteger("paddock.bench.lines", 100_000);
    private static final double MINUTES = 10 * 60;
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"(\\d+)\"");
    private static final String PAGES = "/sites/ales/takeovers";

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private int port;

    @Override
    public String name() {
        return "takeover";
    }

    @Override
    public List<Finding> findings() throws IOException {
        try (Workshop workshop = new Workshop(System.getProperty("paddock.bench.data", ""));
                Shop shop = Shop.open(workshop)) {
            port = shop.port();
            return findings(shop);
        } catch (IOException | RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private List<Finding> findings(Shop shop) throws Exception {
        Set<String> layouts = new TreeSet<>();
        StringBuilder file = new StringBuilder("Jour;De;A;Piste;Ref\r\n");
        for (int i = 0; i < LINES; i++) {
            Shop.Slot slot = shop.next();
            layouts.add(slot.layout());
            file.append(slot.day()).append(';').append(slot.hour()).append(';');
            file.append(slot.hour().replace(":00", ":30")).append(';').append(slot.layout());
            file.append(";line ").append(i).append("\r\n");
        }
        submit(
                "/sign-in",
                "/sign-in",
                "email=sales%40demonstration.invalid&password=paddock-demonstration&to=/account");
        long there = shop.count("select count(*) from booking.booking");
        long began = System.nanoTime();
        String page = send(file.toString().getBytes(StandardCharsets.UTF_8));
        double read = seconds(began);
        began = System.nanoTime();
        submit(page, page + "/matching", matching(layouts));
        settle(page);
        double rehearsed = seconds(began);
        began = System.nanoTime();
        submit(page, page + "/run", "manner=each");
        settle(page);
        double booked = seconds(began);
        long created = shop.count("select count(*) from takeover.line where outcome = 'created' and takeover = '"
                + page.substring(page.lastIndexOf('/') + 1) + "'");
        if (created != LINES) {
            throw new IllegalStateException(created + " of " + LINES + " lines were booked");
        }
        String beside = LINES + " lines, " + there + " bookings there";
        return List.of(
                Finding.of("a calendar read", read, "s").beside(beside),
                Finding.of("its dry run", rehearsed, "s")
                        .atMost(MINUTES)
                        .beside(Math.round(LINES / rehearsed) + " lines a second"),
                Finding.of("booked line by line", booked, "s")
                        .atMost(MINUTES)
                        .beside(Math.round(LINES / booked) + " lines a second"));
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private static String matching(Set<String> layouts) {
        String values = layouts.stream()
                .map(layout -> "valueof.what=" + layout + "&meant.what=layout%3A" + layout)
                .collect(Collectors.joining("&"));
        Map<String, String> same = Map.of(
                "same.company", "Écurie Exemple (inventée)",
                "activity", "practice",
                "count", "6",
                "category", "touring-gt",
                "powertrain", "combustion",
                "noise", "88");
        return "act=rehearse&column.day=0&column.from=1&column.until=2&column.what=3&column.reference=4&" + values + "&"
                + same.entrySet().stream()
                        .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }

    /** Sends a form as the page that shows it has it. */
    private void submit(String page, String path, String form) throws IOException, InterruptedException {
        String shown = get(page);
        String version = VERSION.matcher(shown)
                .results()
                .map(one -> "&version=" + one.group(1))
                .findFirst()
                .orElse("");
        String body = "_csrf=" + URLEncoder.encode(token(shown), StandardCharsets.UTF_8) + version + "&" + form;
        HttpRequest request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 302) {
            throw new IllegalStateException(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
    }

    private String send(byte[] file) throws IOException, InterruptedException {
        String part = "--frontier\r\nContent-Disposition: form-data; name=\"";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes((part + "_csrf\"\r\n\r\n" + token(get(PAGES)) + "\r\n" + part
                        + "file\"; filename=\"large.csv\"\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes("\r\n--frontier--\r\n".getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(uri(PAGES))
                .header("Content-Type", "multipart/form-data; boundary=frontier")
                .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        return URI.create(answer.headers()
                        .firstValue("Location")
                        .orElseThrow(() -> new IllegalStateException(answer.statusCode() + ": " + answer.body())))
                .getPath();
    }

    private void settle(String page) throws IOException, InterruptedException {
        while (get(page).contains("hx-trigger=\"every")) {
            Thread.sleep(500);
        }
    }

    private String get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString())
                .body();
    }

    private static String token(String page) {
        Matcher token = TOKEN.matcher(page);
        if (!token.find()) {
            throw new IllegalStateException("no form: " + page);
        }
        return token.group(1);
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }
}
