package paddock.trade;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import paddock.directory.Clients;
import paddock.kernel.CannotStart;
import paddock.kernel.Nearest;
import paddock.kernel.Text;

/** The trades there are, as a file tells them: what each is called, and what is a kind of what. */
@Component
public class Trades {

    static final int LONGEST_KEY = 40;
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    /** The signs by which the index of the directory tells words apart: see {@code trade.split}. */
    private static final Pattern BETWEEN_WORDS =
            Pattern.compile("[\\x{1}-\\x{2F}\\x{3A}-\\x{40}\\x{5B}-\\x{60}\\x{7B}-\\x{BF}"
                    + "\\x{D7}\\x{F7}\\x{2C2}-\\x{2DF}\\x{55A}-\\x{55F}\\x{589}\\x{58A}\\x{5BE}\\x{60C}\\x{61B}\\x{61F}"
                    + "\\x{66A}-\\x{66D}\\x{6D4}\\x{964}\\x{965}\\x{2000}-\\x{2BFF}\\x{2E00}-\\x{2E7F}\\x{3000}-\\x{3020}\\x{3030}"
                    + "\\x{FE10}-\\x{FE6F}\\x{FFF0}-\\x{FFFF}\\x{1F000}-\\x{1FAFF}]+");
    /** As many letters of a word are looked for. */
    private static final int LONGEST_WORD = 200;

    private static final int SURE = 3;
    private static final int NEARLY = 4;

    private final Map<String, Trade> byKey = new LinkedHashMap<>();
    /** The words that trades are called by in either language, and which ones. */
    private final Map<String, Set<String>> byWord = new TreeMap<>();

    /** @param file another file than the program's own; empty for that */
    Trades(@Value("${paddock.trades:}") String file) {
        String name = file.isEmpty() ? "the program's own trades" : file;
        try (InputStream content = file.isEmpty()
                ? new ClassPathResource("paddock/trade/trades.yaml").getInputStream()
                : Files.newInputStream(Path.of(file))) {
            LoadSettings settings = LoadSettings.builder().setLabel(name).build();
            Map<?, ?> top = map(new Load(settings).loadFromInputStream(content), "the file");
            if (!"trades/1".equals(top.get("paddock"))) {
                throw new IllegalArgumentException("it does not begin with paddock: trades/1");
            }
            kinds(top.get("trades"), 0);
        } catch (IOException | YamlEngineException | IllegalArgumentException broken) {
            throw new CannotStart(
                    "The trades cannot be read from " + name + ": " + broken.getMessage(),
                    "Mend the file, or name none in PADDOCK_TRADES",
                    broken);
        }
        byKey.values().forEach(this::index);
    }

    /** Reads a list of trades, and what is a kind of them; all their keys. */
    private List<String> kinds(@Nullable Object list, int depth) {
        List<String> all = new ArrayList<>();
        if (list instanceof List<?> several) {
            for (Object each : several) {
                all.addAll(trade(map(each, "a trade"), depth));
            }
        }
        return all;
    }

    private List<String> trade(Map<?, ?> said, int depth) {
        String key = text(said, "key");
        if (!KEY.matcher(key).matches() || byKey.containsKey(key)) {
            throw new IllegalArgumentException("the key " + key + " is written wrongly, or twice");
        }
        Text name = new Text("fr", new TreeMap<>(Map.of("fr", text(said, "fr"), "en", text(said, "en"))));
        byKey.put(key, new Trade(key, name, depth, List.of(key)));
        List<String> family = new ArrayList<>(List.of(key));
        family.addAll(kinds(said.get("kinds"), depth + 1));
        byKey.put(key, new Trade(key, name, depth, family));
        return family;
    }

    private static Map<?, ?> map(@Nullable Object node, String what) {
        if (node instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException(what + " has no entries: " + node);
    }

    private static String text(Map<?, ?> said, String name) {
        if (said.get(name) instanceof String text && !text.isBlank()) {
            return text.strip();
        }
        throw new IllegalArgumentException("a trade lacks its " + name + ": " + said);
    }

    private void index(Trade trade) {
        trade.name().wordings().values().stream()
                .flatMap(name -> words(name).stream())
                .forEach(word -> byWord.computeIfAbsent(word, any -> new LinkedHashSet<>())
                        .addAll(trade.family()));
    }

    /** What was typed, word by word, as words are looked for. */
    static List<String> words(String typed) {
        return Arrays.stream(BETWEEN_WORDS.split(Clients.sought(typed)))
                .filter(word -> !word.isEmpty())
                .map(Trades::cut)
                .distinct()
                .toList();
    }

    private static String cut(String word) {
        return word.codePointCount(0, word.length()) <= LONGEST_WORD
                ? word
                : word.substring(0, word.offsetByCodePoints(0, LONGEST_WORD));
    }

    /** All of them, each after what it is a kind of. */
    public List<Trade> all() {
        return List.copyOf(byKey.values());
    }

    public Optional<Trade> with(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** Those of a company; what a file of trades no longer knows is left out. */
    public List<Trade> of(Collection<String> keys) {
        return keys.stream().flatMap(key -> with(key).stream()).toList();
    }

    /** The keys of those that a word may mean, although it is only begun or mistyped, and of all that is a kind of them. */
    Set<String> meantBy(String word) {
        Set<String> begun = byWord.entrySet().stream()
                .filter(known -> known.getKey().equals(word)
                        || (word.length() >= SURE && known.getKey().startsWith(word)))
                .flatMap(known -> known.getValue().stream())
                .collect(Collectors.toSet());
        if (!begun.isEmpty() || word.length() < NEARLY) {
            return begun;
        }
        return Nearest.slip(word, byWord.keySet()).map(byWord::get).orElse(Set.of());
    }
}
