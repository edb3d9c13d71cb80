package paddock.hook;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A program elsewhere that is told what happens at a site.
 *
 * @param renewedAt when its secret was made
 * @param formerUntil until when messages are signed with the secret before as well; absent where there is none
 * @param sealedBy by what the key is known that opens its secret
 * @param disabled absent while it is told
 * @param health how the last attempts went
 * @param version which writing of it this is
 */
record Endpoint(
        UUID id,
        UUID site,
        Wanted wanted,
        Instant addedAt,
        Instant renewedAt,
        @Nullable Instant formerUntil,
        String sealedBy,
        @Nullable Disabled disabled,
        Health health,
        int version) {

    /**
     * What whoever sets it up says of it.
     *
     * @param acts what it is told of; all where there are none
     */
    record Wanted(String name, String address, List<String> acts) {
        Wanted {
            acts = List.copyOf(acts);
        }

        /** What the trail keeps: of an address not what comes after its path, in which there may be a secret. */
        Map<String, ?> recorded() {
            Map<String, Object> values = new TreeMap<>();
            values.put("name", name);
            values.put("address", address.replaceFirst("\\?.*", "?…"));
            values.put("events", acts);
            return values;
        }
    }

    /** Why it is not told. */
    enum Why {
        BY_HAND,
        /** It has said that it is gone. */
        GONE,
        /** Nothing got through for days. */
        FAILING,
        /** A backup was brought back. */
        RESTORED;

        String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Why of(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    record Disabled(Instant at, Why why) {}

    /**
     * How the last attempts went.
     *
     * @param failures in a row
     * @param since when the first of them was; absent where there are none
     */
    record Health(int failures, @Nullable Instant since) {}

    public String name() {
        return wanted.name();
    }

    /** Where it is, in short. */
    public String host() {
        return URI.create(wanted.address()).getRawAuthority();
    }

    public boolean isTold() {
        return disabled == null;
    }

    /** How it stands with it, by the name of the text that says it. */
    public String word() {
        return disabled != null ? disabled.why().key() : health.failures() > 0 ? "retrying" : "told";
    }
}
