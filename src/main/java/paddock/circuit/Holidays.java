package paddock.circuit;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A calendar of public holidays, by country and, where it matters, part of the country: {@code FR} is metropolitan
 * France, {@code FR-67} the Bas-Rhin with its two more days, {@code RE} La Réunion.
 */
public record Holidays(String code) {

    private static final Map<String, HolidayManager> MANAGERS = new ConcurrentHashMap<>();

    /** A public holiday and its name in the reader's language. */
    public record Holiday(LocalDate date, String name) {}

    public Holidays {
        if (!known(code)) {
            throw new IllegalArgumentException("no holiday calendar " + code);
        }
    }

    static boolean known(String code) {
        String country = country(code);
        if (!HolidayManager.getSupportedCalendarCodes().contains(country)) {
            return false;
        }
        if (country.length() == code.length()) {
            return true;
        }
        CalendarHierarchy children = manager(country).getCalendarHierarchy();
        return children.getChildren().containsKey(region(code));
    }

    public boolean include(LocalDate day) {
        return !between(day, day.plusDays(1), Locale.ROOT).isEmpty();
    }

    /** The holidays from a day until another, in order. */
    public List<Holiday> between(LocalDate from, LocalDate until, Locale locale) {
        String[] regions = country(code).length() == code.length() ? new String[0] : new String[] {region(code)};
        return manager(country(code)).getHolidays(from, until.minusDays(1), regions).stream()
                .map(holiday -> new Holiday(holiday.getDate(), holiday.getDescription(locale)))
                .sorted(java.util.Comparator.comparing(Holiday::date))
                .toList();
    }

    private static String country(String code) {
        return code.split("-", 2)[0].toLowerCase(Locale.ROOT);
    }

    private static String region(String code) {
        return code.substring(code.indexOf('-') + 1).toLowerCase(Locale.ROOT);
    }

    private static HolidayManager manager(String country) {
        return MANAGERS.computeIfAbsent(country, name -> HolidayManager.getInstance(ManagerParameters.create(name)));
    }
}
