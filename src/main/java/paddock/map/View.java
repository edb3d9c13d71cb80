package paddock.map;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import paddock.circuit.Circuit;
import paddock.circuit.Conflicts;
import paddock.circuit.Layout;
import paddock.circuit.LayoutOn;
import paddock.circuit.Site;
import paddock.web.Asked;
import paddock.web.BadInput;

/**
 * What the address of a page asks to see.
 *
 * @param with keys of the layouts picked together
 * @param see key of a layout to look at beside them
 * @param on the day, as written
 */
record View(
        @Nullable List<String> with,
        @Nullable String see,
        @Nullable String on) {

    private static final int MOST_PICKED = 12;

    /** The day asked about; today where none is. */
    LocalDate day(LocalDate today) {
        return on == null || on.isBlank() ? today : Asked.date("on", on);
    }

    /** The layout of a circuit that is looked at; absent where none is asked for. */
    @Nullable
    Layout layoutOf(Circuit circuit) {
        if (see == null || see.isBlank()) {
            return null;
        }
        return circuit.layouts().stream()
                .filter(layout -> layout.key().equals(see))
                .findFirst()
                .orElseThrow(() -> new BadInput(
                        "see",
                        see,
                        circuit.layouts().stream().map(Layout::key).limit(20).toList()));
    }

    /** The layouts asked about, as far as they exist on that day; a key the site does not know is bad input. */
    Choice choice(Site site, Conflicts conflicts) {
        List<String> keys = with == null
                ? List.of()
                : List.copyOf(new LinkedHashSet<>(
                        with.stream().filter(key -> !key.isBlank()).toList()));
        if (keys.size() > MOST_PICKED) {
            throw new BadInput("with", keys.size() + " > " + MOST_PICKED, List.of());
        }
        keys.forEach(key -> check(site, "with", key));
        if (see == null || see.isBlank()) {
            return new Choice(conflicts, withKeys(conflicts, keys), null);
        }
        check(site, "see", see);
        LayoutOn pointed =
                withKeys(conflicts, List.of(see)).stream().findFirst().orElse(null);
        return new Choice(conflicts, withKeys(conflicts, keys), pointed);
    }

    private static List<LayoutOn> withKeys(Conflicts conflicts, List<String> keys) {
        return conflicts.layouts().stream()
                .filter(layout -> keys.contains(layout.layout().key()))
                .toList();
    }

    private static void check(Site site, String parameter, String key) {
        List<String> known = site.circuits().stream()
                .flatMap(circuit -> circuit.layouts().stream())
                .map(Layout::key)
                .toList();
        if (!known.contains(key)) {
            throw new BadInput(parameter, key, known.stream().limit(20).toList());
        }
    }
}
