package paddock.session;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Method;
import biweekly.property.Status;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import paddock.account.Names;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.directory.Clients;
import paddock.ground.Claim;
import paddock.ground.ClaimWords;
import paddock.personal.Suppressions;
import paddock.post.Attachment;
import paddock.post.Letter;
import paddock.post.MailAddress;
import paddock.post.Outbox;
import paddock.post.Stationery;
import paddock.post.Thing;

/** Tells those who book for a company what has become of its places in a session, each in their language. */
@Component
class PlaceMails {

    private final Sites sites;
    private final Clients clients;
    private final Suppressions suppressions;
    private final Stationery stationery;
    private final Outbox outbox;
    private final InstantSource clock;

    PlaceMails(
            Sites sites,
            Clients clients,
            Suppressions suppressions,
            Stationery stationery,
            Outbox outbox,
            InstantSource clock) {
        this.sites = sites;
        this.clients = clients;
        this.suppressions = suppressions;
        this.stationery = stationery;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** In the transaction under way; to nobody where nobody books for the company. */
    void send(Session session, Place place, String act) {
        Site site = sites.withId(session.booking().site()).orElseThrow();
        for (Names.Name reader : clients.bookers(place.company())) {
            if (!suppressions.holds(reader.email())) {
                About about = new About(site, session, place, Locale.of(reader.language()));
                outbox.send(stationery
                        .write(letter(about, act, reader))
                        .with(new Attachment(
                                "paddock-place-" + place.number() + ".ics",
                                "text/calendar; charset=utf-8; method=PUBLISH",
                                calendar(about).getBytes(StandardCharsets.UTF_8))));
            }
        }
    }

    /** What a mail is about, and in which language. */
    private record About(Site site, Session session, Place place, Locale locale) {

        List<ClaimWords> lines() {
            return session.booking().claims().stream()
                    .filter(Claim.Track.class::isInstance)
                    .map(claim -> ClaimWords.of(site, claim, locale))
                    .toList();
        }
    }

    private Letter letter(About about, String act, Names.Name reader) {
        List<String> lines = about.lines().stream()
                .map(words -> words.when() + " – " + words.what())
                .toList();
        Map<String, Object> values = new HashMap<>();
        values.put("act", act);
        values.put("number", about.place().number());
        values.put("title", about.session().title());
        values.put("vehicles", about.place().vehicles());
        values.put(
                "company",
                clients.withId(about.place().company())
                        .map(Clients.Client::name)
                        .orElse(""));
        values.put("reference", about.place().said().reference());
        values.put("lines", lines);
        values.put(
                "link",
                stationery
                        .address()
                        .map(address -> address + "/places/" + about.place().id())
                        .orElse(""));
        return new Letter(
                "session/mails/place",
                new MailAddress(reader.name(), reader.email()),
                about.locale(),
                new Thing(Place.KIND, about.place().id()),
                values);
    }

    /** The hours of the session as entries that replace those sent before. */
    private String calendar(About about) {
        ICalendar calendar = new ICalendar();
        calendar.setProductId("-//Paddock//" + about.site().key() + "//FR");
        calendar.setMethod(Method.PUBLISH);
        int sequence = about.session().booking().version() + about.place().version();
        int position = 0;
        for (Claim claim : about.session().booking().claims()) {
            if (claim instanceof Claim.Track) {
                VEvent event = new VEvent();
                event.setUid(about.place().id() + "-" + position + "@paddock");
                event.setSequence(sequence);
                event.setDateTimeStamp(Date.from(clock.instant()));
                event.setSummary(about.site().name().in(about.locale()) + " – "
                        + about.session().title());
                event.setDateStart(Date.from(claim.window().start()), true);
                event.setDateEnd(Date.from(claim.window().end()), true);
                event.setStatus(about.place().isOver() ? Status.cancelled() : Status.confirmed());
                calendar.addEvent(event);
            }
            position++;
        }
        return Biweekly.write(calendar).go();
    }
}
