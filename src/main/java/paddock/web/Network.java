package paddock.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where requests come from, as one counts them. */
public final class Network {

    private static final List<String> HANDED_ON = List.of(
            "X-Forwarded-For",
            "X-Forwarded-Proto",
            "X-Forwarded-Host",
            "X-Forwarded-Port",
            "Forwarded",
            "X-Real-IP",
            "Via");

    private static final String HERE = Network.class.getName();

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

    /** Whether a request comes from this very machine, by nobody's word but the connection's: a proxy speaks for others. */
    public static boolean isHere(HttpServletRequest request) {
        return request.getAttribute(HERE) != null;
    }

    /** Looks at a request as it came, before anything is believed that was handed on with it. */
    static void keepWhetherHere(HttpServletRequest request) {
        if (isLoopback(request.getRemoteAddr())
                && HANDED_ON.stream().allMatch(header -> request.getHeader(header) == null)
                && isThisMachine(request.getHeader("Host"))) {
            request.setAttribute(HERE, true);
        }
    }

    private static boolean isThisMachine(@Nullable String asked) {
        if (asked == null) {
            return false;
        }
        String host = asked.replaceFirst(":[0-9]{1,5}$", "");
        return host.equalsIgnoreCase("localhost") || isLoopback(host.replaceFirst("^\\[(.*)]$", "$1"));
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.ofLiteral(address).isLoopbackAddress();
        } catch (IllegalArgumentException name) {
            return false;
        }
    }
}
