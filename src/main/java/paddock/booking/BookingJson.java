package paddock.booking;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import paddock.ground.Claim;
import paddock.permit.Permit;
import tools.jackson.databind.node.ObjectNode;

/** How the programming interface writes options, bookings and closures. */
final class BookingJson {

    private BookingJson() {}

    /**
     * A booking as it is at the moment of the answer.
     *
     * @param rank of an option: how many asked before for some of it, and one more; absent otherwise
     * @param alternatives the other options of which only one is wanted: confirming one frees the others
     * @param company absent of what is the operator's own, and where it is confidential and not named to the reader
     * @param subjectToRenewal whether an order has to be renewed before all of it can run
     */
    @Schema(name = "Booking")
    record Whole(
            UUID id,
            long number,
            UUID site,
            String kind,
            String state,
            @Nullable UUID company,
            boolean confidential,
            @Nullable Integer rank,
            @Nullable OffsetDateTime lapsesAt,
            @Nullable String ended,
            @Nullable OffsetDateTime endedAt,
            List<ClaimJson> claims,
            List<PermitJson> permits,
            boolean subjectToRenewal,
            List<UUID> alternatives,
            ObjectNode use,
            String reference,
            String orderNumber,
            String reason,
            OffsetDateTime askedAt,
            int version) {

        static Whole of(Booking booking, Standing standing, Instant now, ZoneId zone) {
            Booking.State state = booking.at(now);
            Booking.State.Ended ended = state instanceof Booking.State.Ended over ? over : null;
            return new Whole(
                    booking.id(),
                    booking.number(),
                    booking.site(),
                    booking.kind().key(),
                    word(state),
                    booking.company(),
                    booking.said().confidential(),
                    state instanceof Booking.State.Waiting
                            ? Integer.valueOf(standing.rank())
                            : state instanceof Booking.State.Option ? 1 : null,
                    state instanceof Booking.State.Option option ? at(option.lapsesAt(), zone) : null,
                    ended == null ? null : ended.why().key(),
                    ended == null ? null : at(ended.at(), zone),
                    booking.claims().stream().map(ClaimJson::of).toList(),
                    booking.permits().stream().map(PermitJson::of).toList(),
                    standing.subjectToRenewal(),
                    standing.alternatives(),
                    booking.said().use(),
                    booking.said().reference(),
                    booking.said().orderNumber(),
                    booking.said().reason(),
                    at(booking.askedAt(), zone),
                    booking.version());
        }
    }

    /** Options of which one is wanted. */
    @Schema(name = "Choice")
    record Choice(List<Whole> alternatives) {}

    /** How it stands beside others, and to the order. */
    record Standing(int rank, boolean subjectToRenewal, List<UUID> alternatives) {}

    /** Something that has to be granted or declared before it can be booked. */
    @Schema(name = "Permit")
    record PermitJson(
            UUID id,
            String order,
            String path,
            String kind,
            String cite,
            @Nullable String counter,
            @Nullable LocalDate latest,
            String state,
            @Nullable LocalDate since,
            @Nullable String number) {

        static PermitJson of(Permit permit) {
            LocalDate since = switch (permit.progress()) {
                case Permit.Progress.Wanted wanted -> null;
                case Permit.Progress.Filed filed -> filed.on();
                case Permit.Progress.Granted granted -> granted.on();
                case Permit.Progress.Refused refused -> refused.on();
            };
            return new PermitJson(
                    permit.id(),
                    permit.order(),
                    permit.path(),
                    permit.kind(),
                    permit.cite(),
                    permit.counter(),
                    permit.latest(),
                    permit.word(),
                    since,
                    permit.progress() instanceof Permit.Progress.Granted granted ? granted.number() : null);
        }
    }

    /** One of its claims. */
    @Schema(name = "Claim")
    record ClaimJson(
            @Nullable UUID layout,
            @Nullable UUID pool,
            @Nullable Integer units,
            @Nullable String direction,
            OffsetDateTime from,
            OffsetDateTime until) {

        static ClaimJson of(Claim claim) {
            ZonedDateTime from = claim.window().from();
            ZonedDateTime until = claim.window().until();
            return switch (claim) {
                case Claim.Track track ->
                    new ClaimJson(
                            track.layout(),
                            null,
                            null,
                            track.direction() == null
                                    ? null
                                    : track.direction().name().toLowerCase(Locale.ROOT),
                            from.toOffsetDateTime(),
                            until.toOffsetDateTime());
                case Claim.Units units ->
                    new ClaimJson(
                            null,
                            units.pool(),
                            units.number(),
                            null,
                            from.toOffsetDateTime(),
                            until.toOffsetDateTime());
            };
        }
    }

    /** Bookings, the oldest first. */
    @Schema(name = "Bookings")
    record Bookings(List<Whole> bookings, @Nullable String next) {}

    static OffsetDateTime at(Instant instant, ZoneId zone) {
        return instant.atZone(zone).toOffsetDateTime();
    }

    /** How far it has come. */
    static String word(Booking.State state) {
        return switch (state) {
            case Booking.State.Waiting waiting -> "waiting";
            case Booking.State.Option option -> "option";
            case Booking.State.Booked booked -> "booked";
            case Booking.State.Ended ended -> "ended";
        };
    }
}
