package paddock.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a sheet says of one booking, option, session or closure on its day, in one language. Kept as it is when the sheet is
 * issued: the client by its id, so that a name is read by those who may read it, and whom to call by a version only.
 *
 * @param number in the order in which they were asked for
 * @param kind {@code rental}, {@code session} or {@code closure}
 * @param state {@code booked} or {@code option}
 * @param title what a session is called, why it is closed
 * @param contact which writing of whom to call; 0 where nobody is named
 */
public record Line(
        UUID booking,
        long number,
        String kind,
        String state,
        @Nullable UUID company,
        String title,
        String reference,
        List<Claimed> claims,
        List<String> hours,
        List<String> noise,
        List<String> vehicles,
        List<Fact> wished,
        List<Taken> taken,
        int contact) {

    /** What is claimed, the way it is driven, when, and which units. */
    public record Claimed(String what, String direction, String when, String units) {}

    /** Something said of what runs. */
    public record Fact(String name, String value) {}

    /** Who takes part in a session. */
    public record Taken(UUID company, int vehicles) {}

    /** What of it is another than it was, by the names of texts. */
    List<String> changedSince(Line before) {
        List<String> changed = new ArrayList<>();
        differs(changed, "claims", claims, before.claims);
        differs(changed, "state", state, before.state);
        differs(changed, "company", company, before.company);
        differs(changed, "title", title, before.title);
        differs(changed, "reference", reference, before.reference);
        differs(changed, "hours", hours, before.hours);
        differs(changed, "noise", noise, before.noise);
        differs(changed, "vehicles", vehicles, before.vehicles);
        differs(changed, "wished", wished, before.wished);
        differs(changed, "taken", taken, before.taken);
        differs(changed, "contact", contact, before.contact);
        return changed;
    }

    /** The same for somebody to whom its client is not named: not what the client calls it either. */
    Line withoutReference() {
        return new Line(
                booking, number, kind, state, null, title, "", claims, hours, noise, vehicles, wished, taken, contact);
    }

    private static void differs(List<String> into, String name, @Nullable Object now, @Nullable Object then) {
        if (!Objects.equals(now, then)) {
            into.add(name);
        }
    }
}
