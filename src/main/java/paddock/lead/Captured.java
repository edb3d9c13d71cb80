package paddock.lead;

import java.util.UUID;

/** Every way in which taking a card can end. */
public sealed interface Captured {

    UUID lead();

    /** Nobody had met them there. */
    record New(UUID lead) implements Captured {}

    /** Somebody had: it is one lead with one encounter more. */
    record Again(UUID lead) implements Captured {}

    /** It had been sent before. */
    record Known(UUID lead) implements Captured {}
}
