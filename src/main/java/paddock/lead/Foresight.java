package paddock.lead;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What taking a card would come to, without taking it. */
@Component
public class Foresight {

    private final LeadRows rows;
    private final EncounterRows encounters;
    private final InstantSource clock;

    Foresight(LeadRows rows, EncounterRows encounters, InstantSource clock) {
        this.rows = rows;
        this.encounters = encounters;
        this.clock = clock;
    }

    /** Every way it could end. */
    public sealed interface Foreseen {

        /** Nobody has met them there. */
        record New() implements Foreseen {}

        /** It would say more of one that is there. */
        record More(UUID lead, String called) implements Foreseen {}

        /** All that it says is known. */
        record Known(UUID lead, String called) implements Foreseen {}
    }

    /**
     * What would become of it.
     *
     * @param lead of which the card says that it is; one that is not there is none
     */
    public Foreseen of(Capture capture, Optional<UUID> lead) {
        Optional<Lead> itself = lead.flatMap(rows::withId).filter(one -> !adds(one, capture));
        if (itself.isPresent()) {
            return known(itself.get());
        }
        Optional<Lead> taken = encounters.leadOf(capture.id()).flatMap(rows::withId);
        if (taken.isPresent()) {
            return known(taken.get());
        }
        return encounters
                .marked(capture)
                .flatMap(rows::withId)
                .map(before -> adds(before, capture) ? new Foreseen.More(before.id(), before.called()) : known(before))
                .orElseGet(Foreseen.New::new);
    }

    private static Foreseen known(Lead lead) {
        return new Foreseen.Known(lead.id(), lead.called());
    }

    /** Whether it says something that was not known. */
    private boolean adds(Lead before, Capture capture) {
        Instant now = clock.instant();
        Instant due = before.care().dueAt() == null ? now : before.care().dueAt();
        Lead after = Meeting.again(before, capture, due, now);
        return !words(after.card()).equals(words(before.card()))
                || !after.wants().equals(before.wants());
    }

    private static List<String> words(Lead.Card card) {
        return List.of(card.name(), card.firm(), card.function(), card.email(), card.phone());
    }
}
