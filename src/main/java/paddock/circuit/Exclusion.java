package paddock.circuit;

import paddock.kernel.Days;
import paddock.kernel.Text;

/** Two layouts the site never runs together though they share no track; {@code first} sorts before {@code second}. */
public record Exclusion(String first, String second, Text reason, Days during) {}
