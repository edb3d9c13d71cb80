package paddock.stand;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a phone is to know at the stand, as it is now: all of it is kept there, so that it can do without us for days.
 *
 * @param people who can look after a lead
 * @param hours within how many hours leads of a grade are answered
 */
@Schema(name = "Stand")
record Standing(
        UUID device, String name, Show exhibition, Somebody person, List<Somebody> people, Map<String, Long> hours) {

    @Schema(name = "StandExhibition")
    record Show(UUID id, String name, String place, String first, String last) {}

    @Schema(name = "StandPerson")
    record Somebody(UUID id, String name) {}

    /** What a phone is told when it is set up: the secret is never said again. */
    record SetUp(String secret, Standing stand) {}

    /**
     * What became of a card that a phone has sent.
     *
     * @param outcome {@code new}, {@code again} where they had been met there, {@code known} where it had been sent before, or {@code refused}
     * @param field what is to be corrected; empty where it is taken
     * @param reason why, in words; empty where it is taken
     */
    @Schema(name = "StandCard")
    record Taken(String encounter, String outcome, String field, String reason) {}

    /** What became of each card, in the order in which they were sent. */
    @Schema(name = "StandCards")
    record Sent(List<Taken> encounters) {}
}
