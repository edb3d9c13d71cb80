package paddock.exhibition;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import paddock.kernel.Money;

/**
 * What an exhibition costs of one kind.
 *
 * @param planned without VAT
 * @param spent without VAT; absent until it is known
 */
public record Cost(
        UUID id,
        Kind kind,
        String note,
        Money planned,
        @Nullable Money spent,
        int version) {

    /** What it is spent on. */
    public enum Kind {
        SPACE,
        STAND,
        TRAVEL,
        LODGING,
        STAFF,
        PRINT,
        TRANSPORT,
        OTHER;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Kind> of(String key) {
            return Stream.of(values()).filter(kind -> kind.key().equals(key)).findFirst();
        }
    }

    /** What is known of it: what it came to, or what it is planned to come to. */
    public Money known() {
        return spent == null ? planned : spent;
    }
}
