package paddock.lead;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import paddock.hook.Teller;
import tools.jackson.databind.json.JsonMapper;

/** Leads as programs elsewhere are told of them, where an administrator has asked for it by name. */
@Component
final class LeadTeller implements Teller {

    private final LeadRows rows;
    private final JsonMapper json;

    LeadTeller(LeadRows rows, JsonMapper json) {
        this.rows = rows;
        this.json = json;
    }

    @Override
    public String kind() {
        return Leads.KIND;
    }

    @Override
    public Optional<Told> told(UUID thing) {
        return rows.withId(thing)
                .map(lead -> new Told("/api/v1/leads/" + thing, json.writeValueAsString(LeadJson.One.of(lead))));
    }
}
