package paddock.series;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import paddock.booking.Booking;
import paddock.booking.Outlook.Prospect;
import paddock.circuit.Site;
import paddock.ground.Claim;
import paddock.web.BadInput;
import tools.jackson.databind.JsonNode;

/**
 * The same things again and again for a company.
 *
 * @param first what is claimed on the first date
 */
record Cycle(
        UUID id,
        Site site,
        UUID company,
        Recurrence rule,
        List<Claim> first,
        Booking.Said said,
        List<Occasion> occasions) {

    Cycle {
        first = List.copyOf(first);
        occasions = List.copyOf(occasions);
    }

    /**
     * One that is wanted, before anything is held.
     *
     * @param leftOut dates of the rule that are not wanted
     * @param moved dates of the rule, and on which day each is wanted instead
     */
    record Draft(
            Site site,
            UUID company,
            Recurrence rule,
            List<Claim> first,
            Booking.Said said,
            Set<LocalDate> leftOut,
            Map<LocalDate, LocalDate> moved) {

        /** @throws BadInput where the rule names no dates, or too many */
        List<Occasion> occasions() {
            return rule.from(firstDay(first)).stream()
                    .map(day -> new Occasion(
                            day,
                            moved.getOrDefault(day, day),
                            leftOut.contains(day) ? new State.LeftOut() : new State.Open()))
                    .toList();
        }

        /** The same for two that ask for the same for the same company, and for no others. */
        String fingerprint() {
            List<Object> all = new ArrayList<>(List.of(site.id(), company, rule.rule(), said.reference()));
            first.forEach(claim -> all.add(claim.written()));
            all.add(sorted(said.use()));
            occasions()
                    .forEach(each -> all.add(
                            List.of(each.planned(), each.on(), each.state().word())));
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256")
                        .digest(all.toString().getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(digest);
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException("every Java has SHA-256", impossible);
            }
        }

        private static String sorted(JsonNode facts) {
            return facts.isObject()
                    ? facts.properties().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .map(each -> each.getKey() + "=" + sorted(each.getValue()))
                            .toList()
                            .toString()
                    : facts.isArray()
                            ? facts.valueStream().map(Draft::sorted).toList().toString()
                            : facts.toString();
        }
    }

    static LocalDate firstDay(List<Claim> claims) {
        return claims.stream()
                .map(claim -> claim.window().from().toLocalDate())
                .min(LocalDate::compareTo)
                .orElseThrow();
    }

    /**
     * One of its dates.
     *
     * @param planned as the rule has it
     * @param on as it was moved to
     */
    record Occasion(LocalDate planned, LocalDate on, State state) {}

    /** What has become of a date. */
    sealed interface State {

        /** Nobody has asked for it yet. */
        record Open() implements State {}

        /** There is an option, or was: what has become of it, the booking says. */
        record Held(@Nullable UUID booking) implements State {}

        /** It could not be had then, by the name that the texts have for the reason. */
        record Refused(String why) implements State {}

        record LeftOut() implements State {}

        /** How far it is, as the interface writes it. */
        default String word() {
            return switch (this) {
                case Open open -> "open";
                case Held held -> "held";
                case Refused refused -> "refused";
                case LeftOut out -> "left-out";
            };
        }
    }

    /** What would come of a date, seen beforehand together with all dates before it. */
    record Foreseen(LocalDate planned, LocalDate on, Outcome outcome) {}

    /** What would come of it. */
    sealed interface Outcome {
        record LeftOut() implements Outcome {}

        /** An hour that the clock leaves out, or has twice, that day. */
        record NoSuchHour() implements Outcome {}

        record Would(Prospect prospect) implements Outcome {}
    }

    /** How asking for a series can end. */
    sealed interface Noting {

        /** It is written down, now or before, and each of its dates was asked for. */
        record Noted() implements Noting {}

        /** What has that id already is another: nothing was asked for. */
        record Another() implements Noting {}
    }
}
