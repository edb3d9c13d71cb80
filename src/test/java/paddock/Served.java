package paddock;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import paddock.store.Database;
import paddock.store.TestDatabases;

/** The product as it is shipped, serving in a process of its own on a database that a test can reach as well. */
public record Served(OwnProcess process, int port, Database database, HttpClient http) implements AutoCloseable {

    public static Served with(Map<String, String> settings) throws Exception {
        return on(TestDatabases.EMBEDDED.fresh(), settings);
    }

    public static Served on(Database database, Map<String, String> settings) throws Exception {
        int port = settings.containsKey("PADDOCK_PORT") ? Integer.parseInt(settings.get("PADDOCK_PORT")) : Ports.free();
        Path folder = Files.createTempDirectory("paddock-node");
        Map<String, String> all = new HashMap<>(Map.of(
                "PADDOCK_DATABASE_URL", database.jdbcUrl(),
                "PADDOCK_DATABASE_USER", database.user(),
                "PADDOCK_DATABASE_PASSWORD", database.password(),
                "PADDOCK_AUDIT_KEY", "0123456789abcdef".repeat(4),
                "PADDOCK_DATA", folder.toString(),
                "PADDOCK_PORT", Integer.toString(port)));
        all.putAll(settings);
        OwnProcess process = OwnProcess.asShipped(all, "serve").says("is ready at");
        return new Served(process, port, database, HttpClient.newHttpClient());
    }

    public HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(60));
        return http.send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
    }

    public HttpResponse<String> post(String path, String type, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", type)
                .header("Cookie", FormToken.COOKIE)
                .POST(body);
        return http.send(request.build(), BodyHandlers.ofString());
    }

    public URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    /** A connection on which nothing has been said yet but this. */
    public Socket saying(String words) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(60_000);
        say(socket, words);
        return socket;
    }

    /** With lines ended as HTTP has it. */
    public static void say(Socket socket, String words) throws IOException {
        socket.getOutputStream().write(words.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    /** The database as the product's own account sees it. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }

    /** Whether somebody else is answered, and soon. */
    public boolean answersOthers() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri("/sites"))
                .timeout(Duration.ofSeconds(5))
                .build();
        return http.send(request, BodyHandlers.ofString()).statusCode() == 200;
    }

    /** Ends it as a machine that loses its power does. */
    public void kill() {
        process.process().destroyForcibly();
    }

    @Override
    public void close() throws IOException {
        http.close();
        process.close();
    }
}
