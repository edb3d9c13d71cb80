package paddock.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An act as the trail shows it.
 *
 * @param person who did it; absent for somebody unknown and for Paddock itself, which {@code who} tells apart
 * @param name absent once forgotten
 * @param from the network address; absent once forgotten
 * @param token the name of the token on which a program acted for the person; absent where they acted themselves
 * @param number its place in the sealed chain; absent for the minute until it has one
 */
record Entry(
        long id,
        Instant at,
        String who,
        @Nullable UUID person,
        @Nullable String name,
        @Nullable String from,
        @Nullable String token,
        Deed deed,
        Forgotten forgotten,
        @Nullable Long number) {

    /** What is no longer there to be read. */
    record Forgotten(boolean actor, boolean personal) {}

    static RowMapper<Entry> reading(JsonMapper json) {
        return (row, n) -> {
            String written = row.getString("actor");
            JsonNode actor = written == null ? null : json.readTree(written);
            boolean paddock = row.getString("who").equals("paddock");
            return new Entry(
                    row.getLong("id"),
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    row.getString("who"),
                    row.getObject("person", UUID.class),
                    actor != null ? actor.get(1).asString() : paddock ? "Paddock" : null,
                    actor != null ? actor.get(2).asString() : paddock ? "" : null,
                    actor != null && actor.size() > 3 ? actor.get(3).asString() : null,
                    deed(row, json),
                    new Forgotten(row.getBoolean("actor_erased"), row.getBoolean("personal_erased")),
                    row.getObject("number", Long.class));
        };
    }

    private static Deed deed(ResultSet row, JsonMapper json) throws SQLException {
        Deed deed = Deed.of(row.getString("act"), row.getString("kind"), row.getObject("thing", UUID.class))
                .changing(values(row.getString("before"), json), values(row.getString("after"), json));
        String personal = row.getString("personal");
        if (personal == null) {
            return deed;
        }
        JsonNode values = json.readTree(personal);
        return deed.personally(
                row.getObject("about", UUID.class),
                values(values.get(1).toString(), json),
                values(values.get(2).toString(), json));
    }

    private static Map<String, Object> values(String written, JsonMapper json) {
        return json.readValue(written, new TypeReference<TreeMap<String, Object>>() {});
    }
}
