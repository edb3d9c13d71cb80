package paddock.waiting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import paddock.account.Names;
import paddock.circuit.Site;
import paddock.directory.Clients;
import paddock.ground.ClaimWords;
import paddock.personal.Suppressions;
import paddock.post.Letter;
import paddock.post.MailAddress;
import paddock.post.Outbox;
import paddock.post.Stationery;
import paddock.post.Thing;
import paddock.waiting.Prospects.Taker;

/** Tells those who wait that some of their dates are free, each in their language. */
@Component
class OfferMails {

    private final Prospects prospects;
    private final Clients clients;
    private final Names names;
    private final Suppressions suppressions;
    private final Stationery stationery;
    private final Outbox outbox;

    OfferMails(
            Prospects prospects,
            Clients clients,
            Names names,
            Suppressions suppressions,
            Stationery stationery,
            Outbox outbox) {
        this.prospects = prospects;
        this.clients = clients;
        this.names = names;
        this.suppressions = suppressions;
        this.stationery = stationery;
        this.outbox = outbox;
    }

    /**
     * In the transaction under way, to those who book for the company and to whoever of the operator's people put it on the
     * list: each of what they could have. All that anybody was told of.
     */
    List<Slot> send(Site site, Entry entry, Predicate<Slot> worth) {
        List<Names.Name> bookers = clients.bookers(entry.company());
        List<Names.Name> staff = staff(entry).stream()
                .filter(one ->
                        bookers.stream().noneMatch(booker -> booker.person().equals(one.person())))
                .toList();
        List<Slot> theirs = bookers.isEmpty() ? List.of() : prospects.free(site, entry, Taker.CLIENT, worth);
        List<Slot> ours =
                !bookers.isEmpty() && staff.isEmpty() ? List.of() : prospects.free(site, entry, Taker.OPERATOR, worth);
        bookers.forEach(reader -> send(site, entry, reader, theirs));
        staff.forEach(reader -> send(site, entry, reader, ours));
        List<Slot> all = new ArrayList<>(theirs);
        ours.stream().filter(slot -> theirs.stream().noneMatch(slot::equals)).forEach(all::add);
        return all;
    }

    private List<Names.Name> staff(Entry entry) {
        UUID person = entry.askedBy();
        return person == null || !names.works(person)
                ? List.of()
                : names.of(List.of(person)).values().stream()
                        .filter(Names.Name::here)
                        .toList();
    }

    private void send(Site site, Entry entry, Names.Name reader, List<Slot> slots) {
        if (!slots.isEmpty() && !suppressions.holds(reader.email())) {
            outbox.send(stationery.write(letter(site, entry, reader, slots)));
        }
    }

    private Letter letter(Site site, Entry entry, Names.Name reader, List<Slot> slots) {
        Locale locale = Locale.of(reader.language());
        List<List<String>> offers = slots.stream()
                .map(slot -> slot.claims().stream()
                        .map(claim -> line(ClaimWords.of(site, claim, locale)))
                        .toList())
                .toList();
        Map<String, Object> values = new HashMap<>();
        values.put("site", site.name().in(locale));
        values.put(
                "company",
                clients.withId(entry.company()).map(Clients.Client::name).orElse(""));
        values.put("reference", entry.said().reference());
        values.put("first", offers.getFirst().getFirst());
        values.put("offers", offers);
        values.put(
                "link",
                stationery
                        .address()
                        .map(address -> address + "/waiting-list/" + entry.id())
                        .orElse(""));
        return new Letter(
                "waiting/mails/offer",
                new MailAddress(reader.name(), reader.email()),
                locale,
                new Thing(WaitingList.KIND, entry.id()),
                values);
    }

    private static String line(ClaimWords words) {
        return words.when() + " – " + (words.much().isEmpty() ? "" : words.much() + " × ") + words.what();
    }
}
