package paddock.terms;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/** What a company holds and has had at a site: said by the part that sells. */
public interface Standing {

    /**
     * What is held in option.
     *
     * @param options how many, those that wait among them
     * @param days of which they hold some hours
     */
    record Held(int options, Set<LocalDate> days) {
        public Held {
            days = Set.copyOf(days);
        }
    }

    /** What a company holds at an instant. */
    Held held(UUID site, UUID company, Instant now);

    /** Whether a company has booked something in a year. */
    boolean wasHere(UUID site, UUID company, int year);
}
