package paddock.asking;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import paddock.circuit.Site;
import paddock.homologation.Homologations;
import paddock.homologation.Use;
import paddock.web.BadInput;
import tools.jackson.databind.JsonNode;

/** What other parts are told of a use: the facts of a question, without its times and without what is beside it. */
@Component
public class Uses {

    private static final List<String> NOT_SAID =
            List.of("from", "until", "layouts", "customer", "granted", "used", "others");

    private final Homologations homologations;

    Uses(Homologations homologations) {
        this.homologations = homologations;
    }

    /**
     * A use of that kind, whenever and wherever it takes place.
     *
     * @param path where it stands in what was sent
     * @throws BadInput where it cannot be read, or names what no order of the site knows
     */
    public Use read(Site site, JsonNode facts, String path) {
        for (String entry : NOT_SAID) {
            if (facts.has(entry)) {
                throw new BadInput(path + "." + entry, entry, List.of("activity", "vehicles", "noise"));
            }
        }
        return new Known(site, homologations.law(site)).check(stored(facts, path, site.zone()), path);
    }

    /** One that was read before: the orders may have other names by now. */
    public Use stored(JsonNode facts, String path, ZoneId zone) {
        return new Question(facts, path, zone).profile(Set.of());
    }
}
