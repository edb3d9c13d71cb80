package paddock.sitefile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import paddock.fact.FactName;
import paddock.homologation.Law.Profile;
import paddock.homologation.Order;

/** Reads the kinds of use whose lawful hours are drawn. */
final class ProfileReader {

    private static final Pattern VALUE = Pattern.compile("-?\\d{1,9}([.]\\d{1,6})?|[a-z0-9][a-z0-9-]{0,59}");
    private static final String COUNT = "count";

    private final List<Order> orders;
    private final String language;
    private final Places places;

    ProfileReader(List<Order> orders, String language, Places places) {
        this.orders = orders;
        this.language = language;
        this.places = places;
    }

    List<Profile> profiles(List<Entry> entries, Function<Entry, @Nullable String> circuit) {
        List<Profile> profiles = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (Entry each : entries) {
            each.only("key", "name", "circuit", "facts");
            Profile profile = new Profile(
                    each.get("key").key(),
                    each.get("name").text(language),
                    circuit.apply(each),
                    facts(each.get("facts")));
            if (!keys.add(profile.key())) {
                each.wrong("duplicate", profile.key());
            }
            profiles.add(profile);
        }
        return profiles;
    }

    private SortedMap<String, String> facts(Entry entry) {
        SortedMap<String, String> facts = new TreeMap<>();
        entry.children().forEach((fact, value) -> {
            name(fact, value);
            facts.put(
                    fact,
                    ConditionReader.items(value).stream()
                            .map(item -> value(fact, item))
                            .collect(Collectors.joining(",")));
        });
        return facts;
    }

    private void name(String fact, Entry at) {
        Set<String> known = new TreeSet<>(Set.of(COUNT));
        orders.forEach(order -> known.addAll(order.facts().keySet()));
        if (known.contains(fact)) {
            return;
        }
        if (FactName.known(fact)) {
            places.name(fact, at);
            return;
        }
        known.addAll(FactName.CODES);
        known.addAll(FactName.OF_VEHICLES);
        known.addAll(FactName.OTHERS);
        at.unknown("unknown-fact", fact, known);
    }

    private String value(String fact, Entry item) {
        String value = item.string();
        if (fact.equals(COUNT)) {
            item.whole(0, 1000);
        } else if (!VALUE.matcher(value).matches()) {
            item.wrong("not-a-code", value);
        } else if (!value.matches("-?[0-9.]+|true|false|compliant")) {
            places.code(fact, value, item);
        }
        return value;
    }
}
