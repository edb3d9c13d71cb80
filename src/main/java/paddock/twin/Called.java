package paddock.twin;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import paddock.directory.Clients;

/**
 * What a company is called, without what says nothing: accents, the size of letters, its legal form, articles, what stands in
 * brackets behind.
 *
 * @param words those that say something, in their order
 * @param letters of all words in the order of the alphabet, without a blank
 * @param digits in their order: Garage 12 is not Garage 13
 */
public record Called(List<String> words, String letters, String digits) {

    public Called {
        words = List.copyOf(words);
    }

    static final Called NOTHING = new Called(List.of(), "", "");

    private static final Set<String> FORMS = Set.of(
            ("sa sas sasu sarl eurl sci snc scop scic selarl ei eirl gie scp scm sem spl gmbh ag kg ohg ug ltd limited llc llp plc"
                            + " inc corp co bv nv bvba sprl spa srl sl slu oy ab aps kft sro doo cie ste societe ets etablissement"
                            + " etablissements association asso company")
                    .split(" "));

    private static final Set<String> ARTICLES = Set.of(
            "de", "du", "des", "la", "le", "les", "l", "d", "et", "a", "the", "of", "and", "und", "der", "die", "das");

    private static final Pattern BRACKETS = Pattern.compile("\\([^()]*\\)");

    private static final Map<String, String> LIGATURES =
            Map.of("œ", "oe", "æ", "ae", "ß", "ss", "ø", "o", "ł", "l", "&", " ", ".", "");

    /** As somebody has written it. */
    public static Called of(String name) {
        String bare = BRACKETS.matcher(name).replaceAll(" ");
        List<String> all = List.of(plain(bare.isBlank() ? name : bare).split(" ")).stream()
                .filter(word -> !word.isEmpty())
                .toList();
        List<String> telling = all.stream()
                .filter(word -> !FORMS.contains(word) && !ARTICLES.contains(word))
                .toList();
        List<String> words = telling.isEmpty() ? all : telling;
        List<String> sorted = words.stream().sorted().toList();
        return new Called(
                words,
                String.join("", sorted).replaceAll("[0-9]", ""),
                sorted.stream()
                        .map(word -> word.replaceAll("[^0-9]", ""))
                        .filter(digits -> !digits.isEmpty())
                        .collect(Collectors.joining(",")));
    }

    /** Small letters and digits, with a blank between words. */
    static String plain(String text) {
        String plain = Clients.sought(text);
        for (Map.Entry<String, String> each : LIGATURES.entrySet()) {
            plain = plain.replace(each.getKey(), each.getValue());
        }
        return plain.replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }

    /** The same for those that are called the same. */
    public String key() {
        return letters + " " + digits;
    }

    boolean isSameAs(Called other) {
        return !words.isEmpty() && letters.equals(other.letters) && digits.equals(other.digits);
    }

    /** But for a letter that is too many, missing, another or in its neighbour's place: one in a short name, two in a long one. */
    boolean isLike(Called other) {
        int shorter = Math.min(letters.length(), other.letters.length());
        int most = shorter < 4 ? 0 : shorter < 9 ? 1 : 2;
        return most > 0 && digits.equals(other.digits) && within(spelt(), other.spelt(), most);
    }

    /** As it is written: a word in another place is another matter than a letter. */
    String spelt() {
        return String.join("", words).replaceAll("[0-9]", "");
    }

    /** All the words of one are in the other, or one goes on where the other ends. */
    boolean isPartOf(Called other) {
        boolean telling = words.stream().anyMatch(word -> word.length() >= 4);
        boolean within = telling && Set.copyOf(other.words).containsAll(words);
        return within || (spelt().length() >= 5 && other.spelt().startsWith(spelt()) && digits.isEmpty());
    }

    /** Whether so many changes of a letter make one of the other. */
    static boolean within(String one, String other, int most) {
        if (Math.abs(one.length() - other.length()) > most) {
            return false;
        }
        int[] before = new int[0];
        int[] last = new int[other.length() + 1];
        Arrays.setAll(last, i -> i);
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[other.length() + 1];
            row[0] = i;
            int least = i;
            for (int j = 1; j <= other.length(); j++) {
                boolean same = one.charAt(i - 1) == other.charAt(j - 1);
                row[j] = Math.min(Math.min(last[j], row[j - 1]) + 1, last[j - 1] + (same ? 0 : 1));
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
                least = Math.min(least, row[j]);
            }
            if (least > most) {
                return false;
            }
            before = last;
            last = row;
        }
        return last[other.length()] <= most;
    }

    /** Its words, each once. */
    Set<String> vocabulary() {
        return new TreeSet<>(words);
    }
}
