package paddock.trade;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import paddock.account.Names;
import paddock.directory.Clients;
import paddock.kernel.Permission;
import paddock.kernel.StaffRole;
import paddock.personal.Suppressions;
import paddock.post.Letter;
import paddock.post.MailAddress;
import paddock.post.Outbox;
import paddock.post.Stationery;
import paddock.post.Thing;

/** The mails to those who keep a company's page, and to those who approve it, part of the transaction under way. */
@Component
class DirectoryMails {

    private final Outbox outbox;
    private final Stationery stationery;
    private final Clients clients;
    private final Names names;
    private final Suppressions suppressions;

    DirectoryMails(Outbox outbox, Stationery stationery, Clients clients, Names names, Suppressions suppressions) {
        this.outbox = outbox;
        this.stationery = stationery;
        this.clients = clients;
        this.names = names;
        this.suppressions = suppressions;
    }

    /** A company would like its page to say something else: whoever keeps the directory hears of it, once until it is decided. */
    void proposed(Entry entry) {
        List<Names.Name> keepers = names.having(StaffRole.COMMUNICATION);
        List<Names.Name> readers = keepers.isEmpty() ? names.having(StaffRole.ADMINISTRATOR) : keepers;
        readers.forEach(reader -> send("proposed", entry, reader, Map.of("link", link(entry, "/approval"))));
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
        clients.holders(entry.id(), Permission.KEEP_PROFILE).forEach(keeper -> send(template, entry, keeper, more));
    }

    private void send(String template, Entry entry, Names.Name reader, Map<String, Object> more) {
        if (suppressions.holds(reader.email())) {
            return;
        }
        Map<String, Object> values = new HashMap<>(more);
        values.put("name", reader.name());
        values.put("company", entry.name());
        outbox.send(stationery.write(new Letter(
                "trade/mails/" + template,
                new MailAddress(reader.name(), reader.email()),
                Locale.of(reader.language()),
                new Thing(Profiles.KIND, entry.id()),
                values)));
    }
}
