package paddock.lead;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a lead, as its page tells of it.
 *
 * @param what the text that says it
 * @param more what was noted; empty where nothing was
 * @param missed whether it was a call that nobody took
 * @param show where it was at an exhibition
 */
record Happened(
        Instant at,
        String what,
        String more,
        boolean missed,
        @Nullable UUID by,
        @Nullable UUID show) {

    /** All that happened, the latest first. */
    static List<Happened> of(List<Encounter> encounters, List<Contact> contacts, List<Contact.Step> steps) {
        return Stream.of(
                        encounters.stream().map(Happened::met),
                        contacts.stream().map(Happened::noted),
                        steps.stream().map(Happened::moved))
                .flatMap(Function.identity())
                .sorted(Comparator.comparing(Happened::at).reversed())
                .toList();
    }

    private static Happened met(Encounter one) {
        return new Happened(one.metAt(), "lead.way." + one.way().key(), "", false, one.by(), one.exhibition());
    }

    private static Happened noted(Contact one) {
        boolean missed = one.kind() == Contact.Kind.CALL && !one.reached();
        return new Happened(one.at(), "lead.contact." + one.kind().key(), one.note(), missed, one.by(), null);
    }

    private static Happened moved(Contact.Step step) {
        return new Happened(step.at(), "lead.stage." + step.stage().key(), step.why(), false, step.by(), null);
    }
}
