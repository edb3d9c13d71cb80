package paddock.circuit;

import java.util.List;
import java.util.stream.Stream;

/**
 * What loading a site file would do, as of the state it was compared with.
 *
 * @param revision of the stored site; 0 where there is none yet
 * @param contradictions why it cannot be loaded; empty where it can
 */
public record SitePlan(Site site, long revision, List<Change> changes, List<Contradiction> contradictions) {

    public SitePlan {
        changes = List.copyOf(changes);
        contradictions = List.copyOf(contradictions);
    }

    /** The same, with more that stands in the way. */
    public SitePlan contradicting(List<Contradiction> more) {
        return new SitePlan(
                site,
                revision,
                changes,
                Stream.concat(contradictions.stream(), more.stream()).toList());
    }
}
