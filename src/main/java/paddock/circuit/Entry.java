package paddock.circuit;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import paddock.kernel.Days;
import paddock.kernel.Text;

/**
 * One value of a site file and where it stands. Asked for something it is not, it notes the mistake and answers a
 * stand-in, so that the rest is read too; what is built from stand-ins never leaves the reader.
 */
final class Entry {

    private static final int NAME = 200;
    private static final int PROSE = 2000;
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,39}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");
    /** Controls, and the marks that make text read in another order than it is written. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]|[\\u202A-\\u202E\\u2066-\\u2069]");

    private final String file;
    private final String path;
    private final Node node;
    private final Mistakes mistakes;
    private @Nullable Map<String, Entry> children;

    Entry(String file, String path, Node node, Mistakes mistakes) {
        this.file = file;
        this.path = path;
        this.node = node;
        this.mistakes = mistakes;
    }

    /** Its name in the file, such as {@code circuits[2].width}. */
    String path() {
        return path.isEmpty() ? "/" : path;
    }

    void wrong(String key, Object... values) {
        Object[] all = new Object[values.length + 1];
        all[0] = path();
        System.arraycopy(values, 0, all, 1, values.length);
        mistakes.add(file, Mistakes.line(node), key, all);
    }

    /** This mapping, having noted every key that is not one of the given; a near miss is named. */
    Entry only(String... keys) {
        List<String> known = Arrays.asList(keys);
        children().forEach((key, child) -> {
            if (!known.contains(key)) {
                child.wrong("unknown-key", key, Nearest.to(key, known).orElse(String.join(", ", known)));
            }
        });
        return this;
    }

    Optional<Entry> find(String key) {
        return Optional.ofNullable(children().get(key)).filter(child -> !child.isNull());
    }

    /** The keys of a mapping in the order of the file. */
    Map<String, Entry> children() {
        if (children == null) {
            children = readChildren();
        }
        return children;
    }

    private Map<String, Entry> readChildren() {
        Map<String, Entry> read = new LinkedHashMap<>();
        if (!(node instanceof MappingNode mapping)) {
            wrong("not-a-mapping");
            return read;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            Entry key = new Entry(file, path, tuple.getKeyNode(), mistakes);
            String name = key.string(NAME);
            Entry child = new Entry(file, path.isEmpty() ? name : path + "." + name, tuple.getValueNode(), mistakes);
            Entry first = read.putIfAbsent(name, child);
            if (first != null) {
                key.wrong("duplicate-key", name, Mistakes.line(first.node));
            }
        }
        return read;
    }

    List<Entry> list(String key) {
        return find(key).map(Entry::items).orElse(List.of());
    }

    List<Entry> required(String key) {
        List<Entry> items = list(key);
        if (items.isEmpty() && find(key).isEmpty()) {
            wrong("missing", key);
        }
        return items;
    }

    List<Entry> items() {
        if (!(node instanceof SequenceNode sequence)) {
            wrong("not-a-list");
            return List.of();
        }
        List<Entry> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            items.add(new Entry(file, path + "[" + (items.size() + 1) + "]", item, mistakes));
        }
        return items;
    }

    boolean isNull() {
        return node instanceof ScalarNode scalar
                && scalar.isPlain()
                && (scalar.getValue().isEmpty() || scalar.getValue().equals("null"));
    }

    boolean isMapping() {
        return node instanceof MappingNode;
    }

    /** The one entry of that key; a missing one is noted and answered by an empty stand-in. */
    Entry get(String key) {
        return find(key).orElseGet(() -> {
            wrong("missing", key);
            return new Entry(file, path + "." + key, node, new Mistakes());
        });
    }

    String string() {
        return string(NAME);
    }

    private String string(int most) {
        if (!(node instanceof ScalarNode scalar)) {
            wrong("not-text");
            return "";
        }
        String value = scalar.getValue().strip();
        if (value.isEmpty()) {
            wrong("blank");
        } else if (value.length() > most) {
            wrong("too-long", value.length(), most);
            return value.substring(0, 20);
        } else if (UNSEEN.matcher(value).find()) {
            wrong("unseen");
        }
        return value;
    }

    /** A short name for addresses and references. */
    String key() {
        String key = string();
        if (!key.isEmpty() && !KEY.matcher(key).matches()) {
            wrong("not-a-key", key);
        }
        return key;
    }

    /** A name, in one wording or one a language. */
    Text text(String language) {
        return words(language, NAME);
    }

    /** A longer text, in one wording or one a language. */
    Text prose(String language) {
        return words(language, PROSE);
    }

    private Text words(String language, int most) {
        if (!isMapping()) {
            return Text.of(language, string(most));
        }
        TreeMap<String, String> wordings = new TreeMap<>();
        children().forEach((code, wording) -> {
            if (!LANGUAGE.matcher(code).matches()) {
                wording.wrong("not-a-language", code);
            }
            wordings.put(code, wording.string(most));
        });
        if (wordings.isEmpty()) {
            wrong("blank");
            return Text.of(language, "");
        }
        return new Text(wordings.containsKey(language) ? language : wordings.firstKey(), wordings);
    }

    double number(double least, double most) {
        String value = string();
        try {
            double number = Double.parseDouble(value);
            if (number >= least && number <= most) {
                return number;
            }
            wrong("out-of-range", value, least, most);
        } catch (NumberFormatException notANumber) {
            wrong("not-a-number", value, least, most);
        }
        return least;
    }

    LocalDate date() {
        String value = string();
        try {
            LocalDate date = LocalDate.parse(value);
            if (date.getYear() >= 1800 && date.getYear() < 2300) {
                return date;
            }
            wrong("date-out-of-range", value);
        } catch (DateTimeParseException notADate) {
            wrong("not-a-date", value);
        }
        return LocalDate.EPOCH;
    }

    /** The days from {@code from} until {@code until}, both optional. */
    Days days() {
        LocalDate from = find("from").map(Entry::date).orElse(null);
        LocalDate until = find("until").map(Entry::date).orElse(null);
        if (from != null && until != null && !from.isBefore(until)) {
            get("until").wrong("crossed-dates", until, from);
            return Days.ALWAYS;
        }
        return new Days(from, until);
    }

    boolean yes() {
        String value = string();
        if (!value.equals("true") && !value.equals("false")) {
            wrong("not-yes-or-no", value);
        }
        return value.equals("true");
    }

    /** One of an enumeration's names, written small. */
    <E extends Enum<E>> E oneOf(Class<E> type) {
        String value = string();
        E[] all = type.getEnumConstants();
        for (E one : all) {
            if (one.name().toLowerCase(Locale.ROOT).equals(value)) {
                return one;
            }
        }
        wrong(
                "not-one-of",
                value,
                String.join(", ", Arrays.stream(all).map(Entry::written).toList()));
        return all[0];
    }

    private static String written(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }
}
