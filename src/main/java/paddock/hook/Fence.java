package paddock.hook;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.catalina.util.NetMask;
import org.springframework.stereotype.Component;
import paddock.hook.HookSettings.Place;

/**
 * Keeps whoever sets up an endpoint from reaching, through Paddock, what only Paddock can reach: this machine, and the
 * networks around it. Names are looked up each time, for a name can lead elsewhere tomorrow.
 */
@Component
final class Fence {

    static final int LONGEST = 2000;

    /** What is not the internet, by the registers of special addresses (RFC 6890), with those that hold another address within. */
    private static final List<NetMask> INSIDE = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "224.0.0.0/4",
                    "240.0.0.0/4",
                    "::/96",
                    "64:ff9b::/96",
                    "64:ff9b:1::/48",
                    "100::/64",
                    "2001::/32",
                    "2002::/16",
                    "fc00::/7",
                    "fe80::/10",
                    "fec0::/10",
                    "ff00::/8")
            .map(NetMask::new)
            .toList();

    private final HookSettings settings;

    Fence(HookSettings settings) {
        this.settings = settings;
    }

    /** What is wrong with an address that somebody has typed, by the name of the text that says it. */
    Optional<String> wrong(String typed) {
        if (typed.length() > LONGEST || !typed.matches("[\\x21-\\x7e]+")) {
            return Optional.of("unreadable");
        }
        URI address;
        try {
            address = URI.create(typed);
        } catch (IllegalArgumentException unreadable) {
            return Optional.of("unreadable");
        }
        boolean whole = address.getHost() != null
                && address.getRawUserInfo() == null
                && address.getRawFragment() == null
                && address.getPort() != 0
                && address.getPort() <= 65_535;
        if (!whole || !List.of("http", "https").contains(address.getScheme())) {
            return Optional.of("unreadable");
        }
        boolean here = settings.place() == Place.HERE && HookSettings.isHere(address.getHost());
        if (address.getScheme().equals("http") && !here) {
            return Optional.of("plain");
        }
        return literal(address.getHost()).filter(one -> !isOpen(one)).map(one -> "inside");
    }

    private static Optional<InetAddress> literal(String host) {
        try {
            return Optional.of(InetAddress.ofLiteral(host.replaceFirst("^\\[(.*)]$", "$1")));
        } catch (IllegalArgumentException name) {
            return Optional.empty();
        }
    }

    /**
     * Why nothing may be sent to an address now; nothing where it may. All that its name stands for must be open, for
     * nobody says which of it a connection takes.
     */
    Optional<Fault> closed(URI address) {
        if (!settings.leaves()) {
            return Optional.of(Fault.DEMONSTRATION);
        }
        if (wrong(address.toString()).isPresent()) {
            return Optional.of(Fault.INSIDE);
        }
        try {
            String host = address.getHost().replaceFirst("^\\[(.*)]$", "$1");
            boolean open = Arrays.stream(InetAddress.getAllByName(host)).allMatch(this::isOpen);
            return open ? Optional.empty() : Optional.of(Fault.INSIDE);
        } catch (UnknownHostException unknown) {
            return Optional.of(Fault.UNKNOWN_HOST);
        }
    }

    private boolean isOpen(InetAddress address) {
        return INSIDE.stream().noneMatch(network -> network.matches(address))
                || (settings.place() == Place.HERE && address.isLoopbackAddress())
                || settings.inside().stream().anyMatch(network -> network.matches(address));
    }
}
