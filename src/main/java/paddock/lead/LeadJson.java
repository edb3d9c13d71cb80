package paddock.lead;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Leads as programs read them. */
final class LeadJson {

    private LeadJson() {}

    /** @param next leads on; absent at the end */
    @Schema(name = "Leads")
    record Page(List<One> leads, @Nullable String next) {}

    @Schema(name = "Lead")
    record One(
            UUID id,
            long number,
            @Nullable UUID exhibition,
            @Nullable UUID company,
            String name,
            String firm,
            String function,
            String email,
            String phone,
            boolean isPrivate,
            String language,
            String grade,
            String interest,
            String need,
            String timing,
            String note,
            List<String> trades,
            @Nullable UUID owner,
            String step,
            @Nullable Instant dueAt,
            String stage,
            Instant metAt,
            @Nullable Instant answeredAt,
            @Nullable Instant noticedAt,
            @Nullable Instant consentAt,
            int version) {

        static One of(Lead lead) {
            return new One(
                    lead.id(),
                    lead.number(),
                    lead.exhibition(),
                    lead.company(),
                    lead.card().name(),
                    lead.card().firm(),
                    lead.card().function(),
                    lead.card().email(),
                    lead.card().phone(),
                    lead.card().isPrivate(),
                    lead.card().language(),
                    lead.wants().grade().name(),
                    lead.wants().interest(),
                    lead.wants().need(),
                    lead.wants().timing(),
                    lead.wants().note(),
                    lead.wants().trades(),
                    lead.care().owner(),
                    lead.care().step(),
                    lead.care().dueAt(),
                    lead.stage().key(),
                    lead.times().metAt(),
                    lead.times().answeredAt(),
                    lead.told().noticedAt(),
                    lead.told().consentAt(),
                    lead.version());
        }
    }

    /** @param outcome {@code new}, {@code again} where they had been met there, {@code known} where it had been sent before */
    @Schema(name = "LeadCaptured")
    record Taken(UUID encounter, UUID lead, String outcome) {

        static Taken of(UUID encounter, Captured outcome) {
            return new Taken(encounter, outcome.lead(), word(outcome));
        }
    }

    /** What became of a card, in a word. */
    static String word(Captured outcome) {
        return switch (outcome) {
            case Captured.New added -> "new";
            case Captured.Again again -> "again";
            case Captured.Known known -> "known";
        };
    }
}
