package paddock.trade;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import paddock.account.Names;
import paddock.directory.Clients;
import paddock.kernel.Permission;
import paddock.personal.Suppressions;
import paddock.post.Letter;
import paddock.post.MailAddress;
import paddock.post.Outbox;
import paddock.post.Stationery;
import paddock.post.Thing;

/** The mails to those who keep a company's page, part of the transaction under way. */
@Component
class DirectoryMails {

    private final Outbox outbox;
    private final Stationery stationery;
    private final Clients clients;
    private final Suppressions suppressions;

    DirectoryMails(Outbox outbox, Stationery stationery, Clients clients, Suppressions suppressions) {
        this.outbox = outbox;
        this.stationery = stationery;
        this.clients = clients;
        this.suppressions = suppressions;
    }

    /** The page says what they proposed. */
    void approved(Entry entry) {
        send("approved", entry, Map.of("link", link(entry, "")));
    }

    /** It does not, and why. */
    void refused(Entry entry, String why) {
        send("refused", entry, Map.of("link", link(entry, "/edit"), "why", why));
    }

    private String link(Entry entry, String rest) {
        return stationery
                .address()
                .map(address -> address + "/directory/" + entry.id() + rest)
                .orElse("");
    }

    private void send(String template, Entry entry, Map<String, Object> more) {
        for (Names.Name keeper : clients.holders(entry.id(), Permission.KEEP_PROFILE)) {
            if (!suppressions.holds(keeper.email())) {
                Map<String, Object> values = new HashMap<>(more);
                values.put("name", keeper.name());
                values.put("company", entry.name());
                outbox.send(stationery.write(new Letter(
                        "trade/mails/" + template,
                        new MailAddress(keeper.name(), keeper.email()),
                        Locale.of(keeper.language()),
                        new Thing(Profiles.KIND, entry.id()),
                        values)));
            }
        }
    }
}
