package paddock.store;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import paddock.kernel.CannotStart;

/** Where the operator wants the database: in a folder of this machine, or on a PostgreSQL server of its own. */
public sealed interface DatabaseSettings {

    /** As an operator would look for it: the folder, or the address without the account. */
    default String where() {
        return switch (this) {
            case Embedded embedded ->
                embedded.dataFolder().toAbsolutePath().normalize().toString();
            case External external ->
                external.jdbcUrl().replaceFirst("^jdbc:", "").replaceFirst("[?].*", "");
        };
    }

    /** A server that Paddock runs itself. {@code postgres} is a ready PostgreSQL to use instead of the one carried along. */
    record Embedded(Path dataFolder, @Nullable Path postgres) implements DatabaseSettings {
        public Embedded(Path dataFolder) {
            this(dataFolder, null);
        }
    }

    /** A database on a server that the operator runs; the role given owns it. */
    record External(String jdbcUrl, String user, String password) implements DatabaseSettings {
        @Override
        public String toString() {
            return jdbcUrl + " as " + user;
        }
    }

    /** Which of the two it is, in a word. */
    default String kind() {
        return switch (this) {
            case Embedded _ -> "embedded";
            case External _ -> "external";
        };
    }

    /** From the environment: PADDOCK_DATA, PADDOCK_POSTGRES, PADDOCK_DATABASE_URL, _USER and _PASSWORD. */
    static DatabaseSettings fromEnvironment() {
        return from(name -> System.getenv(name.toUpperCase(Locale.ROOT).replace('.', '_')));
    }

    /** From properties of the names paddock.data, paddock.postgres, paddock.database.url, .user and .password. */
    static DatabaseSettings from(Function<String, @Nullable String> property) {
        String url = valueOf(property, "paddock.database.url");
        if (!url.isEmpty()) {
            return external(
                    url, valueOf(property, "paddock.database.user"), valueOf(property, "paddock.database.password"));
        }
        String data = valueOf(property, "paddock.data");
        String postgres = valueOf(property, "paddock.postgres");
        return new Embedded(Path.of(data.isEmpty() ? "data" : data), postgres.isEmpty() ? null : Path.of(postgres));
    }

    private static String valueOf(Function<String, @Nullable String> property, String name) {
        String value = property.apply(name);
        return value == null ? "" : value.strip();
    }

    /** User and password may also stand in the address; they are taken out of it, as addresses get logged. */
    private static External external(String url, String user, String password) {
        String jdbcUrl = jdbcUrl(url);
        try {
            DriverManager.getDriver(jdbcUrl);
        } catch (SQLException e) {
            throw new CannotStart(
                    "PADDOCK_DATABASE_URL is not the address of a PostgreSQL database",
                    "Write it as postgresql://host:5432/database",
                    e);
        }
        return new External(
                withoutAccount(jdbcUrl),
                user.isEmpty() ? queried(jdbcUrl, "user") : user,
                password.isEmpty() ? queried(jdbcUrl, "password") : password);
    }

    /** The driver knows one form only; PostgreSQL's own tools and most hosts write the other, with the account in it. */
    private static String jdbcUrl(String url) {
        Matcher address = Pattern.compile("postgres(?:ql)?://(?:(?<account>[^/]*)@)?(?<rest>.*)")
                .matcher(url);
        if (!address.matches()) return url;
        String account = address.group("account");
        String rest = "jdbc:postgresql://" + address.group("rest");
        if (account == null) return rest;
        String[] parts = account.replace("+", "%2B").replace("&", "%26").split(":", 2);
        return rest + (rest.contains("?") ? "&" : "?") + "user=" + parts[0]
                + (parts.length == 2 ? "&password=" + parts[1] : "");
    }

    private static String queried(String url, String name) {
        return query(url)
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
                .findFirst()
                .orElse("");
    }

    private static String withoutAccount(String url) {
        String left = query(url)
                .filter(pair -> !pair.startsWith("user=") && !pair.startsWith("password="))
                .collect(Collectors.joining("&"));
        return url.replaceFirst("\\?.*$", "") + (left.isEmpty() ? "" : "?" + left);
    }

    private static Stream<String> query(String url) {
        int start = url.indexOf('?');
        return start < 0
                ? Stream.empty()
                : Arrays.stream(url.substring(start + 1).split("&"));
    }
}
