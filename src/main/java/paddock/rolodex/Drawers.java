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
import paddock.personal.Terms;
import paddock.trade.Listings;

/** For a file of cards that into which they go, as it stands now. */
@Component
final class Drawers {

    private final CompanyDrawer.Doors companies;
    private final LeadDrawer.Doors leads;
    private final Exhibitions exhibitions;
    private final Terms terms;
    private final InstantSource clock;

    Drawers(
            Companies companies,
            Contacts contacts,
            Listings listings,
            Leads leads,
            Foresight foresight,
            Photos photos,
            Exhibitions exhibitions,
            Terms terms,
            InstantSource clock) {
        this.companies = new CompanyDrawer.Doors(companies, contacts, listings);
        this.leads = new LeadDrawer.Doors(leads, foresight, photos);
        this.exhibitions = exhibitions;
        this.terms = terms;
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

    /**
     * Whether those on its cards can have been met there on that day, or on the usual one where none is said. Who was met
     * longer ago than leads are kept would be forgotten at once.
     */
    boolean canBe(Intake.Met met) {
        LocalDate today = exhibitions.today();
        LocalDate on = met.on();
        boolean isThen =
                on == null || show(met).map(plan -> plan.isMetOn(on, today)).orElseGet(() -> !on.isAfter(today));
        return isThen && terms.keeps(Leads.KEPT, metAt(met));
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
