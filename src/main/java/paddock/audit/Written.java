package paddock.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An act as its seal sees it: every column of it that has to stay, byte for byte. */
record Written(long id, Instant at, List<@Nullable String> columns) {

    private static final int FORM = 1;

    private static final List<String> COLUMNS = List.of(
            "who", "person", "act", "kind", "thing", "about", "before", "after", "actor_digest", "personal_digest");

    /** For a select of them. */
    static final String SELECTED = """
            id, at, who, person, act, kind, thing, about, before::text as before, after::text as after,
                   encode(actor_digest, 'hex') as actor_digest, encode(personal_digest, 'hex') as personal_digest""";

    static Written row(ResultSet row, int n) throws SQLException {
        List<@Nullable String> columns = new ArrayList<>();
        for (String name : COLUMNS) {
            columns.add(row.getString(name));
        }
        OffsetDateTime at = Objects.requireNonNull(row.getObject("at", OffsetDateTime.class));
        return new Written(row.getLong("id"), at.toInstant(), columns);
    }

    @Nullable
    String actorDigest() {
        return columns.get(COLUMNS.indexOf("actor_digest"));
    }

    @Nullable
    String personalDigest() {
        return columns.get(COLUMNS.indexOf("personal_digest"));
    }

    /** What is digested for it at a place of the chain; each part is told its length, so that no two contents meet. */
    byte[] content(long number, String previous) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORM);
            out.writeLong(number);
            write(out, previous);
            out.writeLong(id);
            out.writeLong(at.getEpochSecond());
            out.writeInt(at.getNano());
            for (String column : columns) {
                write(out, column);
            }
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, @Nullable String part) throws IOException {
        if (part == null) {
            out.writeInt(-1);
            return;
        }
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
