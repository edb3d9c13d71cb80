package paddock.sheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import paddock.account.Names;
import paddock.booking.Booking;
import paddock.booking.Bookings;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.directory.Clients;
import paddock.personal.Suppressions;
import paddock.post.Letter;
import paddock.post.MailAddress;
import paddock.post.Outbox;
import paddock.post.Stationery;
import paddock.post.Thing;
import paddock.web.Formats;

/** Tells whom to call on the day, and whoever has had its sheet printed, what is another than it stands there. */
@Component
class LateMails {

    private final DayLines lines;
    private final Issues issues;
    private final DayContacts contacts;
    private final Bookings bookings;
    private final Clients clients;
    private final Names names;
    private final Sites sites;
    private final Suppressions suppressions;
    private final Stationery stationery;
    private final Outbox outbox;
    private final MessageSource texts;

    LateMails(
            DayLines lines,
            Issues issues,
            DayContacts contacts,
            Bookings bookings,
            Clients clients,
            Names names,
            Sites sites,
            Suppressions suppressions,
            Stationery stationery,
            Outbox outbox,
            MessageSource texts) {
        this.lines = lines;
        this.issues = issues;
        this.contacts = contacts;
        this.bookings = bookings;
        this.clients = clients;
        this.names = names;
        this.sites = sites;
        this.suppressions = suppressions;
        this.stationery = stationery;
        this.outbox = outbox;
        this.texts = texts;
    }

    /** Somebody to write to; {@code sheet} says whether the sheet itself is theirs to read. */
    private record Reader(String name, String email, String language, boolean sheet) {}

    /** In the transaction under way; to nobody where the sheet says it as it is. */
    void send(Messenger.Due due) {
        Site site = sites.withId(due.site()).orElseThrow();
        Booking booking = bookings.withId(due.booking()).orElseThrow();
        for (Reader reader : readers(due)) {
            DayLines.Day day = new DayLines.Day(site, due.day(), Locale.of(reader.language()));
            Issue issue = issues.last(day).orElseThrow();
            List<Line> before = issue.in(day.locale()).stream()
                    .filter(line -> line.booking().equals(due.booking()))
                    .toList();
            List<Difference> differences = Difference.between(before, lines.of(day, due.booking())).stream()
                    .filter(difference -> !difference.isSame())
                    .toList();
            if (!differences.isEmpty() && !suppressions.holds(reader.email())) {
                outbox.send(stationery.write(letter(day, new Changed(booking, issue, differences.getFirst()), reader)));
            }
        }
    }

    /** What of a booking is another than on a sheet. */
    private record Changed(Booking booking, Issue issue, Difference difference) {}

    /** Each mailbox once. */
    private List<Reader> readers(Messenger.Due due) {
        Map<String, Reader> readers = new LinkedHashMap<>();
        List<UUID> people = issues.issuers(due.site(), due.day()).stream()
                .filter(names::works)
                .toList();
        names.of(people).values().stream()
                .filter(Names.Name::here)
                .forEach(name ->
                        readers.put(name.email(), new Reader(name.name(), name.email(), name.language(), true)));
        contacts.of(due.booking())
                .filter(contact -> !contact.email().isEmpty())
                .ifPresent(contact -> readers.putIfAbsent(
                        contact.email(), new Reader(contact.name(), contact.email(), contact.language(), false)));
        return new ArrayList<>(readers.values());
    }

    private Letter letter(DayLines.Day day, Changed changed, Reader reader) {
        Formats formats = new Formats(day.locale());
        Booking booking = changed.booking();
        Difference difference = changed.difference();
        Map<String, Object> values = new HashMap<>();
        values.put("name", reader.name());
        values.put("site", day.site().name().in(day.locale()));
        values.put("day", formats.day(day.on()));
        values.put("number", booking.number());
        values.put("company", company(booking));
        values.put("mark", difference.mark());
        values.put("sheet", changed.issue().version());
        values.put("at", formats.moment(changed.issue().at(), day.site().zone()));
        values.put("before", difference.mark().equals("added") ? List.of() : said(difference.before()));
        values.put("now", difference.mark().equals("gone") ? List.of() : said(difference.line()));
        values.put(
                "fields",
                difference.fields().stream()
                        .map(field -> texts.getMessage("sheet.field." + field, new Object[0], day.locale()))
                        .toList());
        values.put(
                "link",
                stationery
                        .address()
                        .map(address -> address + link(day, booking, reader))
                        .orElse(""));
        return new Letter(
                "sheet/mails/changed",
                new MailAddress(reader.name(), reader.email()),
                day.locale(),
                new Thing(Bookings.KIND, booking.id()),
                values);
    }

    /** Who reads the sheet is led there; whom to call to the booking, as far as they have an account. */
    private static String link(DayLines.Day day, Booking booking, Reader reader) {
        return reader.sheet()
                ? "/sites/" + day.site().key() + "/days/" + day.on() + "/sheet"
                : "/bookings/" + booking.id();
    }

    /** The client of what is confidential is named in no mail. */
    private String company(Booking booking) {
        UUID company = booking.company();
        return company == null || booking.said().confidential()
                ? ""
                : clients.withId(company).map(Clients.Client::name).orElse("");
    }

    private static List<String> said(Line line) {
        return line.claims().stream()
                .map(claim -> claim.when() + " – " + claim.what()
                        + (claim.direction().isEmpty() ? "" : ", " + claim.direction())
                        + (claim.units().isEmpty() ? "" : ", " + claim.units()))
                .toList();
    }
}
