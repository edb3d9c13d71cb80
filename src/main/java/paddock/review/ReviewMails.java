package paddock.review;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import paddock.account.Names;
import paddock.circuit.Site;
import paddock.kernel.StaffRole;
import paddock.personal.Suppressions;
import paddock.post.Letter;
import paddock.post.MailAddress;
import paddock.post.Outbox;
import paddock.post.Stationery;
import paddock.post.Thing;

/** Tells those who run the tracks that something sold is no longer lawful. */
@Component
class ReviewMails {

    private final Names names;
    private final Suppressions suppressions;
    private final Stationery stationery;
    private final Outbox outbox;

    ReviewMails(Names names, Suppressions suppressions, Stationery stationery, Outbox outbox) {
        this.names = names;
        this.suppressions = suppressions;
        this.stationery = stationery;
        this.outbox = outbox;
    }

    /** In the transaction under way. */
    void tell(Site site, int number) {
        for (Names.Name reader : names.having(StaffRole.OPERATIONS)) {
            if (!suppressions.holds(reader.email())) {
                outbox.send(stationery.write(letter(site, number, reader)));
            }
        }
    }

    private Letter letter(Site site, int number, Names.Name reader) {
        Locale locale = Locale.of(reader.language());
        String page = "/sites/" + site.key() + "/review";
        Map<String, Object> values = new HashMap<>();
        values.put("name", reader.name());
        values.put("number", number);
        values.put("site", site.name().in(locale));
        values.put("link", stationery.address().map(address -> address + page).orElse(""));
        return new Letter(
                "review/mails/unlawful",
                new MailAddress(reader.name(), reader.email()),
                locale,
                new Thing("site", site.id()),
                values);
    }
}
