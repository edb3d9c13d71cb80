package paddock.trade;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** What a company says it is to another. */
record Relation(Kind kind, UUID other) {

    /** What companies can be to each other. */
    enum Kind {
        /** The other is its parent: it has one at most. */
        PARENT,
        /** It supplies the other. */
        SUPPLIER,
        /** They work with each other. */
        PARTNER,
        /** They share a stand. */
        STAND;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether it is the same read from the other's side. */
        public boolean isMutual() {
            return this == PARTNER || this == STAND;
        }

        static Optional<Kind> withKey(String key) {
            return Arrays.stream(values())
                    .filter(kind -> kind.key().equals(key))
                    .findFirst();
        }
    }

    /**
     * A relation as the page of one of the two tells it.
     *
     * @param side the text that says it: {@code parent}, or {@code parent-of} from the other side
     * @param listed whether anybody can read the other's page
     */
    record Seen(String side, UUID company, String name, boolean listed) {}
}
