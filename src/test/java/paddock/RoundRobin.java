package paddock;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A proxy that gives each connection to the next node, and passes over those that no longer listen. */
final class RoundRobin implements AutoCloseable {

    private final ServerSocket door;
    private final List<Integer> nodes;
    private final AtomicInteger turn = new AtomicInteger();

    RoundRobin(List<Integer> nodes) throws IOException {
        this.nodes = nodes;
        this.door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::receive);
    }

    int port() {
        return door.getLocalPort();
    }

    private void receive() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Thread.ofVirtual().start(() -> join(client));
            } catch (IOException closing) {
                return;
            }
        }
    }

    private void join(Socket client) {
        try (client;
                Socket node = next()) {
            Thread.ofVirtual().start(() -> pass(client, node));
            pass(node, client); // a node that dies ends what it was asked
        } catch (IOException gone) {
            // The client sees its connection end.
        }
    }

    private Socket next() throws IOException {
        for (int tries = 0; tries < nodes.size(); tries++) {
            int node = nodes.get(Math.floorMod(turn.getAndIncrement(), nodes.size()));
            try {
                return new Socket(InetAddress.getLoopbackAddress(), node);
            } catch (IOException dead) {
                // The next one, then.
            }
        }
        throw new IOException("no node listens");
    }

    private static void pass(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
            to.shutdownOutput();
        } catch (IOException gone) {
            // Whoever is left notices.
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
