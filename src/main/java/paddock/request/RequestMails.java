package paddock.request;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.ground.ClaimWords;
import paddock.post.Letter;
import paddock.post.MailAddress;
import paddock.post.Outbox;
import paddock.post.Stationery;
import paddock.post.Thing;

/** The mails about requests, each asked for by its reader and part of the transaction under way. */
@Component
class RequestMails {

    private final Outbox outbox;
    private final Stationery stationery;
    private final Sites sites;
    private final boolean demonstration;

    RequestMails(Outbox outbox, Stationery stationery, Sites sites, @Value("${paddock.demo:off}") String demo) {
        this.outbox = outbox;
        this.stationery = stationery;
        this.sites = sites;
        this.demonstration = demo.equals("on");
    }

    /** Whether a link reaches whoever reads the mailbox: where no mail leaves, only in the demonstration. */
    boolean carryLinks() {
        return outbox.leaves() || demonstration;
    }

    /** With which a link to this installation begins; as the browser has it, where the settings do not say. */
    String base(String asAsked) {
        return stationery.address().orElse(asAsked);
    }

    void confirm(Site site, Request request, String link) {
        send("confirm", site, request, Map.of("link", link));
    }

    void granted(Request request, UUID booking) {
        String link = request.company() == null
                ? ""
                : stationery
                        .address()
                        .map(address -> address + "/bookings/" + booking)
                        .orElse("");
        send("granted", sites.withId(request.site()).orElseThrow(), request, Map.of("link", link));
    }

    void declined(Request request, String why) {
        send("declined", sites.withId(request.site()).orElseThrow(), request, Map.of("why", why));
    }

    private void send(String template, Site site, Request request, Map<String, Object> more) {
        Locale locale = Locale.of(request.asker().language());
        Map<String, Object> values = new HashMap<>(more);
        List<String> lines = request.claims().stream()
                .map(claim -> line(ClaimWords.of(site, claim, locale)))
                .toList();
        values.put("name", request.asker().name());
        values.put("site", site.name().in(locale));
        values.put("lines", lines);
        values.put("first", lines.getFirst());
        outbox.send(stationery.write(new Letter(
                "request/mails/" + template,
                new MailAddress(request.asker().name(), request.asker().email()),
                locale,
                new Thing(Requests.KIND, request.id()),
                values)));
    }

    private static String line(ClaimWords words) {
        return words.when() + " – " + (words.much().isEmpty() ? "" : words.much() + " × ") + words.what();
    }
}
