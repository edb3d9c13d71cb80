package paddock.fruit;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A sale in the list that a figure is made of.
 *
 * @param touch the meeting it is traced back to; none where it is counted for no exhibition
 * @param parts of {@link Sharing#WHOLE}
 */
record Traced(Sale sale, @Nullable Touch touch, long parts) {

    static Traced of(Share share) {
        return new Traced(share.sale(), share.touch(), share.parts());
    }

    /** What the figures are of: what is asked for and counted for an exhibition, some of it, or what is not. */
    enum Of {
        HELD,
        BOOKED,
        RUN,
        CLIENTS,
        OTHERS,
        NONE,
        TOTAL;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Of> of(String key) {
            return Stream.of(values()).filter(one -> one.key().equals(key)).findFirst();
        }

        /** Whether it is among what is counted for an exhibition, or not, where some days have been run by today. */
        boolean has(Traced traced, UUID exhibition, LocalDate today) {
            Sale sale = traced.sale();
            Touch touch = traced.touch();
            boolean own = touch != null && touch.exhibition().equals(exhibition);
            boolean wasClient = touch != null && touch.known();
            return switch (this) {
                case HELD -> own;
                case BOOKED -> own && sale.booked();
                case RUN -> own && sale.run(today) > 0;
                case CLIENTS -> own && wasClient && sale.booked();
                case OTHERS -> touch != null && !own && sale.booked();
                case NONE -> touch == null && sale.booked();
                case TOTAL -> sale.booked();
            };
        }
    }
}
