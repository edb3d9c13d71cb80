package paddock.sitefile;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import paddock.kernel.Days;
import paddock.kernel.Nearest;
import paddock.kernel.Text;

/**
 * One value of a site file and where it stands. Asked for something it is not, it notes the mistake and answers a
 * stand-in, so that the rest is read too; what is built from stand-ins never leaves the reader.
 */
final class Entry {

    private static final int NAME = 200;
    private static final int PROSE = 2000;
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,39}");
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?");
    private static final Pattern NULL = Pattern.compile("|~|null|Null|NULL");
    /** Controls, halves of characters, and the marks that make text read in another order than it is written. */
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\n\\t]]|[\\u202A-\\u202E\\u2066-\\u2069]");
    /** Text of nothing but spaces, of whatever width, and marks that take no room. */
    private static final Pattern BLANK = Pattern.compile("[\\p{Z}\\p{Cc}\\p{Cf}]*");

    private final String file;
    private final String path;
    final Node node;
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

    /** The same place with something else in it. */
    Entry with(Node other) {
        return new Entry(file, path, other, mistakes);
    }

    /** Counted from 1. */
    int line() {
        return Mistakes.line(node);
    }

    void wrong(String key, Object... values) {
        Object[] all = new Object[values.length + 1];
        all[0] = mistakes.path(node, path());
        System.arraycopy(values, 0, all, 1, values.length);
        mistakes.add(file, Mistakes.line(node), key, all);
    }

    /** Notes that a name stands for nothing, and names the known one that was probably meant, else the first few. */
    void unknown(String mistake, String name, Collection<String> known) {
        if (!mistakes.full()) {
            String few = known.stream().limit(20).collect(Collectors.joining(", "));
            wrong(mistake, name, Nearest.to(name, known).orElse(few));
        }
    }

    /** This mapping, having noted every key that is not one of the given. */
    Entry only(String... keys) {
        List<String> known = Arrays.asList(keys);
        children().forEach((key, child) -> {
            if (!known.contains(key)) {
                child.unknown("unknown-key", key, known);
            }
        });
        return this;
    }

    /** What stands under a key; empty where the key is absent, and where it has no value, which is noted. */
    Optional<Entry> find(String key) {
        Optional<Entry> child = Optional.ofNullable(children().get(key));
        child.filter(Entry::isNull).ifPresent(empty -> empty.wrong("blank"));
        return child.filter(each -> !each.isNull());
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

    /** The entries of a list that must be there and hold one at least. */
    List<Entry> required(String key) {
        Entry list = get(key);
        if (list.node instanceof SequenceNode sequence && sequence.getValue().isEmpty()) {
            list.wrong("empty-list");
        }
        return list.items();
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
                && NULL.matcher(scalar.getValue()).matches();
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    boolean isMapping() {
        return node instanceof MappingNode;
    }

    /** The one entry of that key; a missing one is noted and answered by an empty stand-in. */
    Entry get(String key) {
        return find(key).orElseGet(() -> {
            if (!children().containsKey(key)) {
                wrong("missing", key);
            }
            return new Entry(file, path + "." + key, node, new Mistakes());
        });
    }

    String string() {
        return string(NAME);
    }

    String string(int most) {
        if (!(node instanceof ScalarNode scalar)) {
            wrong("not-text");
            return "";
        }
        String value = scalar.getValue().strip();
        int length = value.codePointCount(0, value.length());
        if (BLANK.matcher(value).matches()) {
            wrong("blank");
            return "";
        }
        if (length > most) {
            wrong("too-long", length, most);
            return value.substring(0, value.offsetByCodePoints(0, 20));
        }
        if (UNSEEN.matcher(value).find()) {
            wrong("unseen");
            return UNSEEN.matcher(value).replaceAll("");
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
        return new Wordings(this, NAME).in(language);
    }

    /** A longer text, in one wording or one a language. */
    Text prose(String language) {
        return new Wordings(this, PROSE).in(language);
    }

    double number(double least, double most) {
        String value = string();
        if (value.isEmpty()) {
            return least;
        }
        if (!NUMBER.matcher(value).matches()) {
            wrong("not-a-number", value, least, most);
            return least;
        }
        double number = Double.parseDouble(value);
        if (number >= least && number <= most) {
            return number;
        }
        wrong("out-of-range", value, least, most);
        return least;
    }

    int whole(int least, int most) {
        double number = number(least, most);
        if (number != Math.rint(number)) {
            wrong("not-whole", string());
        }
        return (int) number;
    }

    /** A day; absent where it is none, which is noted. */
    @Nullable
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
        return null;
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
        List<String> written = Arrays.stream(all)
                .map(one -> one.name().toLowerCase(Locale.ROOT))
                .toList();
        int found = written.indexOf(value);
        if (found < 0) {
            wrong("not-one-of", value, String.join(", ", written));
        }
        return all[Math.max(0, found)];
    }
}
