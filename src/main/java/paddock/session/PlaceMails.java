package paddock.session;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
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
import paddock.kernel.Datebook;
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
    private final PlaceDates dates;
    private final InstantSource clock;

    PlaceMails(
            Sites sites,
            Clients clients,
            Suppressions suppressions,
            Stationery stationery,
            Outbox outbox,
            PlaceDates dates,
            InstantSource clock) {
        this.sites = sites;
        this.clients = clients;
        this.suppressions = suppressions;
        this.stationery = stationery;
        this.outbox = outbox;
        this.dates = dates;
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

    private String calendar(About about) {
        return new Datebook(about.site().key(), dates.of(about.site(), about.session(), about.place(), about.locale()))
                .asMessage(clock.instant());
    }
}
