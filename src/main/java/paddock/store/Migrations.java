package paddock.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The ordered story of Paddock's tables, as this program knows it. */
record Migrations(List<MigrationVersion> versions, SortedSet<String> schemas, String location) {

    private static final Pattern SCRIPT = Pattern.compile("V(\\d+)__.*\\.sql");
    private static final Pattern SCHEMA =
            Pattern.compile("(?im)^\\s*create\\s+schema\\s+(?:if\\s+not\\s+exists\\s+)?([a-z_][a-z0-9_]*)");

    static Migrations known() {
        return in("classpath:db/migration");
    }

    /** Every schema is named by the script that creates it, and Paddock has tables in no other. */
    static Migrations in(String location) {
        List<MigrationVersion> versions = new ArrayList<>();
        SortedSet<String> schemas = new TreeSet<>();
        String pattern = location.replaceFirst("^filesystem:", "file:").replaceFirst("^classpath:", "classpath*:");
        try {
            for (Resource script : new PathMatchingResourcePatternResolver().getResources(pattern + "/*.sql")) {
                Matcher name = SCRIPT.matcher(Objects.requireNonNullElse(script.getFilename(), ""));
                if (!name.matches()) continue;
                versions.add(MigrationVersion.fromVersion(name.group(1)));
                SCHEMA.matcher(script.getContentAsString(StandardCharsets.UTF_8))
                        .results()
                        .forEach(schema -> schemas.add(schema.group(1)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Migrations(versions.stream().sorted().toList(), schemas, location);
    }

    MigrationVersion latest() {
        return versions.getLast();
    }

    /** Within the transaction that the connection is in: neither committed nor rolled back here. */
    void bring(Connection connection, MigrationVersion to) {
        Flyway.configure()
                .dataSource(new SingleConnectionDataSource(LentConnection.of(connection), true))
                .locations(location)
                .target(to)
                .load()
                .migrate();
    }
}
