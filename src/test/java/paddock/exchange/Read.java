package paddock.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.time.temporal.Temporal;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStart;

/** A calendar as another library reads it, without complaint. */
final class Read {

    private Read() {}

    /**
     * An entry.
     *
     * @param version of the thing; empty where none is written
     */
    record Event(
            String uid, String version, String status, String summary, String details, Instant from, Instant until) {

        String hours() {
            return from + "/" + until;
        }
    }

    static List<Event> events(String written) throws IOException, ParserException {
        assertThat(written.split("\r\n", -1))
                .allSatisfy(line -> assertThat(line.getBytes(java.nio.charset.StandardCharsets.UTF_8).length)
                        .isLessThanOrEqualTo(75))
                .noneMatch(line -> line.contains("\n") || line.contains("\r"));
        Calendar calendar = new CalendarBuilder().build(new StringReader(written));
        var complaints = calendar.validate();
        assertThat(complaints.getEntries()).as("%s", complaints).isEmpty();
        List<VEvent> events = calendar.getComponents(Component.VEVENT);
        return events.stream().map(Read::event).toList();
    }

    private static Event event(VEvent event) {
        return new Event(
                value(event, Property.UID),
                value(event, Property.SEQUENCE),
                value(event, Property.STATUS),
                value(event, Property.SUMMARY),
                value(event, Property.DESCRIPTION),
                Instant.from(event.<DtStart<Temporal>>getRequiredProperty(Property.DTSTART)
                        .getDate()),
                Instant.from(event.<DtEnd<Temporal>>getRequiredProperty(Property.DTEND)
                        .getDate()));
    }

    private static String value(VEvent event, String name) {
        return event.getProperty(name).map(Property::getValue).orElse("");
    }
}
