package paddock.hook;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import paddock.account.Names;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.kernel.StaffRole;
import paddock.personal.Suppressions;
import paddock.post.Letter;
import paddock.post.MailAddress;
import paddock.post.Outbox;
import paddock.post.Stationery;
import paddock.post.Thing;

/** Tells the administrators that an endpoint is no longer told anything, and why. */
@Component
final class HookMails {

    private final Names names;
    private final Sites sites;
    private final Suppressions suppressions;
    private final Stationery stationery;
    private final Outbox outbox;

    HookMails(Names names, Sites sites, Suppressions suppressions, Stationery stationery, Outbox outbox) {
        this.names = names;
        this.sites = sites;
        this.suppressions = suppressions;
        this.stationery = stationery;
        this.outbox = outbox;
    }

    /** In the transaction under way. */
    void disabled(Endpoint endpoint) {
        for (Names.Name reader : names.having(StaffRole.ADMINISTRATOR)) {
            if (!suppressions.holds(reader.email())) {
                MailAddress.read(reader.email())
                        .ifPresent(address -> outbox.send(stationery.write(
                                letter(endpoint, reader, new MailAddress(reader.name(), address.mailbox())))));
            }
        }
    }

    private Letter letter(Endpoint endpoint, Names.Name reader, MailAddress to) {
        Locale locale = Locale.of(reader.language());
        Site site = sites.withId(endpoint.site()).orElseThrow();
        String page = "/sites/" + site.key() + "/webhooks/" + endpoint.id();
        Map<String, Object> values = new HashMap<>();
        values.put("name", reader.name());
        values.put("webhook", endpoint.name());
        values.put("host", endpoint.host());
        values.put("site", site.name().in(locale));
        values.put("why", endpoint.word());
        values.put("link", stationery.address().map(address -> address + page).orElse(""));
        return new Letter("hook/mails/disabled", to, locale, new Thing(Endpoints.KIND, endpoint.id()), values);
    }
}
