package paddock.takeover;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import paddock.asking.RunFields;
import paddock.asking.Uses;
import paddock.circuit.Layout;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.kernel.Text;

/** What a form begins with: what columns are called tells what they may be. Somebody looks at it before it counts. */
@Component
final class Guessing {

    private static final Map<String, List<String>> CALLED = called();

    private final Uses uses;
    private final Sites sites;

    Guessing(Uses uses, Sites sites) {
        this.uses = uses;
        this.sites = sites;
    }

    private static Map<String, List<String>> called() {
        Map<String, List<String>> called = new LinkedHashMap<>();
        called.put("day", List.of("jour", "date", "day", "le"));
        called.put(
                "from", List.of("de", "heure debut", "heure de debut", "from", "start time", "a partir de", "h debut"));
        called.put("until", List.of("a", "jusqu a", "heure fin", "heure de fin", "until", "to", "end time", "h fin"));
        called.put("start", List.of("debut", "start", "date debut", "date de debut", "begin", "dtstart", "du"));
        called.put("end", List.of("fin", "end", "date fin", "date de fin", "dtend", "au"));
        called.put(
                "what",
                List.of("piste", "trace", "circuit", "layout", "track", "lieu", "location", "ressource", "resource"));
        called.put("units", List.of("nombre", "quantite", "units", "quantity", "combien"));
        called.put("company", List.of("client", "societe", "company", "customer", "entreprise", "siren", "organizer"));
        called.put("kind", List.of("type", "kind", "nature", "statut", "status"));
        called.put("reason", List.of("motif", "reason", "commentaire", "description"));
        called.put("reference", List.of("reference", "ref", "dossier", "numero"));
        called.put("order-number", List.of("bon de commande", "order", "order number", "commande", "po"));
        called.put("activity", List.of("activite", "activity", "usage"));
        called.put("count", List.of("vehicules", "nombre de vehicules", "vehicles", "voitures", "cars"));
        called.put("noise", List.of("bruit", "noise", "db", "dba", "bruit db(a)"));
        return called;
    }

    Matching of(List<String> columns) {
        Map<String, Integer> guessed = new HashMap<>();
        for (Map.Entry<String, List<String>> each : CALLED.entrySet()) {
            for (int i = 0; i < columns.size(); i++) {
                if (each.getValue().contains(Times.plain(columns.get(i))) && !guessed.containsValue(i)) {
                    guessed.putIfAbsent(each.getKey(), i);
                }
            }
        }
        if (guessed.containsKey("start")) {
            guessed.remove("day");
        }
        if (columns.equals(Events.COLUMNS)) {
            guessed.putIfAbsent("reference", columns.indexOf("uid"));
            guessed.remove("reason");
            guessed.putIfAbsent("company", columns.indexOf("summary"));
        }
        Map<String, String> fixed =
                new HashMap<>(Map.of("from", "09:00", "until", "18:00", "kind", "rental", "unknown", "refuse"));
        return new Matching(guessed, Map.of(), fixed);
    }

    /** What a value is most likely to mean; nothing where nobody could tell. */
    String meant(Site site, String field, String value) {
        String plain = Times.plain(value);
        return switch (field) {
            case "what" -> thing(site, plain);
            case "kind" ->
                Stream.of("ferm", "clos", "trav", "work", "maint").anyMatch(plain::startsWith) ? "closure" : "rental";
            case "activity" ->
                Stream.of(Locale.FRENCH, Locale.ENGLISH)
                        .flatMap(locale -> fields(site, locale).options("activity").stream())
                        .filter(option ->
                                plain.equals(Times.plain(option.value())) || plain.equals(Times.plain(option.label())))
                        .map(RunFields.Option::value)
                        .findFirst()
                        .orElse("");
            default -> "";
        };
    }

    /** What can be said of a use at a site, as its first layout has it today. */
    private RunFields fields(Site site, Locale locale) {
        return uses.fields(site, where(site), Map.of(), locale);
    }

    /** The first layout of a site, today. */
    Uses.Where where(Site site) {
        String layout = site.circuits().stream()
                .flatMap(circuit -> circuit.layouts().stream())
                .map(Layout::key)
                .findFirst()
                .orElse("");
        return new Uses.Where(layout, sites.today(site));
    }

    private static String thing(Site site, String plain) {
        Stream<String> layouts = site.circuits().stream()
                .flatMap(circuit -> circuit.layouts().stream())
                .filter(layout -> isCalled(plain, layout.key(), layout.name()))
                .map(layout -> "layout:" + layout.key());
        Stream<String> pools = site.pools().stream()
                .filter(pool -> isCalled(plain, pool.key(), pool.name()))
                .map(pool -> "pool:" + pool.key());
        return Stream.concat(layouts, pools).findFirst().orElse("");
    }

    private static boolean isCalled(String plain, String key, Text name) {
        return plain.equals(Times.plain(key))
                || name.wordings().values().stream().anyMatch(wording -> plain.equals(Times.plain(wording)));
    }
}
