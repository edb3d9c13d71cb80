package paddock.homologation;

import java.util.List;

/** All that is written about a site's circuits: orders in their versions, and what needs none. */
public record Law(List<Order> orders, List<Exemption> exemptions) {

    public static final Law NONE = new Law(List.of(), List.of());

    public Law {
        orders = List.copyOf(orders);
        exemptions = List.copyOf(exemptions);
    }
}
