package paddock.kernel;

import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.StandardTime;
import biweekly.component.VEvent;
import biweekly.component.VTimezone;
import biweekly.io.text.ICalWriter;
import biweekly.property.Method;
import biweekly.property.RefreshInterval;
import biweekly.property.Status;
import biweekly.util.DateTimeComponents;
import biweekly.util.Duration;
import biweekly.util.UtcOffset;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;

/**
 * A calendar as other programs read it (iCalendar, RFC 5545). Its times are instants and written in UTC, so that no clock
 * that changes, here or at its reader's, moves anything.
 *
 * @param source where it comes from: the key of a site, or another word for it
 * @param entries in the order in which they are written
 */
public record Datebook(String source, List<Entry> entries) {

    public static final String MEDIA_TYPE = "text/calendar;charset=UTF-8";

    /** How often whoever subscribes is asked to look again. */
    private static final int HOURS = 1;

    /** Bytes of a line. */
    private static final int LONGEST = 75;

    private static final UtcOffset UTC = new UtcOffset(0);

    public Datebook {
        entries = List.copyOf(entries);
    }

    /** How sure an entry is. */
    public enum Standing {
        /** Nothing is said of it: it tells when something is the case, and keeps nobody busy. */
        TOLD,
        TENTATIVE,
        CONFIRMED,
        CANCELLED
    }

    /**
     * Something that stands in it.
     *
     * @param uid the same for the same thing, whenever it is read
     * @param version which writing of that thing it is; the later replaces the one before
     * @param stamp since when it stands so
     * @param words what it is about
     */
    public record Entry(String uid, int version, Instant stamp, Standing standing, Words words, Span span) {

        /** The same at an hour of no meaning: on a day as a whole. */
        public static Entry on(LocalDate day, String uid, Instant stamp, Words words) {
            return new Entry(uid, 0, stamp, Standing.TOLD, words, new Span.Day(day));
        }

        private Entry stamped(Instant at) {
            return new Entry(uid, version, at, standing, words, span);
        }

        private VEvent event() {
            VEvent event = new VEvent();
            event.setUid(uid + "@paddock");
            event.setDateTimeStamp(Date.from(stamp));
            words.put(event);
            switch (span) {
                case Span.Day(LocalDate day) ->
                    event.setDateStart(
                            Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant()), false);
                case Span.Hours(Instant from, Instant until) -> {
                    event.setDateStart(Date.from(from), true);
                    event.setDateEnd(Date.from(until), true);
                }
            }
            if (standing == Standing.TOLD) {
                event.setTransparency(true);
            } else {
                event.setSequence(version);
                event.setStatus(status());
            }
            return event;
        }

        private Status status() {
            return switch (standing) {
                case TENTATIVE -> Status.tentative();
                case CANCELLED -> Status.cancelled();
                case CONFIRMED, TOLD -> Status.confirmed();
            };
        }
    }

    /**
     * What is said of an entry.
     *
     * @param details more than fits a line; empty for nothing, as are the next two
     * @param place where it is
     * @param link the address of its page
     */
    public record Words(String summary, String details, String place, String link) {

        public static Words of(String summary) {
            return new Words(summary, "", "", "");
        }

        private void put(VEvent event) {
            event.setSummary(summary);
            if (!details.isEmpty()) {
                event.setDescription(details);
            }
            if (!place.isEmpty()) {
                event.setLocation(place);
            }
            if (!link.isEmpty()) {
                event.setUrl(link);
            }
        }
    }

    /** When it is. */
    public sealed interface Span {

        record Day(LocalDate day) implements Span {}

        record Hours(Instant from, Instant until) implements Span {}
    }

    /** As it is looked up now and then. */
    public String asFeed(String name) {
        ICalendar calendar = calendar();
        calendar.setName(name);
        calendar.setExperimentalProperty("X-WR-CALNAME", name.replaceAll("[\\\\,;\\p{Cntrl}]", " "));
        RefreshInterval again =
                new RefreshInterval(Duration.builder().hours(HOURS).build());
        again.setParameter("VALUE", "DURATION");
        calendar.setRefreshInterval(again);
        calendar.setExperimentalProperty("X-PUBLISHED-TTL", "PT" + HOURS + "H");
        return written(calendar);
    }

    /** As it goes with a mail: what is in it replaces what was sent before. There the stamp says when the mail was written. */
    public String asMessage(Instant at) {
        Datebook stamped = new Datebook(
                source, entries.stream().map(entry -> entry.stamped(at)).toList());
        ICalendar calendar = stamped.calendar();
        calendar.setMethod(Method.PUBLISH);
        return written(calendar);
    }

    /** As it is fetched once. */
    public String asFile() {
        return written(calendar());
    }

    private ICalendar calendar() {
        ICalendar calendar = new ICalendar();
        calendar.setProductId("-//Paddock//" + source + "//FR");
        entries.forEach(entry -> calendar.addEvent(entry.event()));
        if (entries.isEmpty()) {
            calendar.addComponent(clock());
        }
        return calendar;
    }

    /** A calendar without anything in it is none (RFC 5545, 3.6): it says at least by what clock it goes. */
    private static VTimezone clock() {
        StandardTime always = new StandardTime();
        always.setDateStart(new DateTimeComponents(1970, 1, 1, 0, 0, 0, false));
        always.setTimezoneOffsetFrom(UTC);
        always.setTimezoneOffsetTo(UTC);
        VTimezone clock = new VTimezone("Etc/UTC");
        clock.addStandardTime(always);
        return clock;
    }

    /** The library folds after so many letters; what counts is bytes (RFC 5545, 3.1), and no letter is cut in two. */
    private static String written(ICalendar calendar) {
        StringWriter lines = new StringWriter();
        try (ICalWriter writer = new ICalWriter(lines, ICalVersion.V2_0)) {
            writer.getVObjectWriter().getFoldedLineWriter().setLineLength(null);
            writer.write(calendar);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        StringBuilder folded = new StringBuilder();
        int bytes = 0;
        for (int letter : lines.toString().codePoints().toArray()) {
            int more = letter < 0x80 ? 1 : letter < 0x800 ? 2 : letter < 0x10000 ? 3 : 4;
            if (letter == '\r' || letter == '\n') {
                bytes = 0;
            } else if (bytes + more > LONGEST) {
                folded.append("\r\n ");
                bytes = 1 + more;
            } else {
                bytes += more;
            }
            folded.appendCodePoint(letter);
        }
        return folded.toString();
    }
}
