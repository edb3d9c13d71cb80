package paddock.map;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import paddock.circuit.Circuit;
import paddock.circuit.Layout;
import paddock.circuit.Site;

/** Something that another part has to show on a circuit's page. */
public interface CircuitPanel {

    /** The template that has it, as the fragment {@code panel}. */
    String template();

    /** What that template needs. */
    Map<String, Object> model(Site site, Circuit circuit, Seen seen, Locale locale);

    /** The day that is looked at, and the layout; absent where none has been chosen, or there is none. */
    record Seen(LocalDate day, @Nullable Layout layout) {}
}
