package paddock.hook;

import java.net.InetAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.apache.catalina.util.NetMask;
import org.jspecify.annotations.Nullable;
import paddock.kernel.CannotStart;

/**
 * Where webhooks may go from this installation.
 *
 * @param inside networks of the operator's own that may be sent to
 */
record HookSettings(Place place, List<NetMask> inside) {

    HookSettings {
        inside = List.copyOf(inside);
    }

    /** Where this installation itself is. */
    enum Place {
        /** Reached at this very machine and nowhere else, by whoever works on a program: that may be told here, and without encryption. */
        HERE,
        /** A demonstration that others reach, whose administrator anybody can be: nothing leaves it. */
        SHOWN,
        /** At work. */
        SERVING
    }

    /** From the properties paddock.webhook.networks, .address and .demo, as they are at run time. */
    static HookSettings from(Function<String, @Nullable String> property) {
        String address = valueOf(property, "paddock.address");
        boolean demonstration = valueOf(property, "paddock.demo").equals("on");
        boolean here = address.isEmpty() ? demonstration : isHere(hostOf(address));
        Place other = demonstration ? Place.SHOWN : Place.SERVING;
        List<NetMask> inside = Arrays.stream(
                        valueOf(property, "paddock.webhook.networks").split("[\\s,]+", -1))
                .filter(part -> !part.isEmpty())
                .map(HookSettings::network)
                .toList();
        return new HookSettings(here ? Place.HERE : other, inside);
    }

    public boolean leaves() {
        return place != Place.SHOWN;
    }

    private static String valueOf(Function<String, @Nullable String> property, String name) {
        String value = property.apply(name);
        return value == null ? "" : value.strip();
    }

    private static String hostOf(String address) {
        try {
            String host = URI.create(address).getHost();
            return host == null ? "" : host;
        } catch (IllegalArgumentException unreadable) {
            return "";
        }
    }

    /** Whether a host, as an address has it, is the machine itself by its very name. */
    static boolean isHere(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(host.replaceFirst("^\\[(.*)]$", "$1")).isLoopbackAddress();
        } catch (IllegalArgumentException name) {
            return false;
        }
    }

    private static NetMask network(String part) {
        try {
            InetAddress first = InetAddress.ofLiteral(part.replaceFirst("/[0-9]+$", ""));
            return new NetMask(first.getHostAddress() + part.replaceFirst("^[^/]*", ""));
        } catch (RuntimeException notOne) {
            throw new CannotStart(
                    "PADDOCK_WEBHOOK_NETWORKS names " + part + ", which is neither an address nor a network",
                    "Write addresses and networks such as 192.168.7.12 and 10.20.0.0/16, with commas between them",
                    notOne);
        }
    }
}
