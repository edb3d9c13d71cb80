package paddock.rolodex;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
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

    /** A year before which nobody was met whose card is read today. */
    private static final int EARLIEST = 2000;

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
            case LEADS -> new LeadDrawer(leads, intake.met().exhibition(), metAt(intake.met()));
        };
    }

    /** The day on which those on its cards were met: the one that is said, or else the usual one there. */
    LocalDate metOn(Intake.Met met) {
        LocalDate today = exhibitions.today();
        return Optional.ofNullable(met.on())
                .or(() -> show(met).map(plan -> plan.metOn(today)))
                .orElse(today);
    }

    /** Whether those on its cards can have been met there on the day that is said. */
    boolean canBe(Intake.Met met) {
        LocalDate today = exhibitions.today();
        LocalDate on = met.on();
        return on == null
                || show(met)
                        .map(plan -> plan.isMetOn(on, today))
                        .orElseGet(() -> !on.isAfter(today) && on.getYear() >= EARLIEST);
    }

    private Optional<Exhibition.Plan> show(Intake.Met met) {
        return Optional.ofNullable(met.exhibition())
                .flatMap(exhibitions::withId)
                .map(Exhibition::plan);
    }

    /** At noon, as nobody knows better; now where that is still to come. */
    private Instant metAt(Intake.Met met) {
        Instant now = clock.instant();
        LocalDate day = metOn(met);
        Instant noon = day.atTime(LocalTime.NOON).atZone(exhibitions.zone()).toInstant();
        return day.equals(exhibitions.today()) || noon.isAfter(now) ? now : noon;
    }
}
