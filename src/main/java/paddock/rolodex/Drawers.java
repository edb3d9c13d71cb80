package paddock.rolodex;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import paddock.directory.Companies;
import paddock.directory.Contacts;
import paddock.exhibition.Exhibition;
import paddock.exhibition.Exhibitions;
import paddock.kernel.Acting;
import paddock.lead.Foresight;
import paddock.lead.Leads;
import paddock.lead.Photos;
import paddock.trade.Listings;

/** For a file of cards that into which they go, as it stands now. */
@Component
final class Drawers {

    private final CompanyDrawer.Doors companies;
    private final LeadDrawer.Doors leads;
    private final Exhibitions exhibitions;
    private final InstantSource clock;

    Drawers(
            Companies companies,
            Contacts contacts,
            Listings listings,
            Leads leads,
            Foresight foresight,
            Photos photos,
            Exhibitions exhibitions,
            InstantSource clock) {
        this.companies = new CompanyDrawer.Doors(companies, contacts, listings);
        this.leads = new LeadDrawer.Doors(leads, foresight, photos);
        this.exhibitions = exhibitions;
        this.clock = clock;
    }

    Drawer of(Acting by, Intake intake) {
        return switch (intake.into()) {
            case COMPANIES -> new CompanyDrawer(companies, by);
            case LEADS -> new LeadDrawer(leads, intake.exhibition(), met(intake.exhibition()));
        };
    }

    /** A list that comes after a show is of those who were met on its days. */
    private Instant met(@Nullable UUID exhibition) {
        Instant now = clock.instant();
        if (exhibition == null) {
            return now;
        }
        Instant last = exhibitions
                .withId(exhibition)
                .map(Exhibition::plan)
                .map(plan -> plan.last()
                        .atTime(LocalTime.NOON)
                        .atZone(exhibitions.zone())
                        .toInstant())
                .orElse(now);
        return last.isBefore(now) ? last : now;
    }
}
