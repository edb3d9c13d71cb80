package paddock.lead;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Leads with something of them written anew. */
final class Edits {

    private Edits() {}

    static Lead with(Lead lead, Lead.Care care, Lead.Stage stage, Lead.Times times) {
        return new Lead(
                lead.id(),
                lead.number(),
                lead.exhibition(),
                lead.company(),
                lead.card(),
                lead.wants(),
                care,
                lead.told(),
                stage,
                times,
                lead.version() + 1,
                lead.demo());
    }

    static Lead with(Lead lead, Lead.Card card, Lead.Wants wants, Lead.Told told) {
        return new Lead(
                lead.id(),
                lead.number(),
                lead.exhibition(),
                lead.company(),
                card,
                wants,
                lead.care(),
                told,
                lead.stage(),
                lead.times(),
                lead.version() + 1,
                lead.demo());
    }

    static Lead with(Lead lead, Lead.Care care) {
        return with(lead, care, lead.stage(), lead.times());
    }

    static Lead of(Lead lead, @Nullable UUID company) {
        return new Lead(
                lead.id(),
                lead.number(),
                lead.exhibition(),
                company,
                lead.card(),
                lead.wants(),
                lead.care(),
                lead.told(),
                lead.stage(),
                lead.times(),
                lead.version() + 1,
                lead.demo());
    }
}
