package paddock.stand;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What lies between a phone and the server: it can be cut, and it can lose what is said on it. */
public final class Cable implements AutoCloseable {

    private final int server;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger losing = new AtomicInteger();
    private ServerSocket listening;

    public Cable(int server) throws IOException {
        this.server = server;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.port = listening.getLocalPort();
        accept(listening);
    }

    public int port() {
        return port;
    }

    /** Nobody answers at the other end. */
    public void cut() throws IOException {
        listening.close();
        for (Socket each : open) {
            each.close();
        }
        open.clear();
    }

    public void mend() throws IOException {
        listening = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        accept(listening);
    }

    /** So many answers to cards that are sent never arrive: the server has them, and the phone does not hear of it. */
    public void lose(int answers) {
        losing.set(answers);
    }

    private enum Way {
        UP,
        DOWN
    }

    private void accept(ServerSocket from) {
        Thread.ofVirtual().start(() -> {
            try {
                while (!from.isClosed()) {
                    Socket phone = from.accept();
                    open.add(phone);
                    Thread.ofVirtual().start(() -> connect(phone));
                }
            } catch (IOException closed) {
                // cut
            }
        });
    }

    private void connect(Socket phone) {
        try (phone;
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server)) {
            open.add(socket);
            Call call = new Call();
            Thread up = Thread.ofVirtual().start(() -> pass(phone, socket, call, Way.UP));
            pass(socket, phone, call, Way.DOWN);
            up.join();
        } catch (IOException closed) {
            // cut
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is asked on a connection at the moment. */
    private static final class Call {
        private volatile boolean sendsCards;
    }

    private void pass(Socket from, Socket to, Call call, Way way) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] some = new byte[65536];
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                String begin = new String(some, 0, Math.min(read, 60), StandardCharsets.ISO_8859_1);
                if (way == Way.UP && begin.matches("(?s)(GET|POST|PUT) .*")) {
                    call.sendsCards = begin.startsWith("POST /api/v1/stand/encounters");
                }
                if (way == Way.DOWN && call.sendsCards && losing.get() > 0) {
                    losing.decrementAndGet();
                    break;
                }
                out.write(some, 0, read);
                out.flush();
            }
        } catch (IOException closed) {
            // cut
        } finally {
            close(from);
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            throw new IllegalStateException(closed);
        }
    }

    @Override
    public void close() throws IOException {
        cut();
    }
}
