package paddock.homologation;

import org.jspecify.annotations.Nullable;
import paddock.kernel.Text;

/** That a circuit needs no order, and why. Without one, silence means that nobody knows. */
public record Exemption(@Nullable String circuit, Text reason, String cite) {}
