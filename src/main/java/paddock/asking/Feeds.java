package paddock.asking;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import paddock.circuit.Layout;
import paddock.circuit.Site;
import paddock.homologation.Duty;
import paddock.homologation.LawfulHours;
import paddock.homologation.Order;
import paddock.kernel.Datebook;
import paddock.kernel.Days;

/** Lawful hours and duties as calendars that other programs subscribe to. */
@Component
final class Feeds {

    /** For how long duties of an order without an end are listed. */
    static final int YEARS_AHEAD = 10;

    private final Sentences sentences;
    private final InstantSource clock;

    Feeds(Sentences sentences, InstantSource clock) {
        this.sentences = sentences;
        this.clock = clock;
    }

    /** Each run of hours that is lawful as it is, as an event that keeps nobody busy. */
    String lawful(Site site, Layout layout, List<LawfulHours.Day> days) {
        Locale locale = Locale.of(site.language());
        String name = sentences.pair(layout.name().in(locale), sentences.term("verdict", "allowed", locale), locale);
        List<Datebook.Entry> entries = new ArrayList<>();
        for (LawfulHours.Day day : days) {
            for (Run run : runs(day, site.zone())) {
                entries.add(new Datebook.Entry(
                        layout.id() + "-" + run.from(),
                        0,
                        clock.instant(),
                        Datebook.Standing.TOLD,
                        Datebook.Words.of(name),
                        new Datebook.Span.Hours(run.from(), run.until())));
            }
        }
        return new Datebook(site.key(), entries).asFile();
    }

    /** Each day on which something falls due. */
    String duties(Site site, List<Order> orders, LocalDate today) {
        Locale locale = Locale.of(site.language());
        List<Datebook.Entry> entries = new ArrayList<>();
        for (Order order : orders) {
            for (Duty duty : order.duties()) {
                for (LocalDate day : duty.dates(order.validity(), new Days(null, today.plusYears(YEARS_AHEAD)))) {
                    entries.add(Datebook.Entry.on(
                            day,
                            order.key() + "-" + order.version() + "-" + duty.id() + "-" + day,
                            clock.instant(),
                            new Datebook.Words(
                                    duty.text().in(locale), order.title().in(locale) + ", " + duty.cite(), "", "")));
                }
            }
        }
        return new Datebook(site.key(), entries).asFile();
    }

    /** A stretch of time without a gap. */
    private record Run(Instant from, Instant until) {}

    /**
     * The lawful time of a day. Its windows follow each other from midnight on, so that in the night in which an hour
     * comes twice, or not at all, each begins where the one before has ended and not where a clock says.
     */
    private static List<Run> runs(LawfulHours.Day day, ZoneId zone) {
        List<Run> runs = new ArrayList<>();
        Instant at = day.date().atStartOfDay(zone).toInstant();
        for (LawfulHours.Window window : day.windows()) {
            Instant from = at;
            at = from.plusSeconds(window.hours().until() - window.hours().from());
            if (window.verdict().equals("allowed")) {
                boolean goesOn = !runs.isEmpty() && runs.getLast().until().equals(from);
                runs.add(new Run(goesOn ? runs.removeLast().from() : from, at));
            }
        }
        return runs;
    }
}
