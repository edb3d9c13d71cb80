package paddock.account;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import paddock.personal.Suppressions;
import paddock.post.Letter;
import paddock.post.Mail;
import paddock.post.MailAddress;
import paddock.post.Outbox;
import paddock.post.Stationery;
import paddock.post.Thing;

/** The mails about accounts, each part of the transaction under way. */
@Component
class AccountMails {

    private static final String KIND = "account";

    private final Outbox outbox;
    private final Stationery stationery;
    private final Suppressions suppressions;
    private final boolean demonstration;

    AccountMails(
            Outbox outbox,
            Stationery stationery,
            Suppressions suppressions,
            @Value("${paddock.demo:off}") String demo) {
        this.outbox = outbox;
        this.stationery = stationery;
        this.suppressions = suppressions;
        this.demonstration = demo.equals("on");
    }

    /**
     * Whether a mail that lets somebody in reaches that person alone, or is the demonstration's. Until mail leaves, those
     * who look after mails could read it in their place.
     */
    boolean carryLinks() {
        return outbox.leaves() || demonstration;
    }

    /** With which a link to this installation begins; as the browser has it, where the settings do not say. */
    String base(String asAsked) {
        return stationery.address().orElse(asAsked);
    }

    /** The address that the settings give. */
    Optional<String> configured() {
        return stationery.address();
    }

    /** Whether it went by mail: not where that reaches nobody else than others, nor to whom asked not to be written to. */
    boolean invitation(Person person, String link) {
        boolean mailed = carryLinks() && !suppressions.holds(person.email());
        if (mailed) {
            send("invitation", person, Map.of("link", link));
        }
        return mailed;
    }

    void reset(Person person, String link) {
        send("reset", person, Map.of("link", link));
    }

    /**
     * @param from the network address it was done from
     * @param passkeys how many still open the account without it
     */
    void passwordChanged(Person person, String from, int passkeys) {
        send("password-changed", person, Map.of("from", from, "passkeys", passkeys));
    }

    /** @param from the network address it was done from */
    void secondStepOn(Person person, String from) {
        send("second-step-on", person, Map.of("from", from));
    }

    /** @param by whoever did it, the person or an administrator */
    void secondStepOff(Person person, String by) {
        send("second-step-off", person, Map.of("by", by));
    }

    /** @param name what its person calls it */
    void passkeyMade(Person person, String name) {
        send("passkey-made", person, Map.of("passkey", name));
    }

    /** @param by whoever did it, the person or an administrator */
    void passkeysRemoved(Person person, String by, int number) {
        send("passkey-removed", person, Map.of("by", by, "number", number));
    }

    /**
     * @param called as they are called there
     * @param from the network address it was done from
     */
    void linkMade(Person person, String called, String from) {
        send("link-made", person, Map.of("called", called, "from", from));
    }

    /** @param by whoever did it, the person or an administrator */
    void linkRemoved(Person person, String by) {
        send("link-removed", person, Map.of("by", by));
    }

    /** @param token what its person calls it */
    void tokenMade(Person person, String token, String from) {
        send("token-made", person, Map.of("token", token, "from", from));
    }

    /** To an address that cannot be written to no mail goes. */
    private void send(String name, Person person, Map<String, Object> values) {
        MailAddress.read(person.email())
                .map(address -> new MailAddress(person.name(), address.mailbox()))
                .ifPresent(address -> {
                    Map<String, Object> all = new HashMap<>(values);
                    all.put("name", person.name());
                    Mail mail = stationery.write(new Letter(
                            "account/mails/" + name,
                            address,
                            Locale.of(person.language()),
                            new Thing(KIND, person.id()),
                            all));
                    outbox.send(values.containsKey("link") ? mail.secret() : mail);
                });
    }
}
