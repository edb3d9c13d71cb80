package paddock.trade;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import paddock.directory.Clients;

/** What one writing of a page says otherwise than another, in words. */
@Component
class Differences {

    private final Trades trades;
    private final Clients clients;
    private final MessageSource texts;

    Differences(Trades trades, Clients clients, MessageSource texts) {
        this.trades = trades;
        this.clients = clients;
        this.texts = texts;
    }

    /**
     * One thing that they do not say alike.
     *
     * @param field the text that names it
     * @param before what one says of it, one thing after the other
     */
    record Difference(String field, List<String> before, List<String> after) {}

    /** Whose page is compared, and for whom. */
    record Reading(UUID company, Locale locale) {}

    List<Difference> between(Profile before, Profile after, Reading reading) {
        Map<UUID, String> contacts = clients.contacts(reading.company()).stream()
                .collect(Collectors.toMap(Clients.Reached::id, Clients.Reached::name));
        Map<UUID, String> names = clients.names(Stream.of(before, after)
                .flatMap(profile -> profile.relations().stream())
                .map(Relation::other)
                .toList());
        Locale locale = reading.locale();
        List<Difference> all = new ArrayList<>();
        Map<String, Function<Profile, List<String>>> fields = fields(locale, contacts, names);
        for (String field : List.of("trades", "naf", "about_fr", "about_en", "web", "contacts", "relations")) {
            Function<Profile, List<String>> said = fields.getOrDefault(field, profile -> List.of());
            if (!said.apply(before).equals(said.apply(after))) {
                all.add(new Difference(field, said.apply(before), said.apply(after)));
            }
        }
        return all;
    }

    private Map<String, Function<Profile, List<String>>> fields(
            Locale locale, Map<UUID, String> contacts, Map<UUID, String> names) {
        return Map.of(
                "trades",
                profile -> list(trades.of(profile.trades()).stream()
                        .map(each -> each.name().in(locale))),
                "naf",
                profile -> one(profile.naf()),
                "about_fr",
                profile -> one(profile.french()),
                "about_en",
                profile -> one(profile.english()),
                "web",
                profile -> one(profile.web()),
                "contacts",
                profile -> list(profile.contacts().stream().map(id -> contacts.getOrDefault(id, "–"))),
                "relations",
                profile -> list(profile.relations().stream()
                        .map(each ->
                                texts.getMessage("trade.relation." + each.kind().key(), null, locale) + " : "
                                        + names.getOrDefault(each.other(), "–"))));
    }

    private static List<String> one(String text) {
        return text.isEmpty() ? List.of() : List.of(text);
    }

    private static List<String> list(Stream<String> several) {
        return several.toList();
    }
}
