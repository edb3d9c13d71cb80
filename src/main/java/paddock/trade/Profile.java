package paddock.trade;

import static java.util.Comparator.comparing;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import paddock.kernel.Text;

/**
 * What a company's page in the directory says.
 *
 * @param trades their keys
 * @param naf the code of its activity by the French nomenclature, such as {@code 29.32Z}; empty where it is not said
 * @param french what it says of itself in French; empty where it says nothing, as the English
 * @param web the address of its own pages; empty where it has none
 * @param contacts those that it shows to anybody
 */
record Profile(
        List<String> trades,
        String naf,
        String french,
        String english,
        String web,
        List<UUID> contacts,
        List<Relation> relations) {

    static final int MOST_TRADES = 12;
    static final int MOST_RELATIONS = 20;
    static final int LONGEST = 1000;
    static final int LONGEST_WEB = 200;

    static final Profile EMPTY = new Profile(List.of(), "", "", "", "", List.of(), List.of());

    private static final Pattern NAF = Pattern.compile("\\d{2}\\.\\d{2}[A-Z]");

    Profile {
        trades = List.copyOf(trades);
        contacts =
                contacts.stream().sorted(comparing(UUID::toString)).distinct().toList();
        relations = relations.stream()
                .sorted(comparing(Relation::kind)
                        .thenComparing(each -> each.other().toString()))
                .distinct()
                .toList();
    }

    /** Whether that is written as the codes of the nomenclature are. */
    static boolean isNaf(String code) {
        return NAF.matcher(code).matches();
    }

    /** What it says of itself, in the languages in which it does; null where it says nothing. */
    public @Nullable Text about() {
        SortedMap<String, String> said = new TreeMap<>();
        if (!english.isEmpty()) {
            said.put("en", english);
        }
        if (!french.isEmpty()) {
            said.put("fr", french);
        }
        return said.isEmpty() ? null : new Text(said.lastKey(), said);
    }

    /** Where its web address leads, without what every address begins with. */
    public String webShown() {
        return web.replaceFirst("^https?://(www\\.)?", "").replaceFirst("/$", "");
    }
}
