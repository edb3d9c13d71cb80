package paddock.openid;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import paddock.Ports;
import paddock.Served;

/** Paddock and a provider, each in a process of its own, and what people do at both. */
record OpenIdWorld(Served paddock, Process townHall, Path said, String address) implements AutoCloseable {

    private static final String DEMO = "paddock-demonstration";

    static OpenIdWorld open() throws Exception {
        int port = Ports.free();
        int town = Ports.free();
        String address = "http://localhost:" + port;
        Path said = Files.createTempFile("town-hall", ".log");
        Process townHall = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TownHall.class.getName(),
                        Integer.toString(town),
                        address + "/sign-in/openid/answer")
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        Served paddock = Served.with(Map.of(
                "PADDOCK_PORT",
                Integer.toString(port),
                "PADDOCK_RATE",
                "off",
                "PADDOCK_ADDRESS",
                address,
                "PADDOCK_OPENID_ISSUER",
                "http://127.0.0.1:" + town,
                "PADDOCK_OPENID_CLIENT",
                TownHall.CLIENT,
                "PADDOCK_OPENID_SECRET",
                TownHall.SECRET,
                "PADDOCK_OPENID_NAME",
                "Mairie",
                "PADDOCK_OPENID_SECOND_STEP",
                "otp"));
        for (int i = 0; i < 600 && !Files.readString(said).contains("is open"); i++) {
            if (!townHall.isAlive()) {
                throw new IllegalStateException(Files.readString(said));
            }
            Thread.sleep(100);
        }
        return new OpenIdWorld(paddock, townHall, said, address);
    }

    /** What a test before may have left. */
    void forget() throws Exception {
        sql("delete from factor.link");
        sql("delete from openid.newcomer");
        sql("delete from account.failure");
        sql("delete from factor.demand");
        sql("delete from factor.one_time_code");
    }

    @Override
    public void close() throws IOException {
        paddock.close();
        townHall.destroy();
        townHall.onExit().join();
        Files.delete(said);
    }

    void sql(String statement) throws Exception {
        try (Connection connection = paddock.connect();
                Statement run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    String told(String query) throws Exception {
        try (Connection connection = paddock.connect();
                Statement run = connection.createStatement();
                ResultSet row = run.executeQuery(query)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    void here(Page page, String email) {
        page.fill("#email", email);
        page.fill("#password", DEMO);
        page.locator("form[action='/sign-in'] button").click();
    }

    void there(Page page, String name) {
        page.waitForURL("**/login");
        page.fill("#username", name);
        page.fill("#password", TownHall.PASSWORD);
        page.locator("button[type=submit]").click();
    }

    /** Links the demonstration's sales to somebody at the town hall, as a person would. */
    void link(Page page, String email, String name) {
        page.navigate(address + "/sign-in?to=/account/openid");
        here(page, email);
        page.waitForURL(address + "/account/openid");
        page.locator("main a[href^='/sign-in/openid']").click();
        there(page, name);
        page.waitForURL(address + "/account/openid");
        page.locator("form[action='/account/openid'] button").click();
        page.waitForURL(address + "/account/openid?said=made");
    }

    HttpResponse<String> get(String path, String cookie) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : address + path))
                .header("Cookie", cookie)
                .build();
        return paddock.http().send(request, BodyHandlers.ofString());
    }

    /** A browser that has been sent to the provider. */
    record Sent(String state, String cookie) {}

    Sent sent() throws Exception {
        HttpResponse<String> answer = get("/sign-in/openid", "none=");
        String to = answer.headers().firstValue("Location").orElseThrow();
        return new Sent(
                to.replaceFirst(".*[?&]state=([^&]*).*", "$1"),
                answer.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", ""));
    }
}
