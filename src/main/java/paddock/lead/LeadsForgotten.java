package paddock.lead;

import java.util.List;
import java.util.UUID;

/** Some leads are nobody's any more, in the transaction under way: whoever holds something on them forgets it as well. */
public record LeadsForgotten(List<UUID> leads) {

    public LeadsForgotten {
        leads = List.copyOf(leads);
    }
}
