package paddock.audit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The trail in JSON. */
final class EntryJson {

    private EntryJson() {}

    /** Acts, the latest first, and the address of those before them. */
    @Schema(name = "Acts")
    record Acts(List<Act> acts, @Nullable String next) {}

    /** Something done. */
    @Schema(name = "Act")
    record Act(
            long id,
            Instant at,

            @Schema(description = "person, nobody (not signed in) or paddock (by itself)")
            String who,

            @Nullable UUID person,

            @Schema(description = "null once forgotten") @Nullable
            String name,

            @Schema(description = "network address; null once forgotten") @Nullable
            String from,

            @Schema(description = "name of the token on which a program acted; null where the person did it") @Nullable
            String token,

            String act,
            String kind,
            @Nullable UUID thing,
            ChangeJson change,

            @Schema(description = "personal values; null where there are none, or once forgotten") @Nullable
            PersonalJson personal,

            boolean forgotten,

            @Schema(description = "place in the sealed chain; null for the minute until it has one") @Nullable
            Long number) {

        static Act of(Entry entry) {
            Deed deed = entry.deed();
            Deed.Personal personal = deed.personal();
            return new Act(
                    entry.id(),
                    entry.at(),
                    entry.who(),
                    entry.person(),
                    entry.name(),
                    entry.from(),
                    entry.token(),
                    deed.act(),
                    deed.kind(),
                    deed.thing(),
                    new ChangeJson(deed.change().before(), deed.change().after()),
                    personal == null
                            ? null
                            : new PersonalJson(
                                    personal.of(),
                                    personal.change().before(),
                                    personal.change().after()),
                    entry.forgotten().actor() || entry.forgotten().personal(),
                    entry.number());
        }
    }

    /** Values by the names of their fields. */
    @Schema(name = "ActChange")
    record ChangeJson(Map<String, ?> before, Map<String, ?> after) {}

    /** Values of a person's own. */
    @Schema(name = "ActPersonal")
    record PersonalJson(UUID person, Map<String, ?> before, Map<String, ?> after) {}
}
