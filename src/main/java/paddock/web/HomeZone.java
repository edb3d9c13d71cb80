package paddock.web;

import java.time.ZoneId;

/** The clock of the house, for pages that are about no site in particular. */
public interface HomeZone {

    /** The zone of the first site; UTC while there is none. */
    ZoneId zone();
}
