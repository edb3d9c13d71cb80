package paddock.fruit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import paddock.kernel.Money;

/**
 * What came of an exhibition until a day.
 *
 * @param until the first day that is not counted
 * @param over whether that day has come; else more may follow
 * @param met what became of whom one met
 * @param cost what the operator bears of it
 * @param own what is counted for it
 * @param clients how much of that was asked for by companies that were clients before they were met there
 * @param others what of the same time is counted for other exhibitions
 * @param none what of the same time is counted for no exhibition
 */
record Figures(
        Horizon horizon,
        LocalDate until,
        boolean over,
        Met met,
        Money cost,
        Sum own,
        Sum clients,
        Sum others,
        Sum none) {

    /**
     * What became of whom one met.
     *
     * @param leads that were met there, each once
     * @param inTime of them, how many heard of the operator as soon as they were to
     * @param meetings that took place
     * @param partners companies that became residents or members afterwards
     * @param places in sessions that companies had and still have, taken since they were met there; counted for each show that met them
     */
    record Met(long leads, long encounters, long qualified, long inTime, long meetings, long partners, long places) {

        static final Met NOBODY = new Met(0, 0, 0, 0, 0, 0, 0);

        Met plus(Met other) {
            return new Met(
                    leads + other.leads,
                    encounters + other.encounters,
                    qualified + other.qualified,
                    inTime + other.inTime,
                    meetings + other.meetings,
                    partners + other.partners,
                    places + other.places);
        }
    }

    /** All that was asked for in that time. */
    public Sum total() {
        return own.plus(others).plus(none);
    }

    /** The days of others, rounded so that what is shown of a balance comes to what is shown of its total. */
    public BigDecimal othersDaysShown() {
        return total().daysShown().subtract(none.daysShown()).subtract(own.daysShown());
    }

    /** What one lead that was found worth following has cost; nothing where there is none. */
    public Optional<Money> perQualified() {
        return met.qualified() == 0 ? Optional.empty() : Optional.of(cost.over(met.qualified()));
    }
}
