package paddock.ground;

import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import paddock.circuit.Site;
import paddock.kernel.Window;
import paddock.web.Formats;

/**
 * A claim as people say it.
 *
 * @param what the layout or the pool
 * @param much how many; empty for a layout
 */
public record ClaimWords(String what, String when, String much) {

    public static ClaimWords of(Site site, Claim claim, Locale locale) {
        Ground ground = new Ground(site);
        String when = when(claim.window(), new Formats(locale));
        return switch (claim) {
            case Claim.Track track -> {
                Optional<Ground.Place> place = ground.place(track.layout());
                String name = place.map(each -> each.layout().name().in(locale)).orElse("–");
                boolean several = site.circuits().size() > 1;
                String circuit = several
                        ? place.map(each -> each.circuit().name().in(locale)).orElse("")
                        : "";
                yield new ClaimWords(circuit.isEmpty() ? name : name + " (" + circuit + ")", when, "");
            }
            case Claim.Units units ->
                new ClaimWords(
                        ground.pool(units.pool())
                                .map(pool -> pool.name().in(locale))
                                .orElse("–"),
                        when,
                        Integer.toString(units.number()));
        };
    }

    /** {@code mardi 12 mai 2026, 9 h – 12 h}, or from one moment to another. */
    public static String when(Window window, Formats formats) {
        boolean oneDay = window.days().size() == 1;
        LocalTime from = window.from().toLocalTime();
        return oneDay
                ? formats.day(window.from().toLocalDate())
                        + ", "
                        + formats.hours(from, window.until().toLocalTime())
                : formats.moment(window.start(), window.zone()) + " – " + formats.moment(window.end(), window.zone());
    }
}
