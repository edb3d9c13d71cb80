package paddock.store;

import java.time.Instant;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What a backup says of itself: who made it when and from what, and all that must be in it. */
record Manifest(
        int format,
        String paddock,
        String schema,
        Instant at,
        Server database,
        List<Table> tables,
        List<Sequence> sequences,
        List<File> files) {

    static final int FORMAT = 1;
    static final String NAME = "manifest.json";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    /** The database it was made of: embedded or external, and the version of its PostgreSQL. */
    record Server(String kind, String version) {}

    /** One table: its rows as PostgreSQL's COPY writes them are in the file of that name. */
    record Table(String name, List<String> columns, long rows, String sha256) {
        String file() {
            return "tables/" + name + ".copy";
        }
    }

    /** Where a sequence had got to, and whether that number has been drawn from it or will be the first. */
    record Sequence(String name, long last, boolean drawn) {}

    /** What the installation keeps outside its database. There is nothing of the kind yet. */
    record File(String name, String sha256) {
        String file() {
            return "files/" + name;
        }
    }

    /** How many rows there are in all. */
    long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }

    byte[] json() {
        return JSON.writeValueAsBytes(this);
    }

    /** Any format, to be told apart by whoever reads it. */
    static int formatOf(byte[] json) throws JacksonException {
        return JSON.readTree(json).path("format").asInt(0);
    }

    static Manifest read(byte[] json) throws JacksonException {
        return JSON.readValue(json, Manifest.class);
    }
}
