package paddock.circuit;

import java.util.List;

/**
 * What others rely on when a place changes: declared as a bean by each part that lets things of a place to somebody for
 * days to come. Asked for the preview of an import, and again under the lock that the import takes.
 */
public interface Agreement {

    /** What of it could not be kept any more. */
    List<Contradiction> broken(Site after);
}
