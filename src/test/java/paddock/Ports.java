package paddock;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Where a Paddock of a test's own may listen. */
public final class Ports {

    private Ports() {}

    /** Nobody listened there a moment ago. */
    public static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
