package paddock.request;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import paddock.account.Names;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.ground.ClaimWords;
import paddock.kernel.StaffRole;
import paddock.personal.Suppressions;
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
    private final Names names;
    private final Suppressions suppressions;
    private final boolean demonstration;

    RequestMails(
            Outbox outbox,
            Stationery stationery,
            Sites sites,
            Names names,
            Suppressions suppressions,
            @Value("${paddock.demo:off}") String demo) {
        this.outbox = outbox;
        this.stationery = stationery;
        this.sites = sites;
        this.names = names;
        this.suppressions = suppressions;
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

    void confirm(Request request, String link) {
        send("confirm", request, Map.of("link", link));
    }

    /** To those who sell: somebody waits for their answer. Who that is stands on the page, and is forgotten there. */
    void asked(Request request) {
        String link = stationery
                .address()
                .map(address -> address + "/requests/" + request.id())
                .orElse("");
        for (Names.Name seller : names.having(StaffRole.SALES)) {
            if (!suppressions.holds(seller.email())) {
                Reader reader = new Reader(seller.name(), seller.email(), seller.language());
                send("asked", request, reader, Map.of("link", link));
            }
        }
    }

    void granted(Request request, UUID booking) {
        String link = request.company() == null
                ? ""
                : stationery
                        .address()
                        .map(address -> address + "/bookings/" + booking)
                        .orElse("");
        send("granted", request, Map.of("link", link));
    }

    void declined(Request request, String why) {
        send("declined", request, Map.of("why", why));
    }

    private record Reader(String name, String email, String language) {}

    private void send(String template, Request request, Map<String, Object> more) {
        Request.Asker asker = request.asker();
        send(template, request, new Reader(asker.name(), asker.email(), asker.language()), more);
    }

    private void send(String template, Request request, Reader reader, Map<String, Object> more) {
        Site site = sites.withId(request.site()).orElseThrow();
        Locale locale = Locale.of(reader.language());
        Map<String, Object> values = new HashMap<>(more);
        List<String> lines = request.claims().stream()
                .map(claim -> line(ClaimWords.of(site, claim, locale)))
                .toList();
        values.put("name", reader.name());
        values.put("site", site.name().in(locale));
        values.put("lines", lines);
        values.put("first", lines.getFirst());
        outbox.send(stationery.write(new Letter(
                "request/mails/" + template,
                new MailAddress(reader.name(), reader.email()),
                locale,
                new Thing(Requests.KIND, request.id()),
                values)));
    }

    private static String line(ClaimWords words) {
        return words.when() + " – " + (words.much().isEmpty() ? "" : words.much() + " × ") + words.what();
    }
}
