package paddock.homologation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import paddock.kernel.Text;

/** All that is written about a site's circuits: orders in their versions, and what needs none. */
public record Law(List<Order> orders, List<Exemption> exemptions) {

    /** That a circuit needs no order, and why. Without one, silence means that nobody knows. */
    public record Exemption(@Nullable String circuit, Text reason, String cite) {}

    public static final Law NONE = new Law(List.of(), List.of());

    public Law {
        orders = List.copyOf(orders);
        exemptions = List.copyOf(exemptions);
    }
}
