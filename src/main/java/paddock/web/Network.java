package paddock.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** Where requests come from, as one counts them. */
public final class Network {

    private static final List<String> HANDED_ON = List.of("X-Forwarded-For", "Forwarded", "X-Real-IP", "Via");

    private Network() {}

    /** The address of a request; of IPv6 the network, of which one household or company has a whole one. */
    public static String of(HttpServletRequest request) {
        return of(request.getRemoteAddr());
    }

    static String of(String address) {
        if (!address.contains(":")) {
            return address;
        }
        byte[] bytes = InetAddress.ofLiteral(address).getAddress();
        String network = HexFormat.of().formatHex(Arrays.copyOf(bytes, 8));
        return bytes.length == 4 || network.matches("0+")
                ? address
                : Arrays.stream(network.split("(?<=\\G.{4})", -1))
                        .map(group -> group.replaceFirst("^0+(?=.)", ""))
                        .collect(Collectors.joining(":", "", "::/64"));
    }

    /**
     * Whether a request comes from this very machine, by nobody's word but the connection's or a trusted proxy's. What a
     * proxy that nobody has named hands on is somebody else's.
     */
    public static boolean isHere(HttpServletRequest request) {
        return InetAddress.ofLiteral(request.getRemoteAddr()).isLoopbackAddress()
                && HANDED_ON.stream().allMatch(header -> request.getHeader(header) == null || trusted(request));
    }

    private static boolean trusted(HttpServletRequest request) {
        return request.getAttribute(Arrival.PROXIED) != null;
    }
}
