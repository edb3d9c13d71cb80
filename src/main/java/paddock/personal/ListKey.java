package paddock.personal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.kernel.CannotStart;
import paddock.store.KeptFile;
import paddock.store.Secret;

/**
 * What e-mail addresses are digested with where they must be known again, and must not be read: a file in the data folder,
 * or the setting PADDOCK_PERSONAL_KEY. The database keeps a digest by which to know it.
 */
@Component
class ListKey {

    static final String FILE = "personal.key";

    private final JdbcClient jdbc;
    private final Path folder;
    private final @Nullable Secret setting;
    private @Nullable Secret known;

    ListKey(JdbcClient jdbc, Environment environment) {
        this.jdbc = jdbc;
        this.folder = ErasureFile.folder(environment.getProperty("paddock.data"));
        String written = environment.getProperty("paddock.personal.key", "").strip();
        this.setting = written.isEmpty() ? null : setting(written);
    }

    private static Secret setting(String written) {
        return Secret.read(written)
                .orElseThrow(() -> new CannotStart(
                        "PADDOCK_PERSONAL_KEY is not a key",
                        "Give 64 hexadecimal digits, such as `openssl rand -hex 32` makes"));
    }

    /** Keyed, of an address however it was written; empty where the key at hand is not the one that the lists were made with. */
    Optional<String> digest(String address) {
        String written =
                Normalizer.normalize(address.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        return key().map(key -> key.digest(written.getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether there is no key, or another than the lists were made with. */
    boolean isMissing() {
        return check().isPresent() && key().isEmpty();
    }

    /** Remembered once the database has kept it for good: what begins a list may still be undone. */
    private synchronized Optional<Secret> key() {
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Secret> ours = Optional.ofNullable(setting).or(this::kept);
        Optional<String> check = check();
        if (check.isEmpty()) {
            Secret begun = ours.orElseGet(this::make);
            jdbc.sql(BEGIN).param("check", checkOf(begun)).update();
            return check().filter(checkOf(begun)::equals).map(own -> begun);
        }
        known = ours.filter(key -> checkOf(key).equals(check.get())).orElse(null);
        return Optional.ofNullable(known);
    }

    private Optional<Secret> kept() {
        KeptFile file = KeptFile.in(folder, FILE);
        return file.read()
                .map(text -> Secret.read(text)
                        .orElseThrow(() ->
                                new CannotStart(file.path() + " holds no key", "Put the file back from a backup")));
    }

    private Secret make() {
        Secret made = Secret.random();
        KeptFile.in(folder, FILE).write(made.written());
        return made;
    }

    private Optional<String> check() {
        return jdbc.sql("select encode(key_check, 'hex') from personal.list_key")
                .query(String.class)
                .optional();
    }

    private static String checkOf(Secret key) {
        return key.digest("the key of a Paddock's list".getBytes(StandardCharsets.UTF_8));
    }

    private static final String BEGIN = """
            insert into personal.list_key (key_check) values (decode(:check, 'hex')) on conflict (one) do nothing
            """;
}
