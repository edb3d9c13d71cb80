package paddock.asking;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import paddock.circuit.Layout;
import paddock.circuit.Site;
import paddock.homologation.Duty;
import paddock.homologation.LawfulHours;
import paddock.homologation.Order;
import paddock.kernel.Days;

/** Lawful hours and duties as calendars that other programs subscribe to. */
@Component
final class Feeds {

    static final String ICALENDAR = "text/calendar;charset=UTF-8";

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
        ICalendar calendar = calendar(site);
        Locale locale = Locale.of(site.language());
        String name = sentences.pair(layout.name().in(locale), sentences.term("verdict", "allowed", locale), locale);
        for (LawfulHours.Day day : days) {
            for (Run run : runs(day, site.zone())) {
                VEvent event = event(layout.id() + "-" + run.from(), name);
                event.setDateStart(Date.from(run.from()), true);
                event.setDateEnd(Date.from(run.until()), true);
                calendar.addEvent(event);
            }
        }
        return Biweekly.write(calendar).go();
    }

    /** Each day on which something falls due. */
    String duties(Site site, List<Order> orders, LocalDate today) {
        ICalendar calendar = calendar(site);
        Locale locale = Locale.of(site.language());
        for (Order order : orders) {
            for (Duty duty : order.duties()) {
                for (LocalDate day : duty.dates(order.validity(), new Days(null, today.plusYears(YEARS_AHEAD)))) {
                    VEvent event = event(
                            order.key() + "-" + order.version() + "-" + duty.id() + "-" + day,
                            duty.text().in(locale));
                    event.setDescription(order.title().in(locale) + ", " + duty.cite());
                    event.setDateStart(
                            Date.from(day.atStartOfDay(ZoneId.of("UTC")).toInstant()), false);
                    calendar.addEvent(event);
                }
            }
        }
        return Biweekly.write(calendar).go();
    }

    private static ICalendar calendar(Site site) {
        ICalendar calendar = new ICalendar();
        calendar.setProductId("-//Paddock//" + site.key() + "//FR");
        return calendar;
    }

    private VEvent event(String uid, String summary) {
        VEvent event = new VEvent();
        event.setUid(uid + "@paddock");
        event.setSummary(summary);
        event.setDateTimeStamp(Date.from(clock.instant()));
        event.setTransparency(true);
        return event;
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
