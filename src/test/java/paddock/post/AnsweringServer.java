package paddock.post;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A mail server that answers a command as it is told, and anything else with yes. */
final class AnsweringServer implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final Map<String, String> answers;

    /** @param answers by command; by a dot, to a mail's end */
    AnsweringServer(Map<String, String> answers) throws IOException {
        this.answers = answers;
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        try (Socket line = socket.accept();
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.UTF_8));
                PrintWriter out = new PrintWriter(line.getOutputStream(), false, StandardCharsets.UTF_8)) {
            say(out, "220 test");
            boolean data = false;
            for (String said = in.readLine(); said != null; said = in.readLine()) {
                if (data && !said.equals(".")) {
                    continue;
                }
                String command = said.replaceFirst("[ :].*", "");
                String answer = answers.getOrDefault(command, command.equals("DATA") ? "354 go on" : "250 fine");
                data = answer.startsWith("354");
                say(out, answer);
            }
        } catch (IOException gone) {
            // the other end has hung up
        }
    }

    private static void say(PrintWriter out, String answer) {
        out.print(answer + "\r\n");
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
