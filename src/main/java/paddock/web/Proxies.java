package paddock.web;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import org.apache.catalina.util.NetMask;
import org.jspecify.annotations.Nullable;
import paddock.kernel.CannotStart;

/** The machines whose word is taken for where a request comes from: addresses and networks that the operator names. */
record Proxies(List<NetMask> networks) {

    /** @throws CannotStart when something in it is neither an address nor a network */
    static Proxies of(String setting) {
        return new Proxies(Arrays.stream(setting.split("[\\s,]+", -1))
                .filter(part -> !part.isEmpty())
                .map(Proxies::network)
                .toList());
    }

    boolean trusts(String address) {
        InetAddress read = read(address);
        return read != null && networks.stream().anyMatch(network -> network.matches(read));
    }

    /**
     * Where a request comes from by what proxies have written, each to the right of what it was told: the last address
     * that is none of theirs. Whatever stands left of it may be made up.
     */
    String client(String peer, String forwardedFor) {
        String[] hops = forwardedFor.split(",", -1);
        String client = peer;
        for (int i = hops.length - 1; i >= 0 && trusts(client); i--) {
            InetAddress hop = read(hops[i].strip());
            if (hop == null) {
                return client;
            }
            client = hop.getHostAddress();
        }
        return client;
    }

    private static @Nullable InetAddress read(String address) {
        try {
            return InetAddress.ofLiteral(address);
        } catch (IllegalArgumentException notOne) {
            return null;
        }
    }

    private static NetMask network(String part) {
        try {
            if (read(part.replaceFirst("/[0-9]+$", "")) == null) {
                throw new IllegalArgumentException("a name is not looked up");
            }
            return new NetMask(part);
        } catch (RuntimeException notOne) {
            throw new CannotStart(
                    "PADDOCK_PROXIES names " + part + ", which is neither an address nor a network",
                    "Write addresses and networks such as 127.0.0.1 and 10.0.0.0/8, with commas between them",
                    notOne);
        }
    }
}
