package paddock.lead;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A card taken, or somebody met: what makes a lead, or adds to one.
 *
 * @param id given by whoever takes it: what is sent twice is there once
 * @param exhibition where; absent for elsewhere
 * @param when as the clock of the device said
 * @param code what the code on a card or badge said, word for word; empty where there was none
 */
public record Capture(
        UUID id,
        @Nullable UUID exhibition,
        When when,
        Way way,
        String code,
        Lead.Card card,
        Lead.Wants wants,
        Next next) {

    /** The same, on a device that nobody had before: its clock may have been set meanwhile. */
    public Capture notBefore(Instant earliest) {
        return new Capture(id, exhibition, new When(when.notedAt, when.sentAt, earliest), way, code, card, wants, next);
    }

    /**
     * As the clock of a device said, which may be wrong.
     *
     * @param notedAt when it was taken
     * @param sentAt when it was sent; absent where the clock is the server's own
     * @param earliest it cannot have been before; absent where that is not known
     */
    public record When(
            Instant notedAt,
            @Nullable Instant sentAt,
            @Nullable Instant earliest) {

        public When(Instant notedAt, @Nullable Instant sentAt) {
            this(notedAt, sentAt, null);
        }

        /** When that was, as far as can be told: wrong as that clock may have been, it ran between the two. */
        Instant metAt(Instant receivedAt) {
            Instant met = sentAt == null ? notedAt : notedAt.plus(Duration.between(sentAt, receivedAt));
            Instant late = earliest != null && met.isBefore(earliest) ? earliest : met;
            return late.isAfter(receivedAt) ? receivedAt : late;
        }
    }

    /**
     * What is to be done, and what they were told.
     *
     * @param owner who looks after it; absent for whoever captures it
     * @param dueAt by when; absent for as soon as its grade says
     * @param noticed whether they were told what is kept of them, and why
     * @param consent how they said that they may be written to; empty where they did not
     */
    public record Next(
            @Nullable UUID owner, String step, @Nullable Instant dueAt, boolean noticed, String consent) {}

    /** The same, of somebody who has taken back since that they may be written to. */
    Capture withoutConsent() {
        Next quiet = new Next(next.owner(), next.step(), next.dueAt(), next.noticed(), "");
        return new Capture(id, exhibition, when, way, code, card, wants, quiet);
    }

    /** How it was taken. */
    public enum Way {
        SCAN,
        PHOTO,
        FORM,
        FILE,
        DESK;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Way> of(String key) {
            return Stream.of(values()).filter(one -> one.key().equals(key)).findFirst();
        }
    }
}
