package paddock.account;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import paddock.kernel.ClientRole;

/** Which companies people act for. Told by the part that keeps companies, which this one knows nothing of. */
public interface Engagements {

    /** Somebody's role in a company. */
    record Engagement(UUID company, String name, ClientRole role) {}

    /** All of somebody's at this very moment, by the names of the companies. */
    List<Engagement> of(UUID person);

    /** Asks for the same; now, or {@linkplain paddock.store.Trip#together with others}. */
    void ask(UUID person, Consumer<List<Engagement>> answer);
}
