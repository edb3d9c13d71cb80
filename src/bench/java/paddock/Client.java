package paddock;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * One browser's connection, kept open: it asks as browsers do, compression included, and only counts what comes. It is
 * this bare because on the same processors every microsecond of its own would count as the server's.
 */
final class Client implements AutoCloseable {

    private static final int PATIENCE = 60_000;

    private final int port;
    private final Map<String, String> cookies = new TreeMap<>();
    private Socket socket;
    private InputStream in;

    /** What came back, the body as it was sent. */
    static final class Answer {

        private final int status;
        private final Map<String, String> headers;
        private final byte[] body;

        private Answer(int status, Map<String, String> headers, byte[] body) {
            this.status = status;
            this.headers = headers;
            this.body = body;
        }

        int status() {
            return status;
        }

        Optional<String> location() {
            return Optional.ofNullable(headers.get("location"));
        }

        String text() {
            try (InputStream plain = "gzip".equals(headers.get("content-encoding"))
                    ? new GZIPInputStream(new ByteArrayInputStream(body))
                    : new ByteArrayInputStream(body)) {
                return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException torn) {
                throw new UncheckedIOException(torn);
            }
        }

        private boolean last() {
            return "close".equalsIgnoreCase(headers.get("connection"));
        }
    }

    Client(int port) throws IOException {
        this.port = port;
        this.socket = connected(port);
        this.in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    }

    private static Socket connected(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE);
        return socket;
    }

    Answer get(String path) throws IOException {
        return get(path, "");
    }

    /** @param token of a program; empty for a browser */
    Answer get(String path, String token) throws IOException {
        String request = "GET " + path + " HTTP/1.1\r\nHost: localhost:" + port
                + "\r\nAccept: text/html,*/*\r\nAccept-Language: fr\r\nAccept-Encoding: gzip" + cookies()
                + (token.isEmpty() ? "" : "\r\nAuthorization: Bearer " + token) + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return answer();
    }

    /** The answer to JSON sent to an address. */
    Answer post(String path, byte[] json) throws IOException {
        return post(path, json, "");
    }

    /** The same for a program that shows a token. */
    Answer post(String path, byte[] json, String token) throws IOException {
        String request = "POST " + path + " HTTP/1.1\r\nHost: localhost:" + port
                + "\r\nContent-Type: application/json\r\nAccept-Encoding: gzip\r\nContent-Length: " + json.length
                + (token.isEmpty() ? "" : "\r\nAuthorization: Bearer " + token) + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(json);
        return answer();
    }

    /** The answer to a form that is filled in on a page and sent to an address. */
    Answer send(String page, String path, String form) throws IOException {
        Answer shown = get(page);
        after(shown);
        Matcher token = TOKEN.matcher(shown.text());
        if (!token.find()) {
            throw new IllegalStateException(page + " answered " + shown.status() + " and has no form");
        }
        byte[] body = ("_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8) + "&" + form)
                .getBytes(StandardCharsets.UTF_8);
        String request = "POST " + path + " HTTP/1.1\r\nHost: localhost:" + port
                + "\r\nContent-Type: application/x-www-form-urlencoded\r\nAccept-Language: fr\r\nContent-Length: "
                + body.length + cookies() + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(body);
        return answer();
    }

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]*)\"");

    private String cookies() {
        return cookies.isEmpty()
                ? ""
                : cookies.entrySet().stream()
                        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                        .collect(Collectors.joining("; ", "\r\nCookie: ", ""));
    }

    private void keep(String cookie) {
        String[] parts = cookie.split(";", 2)[0].split("=", 2);
        if (parts[1].isEmpty()) {
            cookies.remove(parts[0]);
        } else {
            cookies.put(parts[0], parts[1]);
        }
    }

    private Answer answer() throws IOException {
        String[] status = line().split(" ", 3);
        Map<String, String> headers = new HashMap<>();
        for (String header = line(); !header.isEmpty(); header = line()) {
            int colon = header.indexOf(':');
            String name = header.substring(0, colon).toLowerCase(Locale.ROOT);
            String value = header.substring(colon + 1).strip();
            headers.put(name, value);
            if (name.equals("set-cookie")) {
                keep(value);
            }
        }
        return new Answer(Integer.parseInt(status[1]), headers, body(headers));
    }

    /** For the next request: on a new connection where the server has said that this one is over. */
    void after(Answer answer) throws IOException {
        if (answer.last()) {
            connectAgain();
        }
    }

    /** As browsers do that come back after a while: the server has hung up meanwhile. */
    void connectAgain() throws IOException {
        socket.close();
        socket = connected(port);
        in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if (!"chunked".equals(headers.get("transfer-encoding"))) {
            return exactly(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream(1 << 15);
        int size;
        do {
            size = Integer.parseInt(line(), 16);
            body.write(exactly(size));
            line();
        } while (size > 0);
        return body.toByteArray();
    }

    private byte[] exactly(int size) throws IOException {
        byte[] bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new EOFException("the server hung up");
        }
        return bytes;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(80);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the server hung up");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
