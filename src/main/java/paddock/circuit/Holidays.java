package paddock.circuit;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A calendar of public holidays, by country and, where it matters, part of the country: {@code FR} is metropolitan
 * France, {@code FR-67} the Bas-Rhin with its two more days, {@code RE} La Réunion.
 */
public record Holidays(String code) {

    /** A country, or a country and one of its parts, as ISO 3166 writes them. */
    private static final Pattern CODE = Pattern.compile("([A-Z]{2})(?:-([A-Z0-9]{1,3}))?");

    private static final Map<String, HolidayManager> MANAGERS = new ConcurrentHashMap<>();

    /** A public holiday and its name in the reader's language. */
    public record Holiday(LocalDate date, String name) {}

    /** A public holiday and its names by language, for readers that are programs. */
    record Named(LocalDate date, SortedMap<String, String> name) {}

    public Holidays {
        if (!known(code)) {
            throw new IllegalArgumentException("no holiday calendar " + code);
        }
    }

    public static boolean known(String code) {
        Matcher parts = CODE.matcher(code);
        if (!parts.matches() || !HolidayManager.getSupportedCalendarCodes().contains(parts.group(1))) {
            return false;
        }
        // The library writes the parts of some countries in capitals and of others in small letters.
        return parts.group(2) == null
                || manager(country(code)).getCalendarHierarchy().getChildren().keySet().stream()
                        .anyMatch(parts.group(2)::equalsIgnoreCase);
    }

    public boolean include(LocalDate day) {
        return !between(day, day.plusDays(1), Locale.ROOT).isEmpty();
    }

    /** The holidays from a day until another, in order. */
    public List<Holiday> between(LocalDate from, LocalDate until, Locale locale) {
        return found(from, until)
                .map(holiday -> new Holiday(holiday.getDate(), holiday.getDescription(locale)))
                .toList();
    }

    /** The holidays from a day until another, each by its common name, such as {@code easter-monday}. */
    public Map<LocalDate, Set<String>> keys(LocalDate from, LocalDate until) {
        return found(from, until)
                .collect(Collectors.groupingBy(
                        de.focus_shift.jollyday.core.Holiday::getDate,
                        Collectors.mapping(Holidays::key, Collectors.toUnmodifiableSet())));
    }

    /** All the names it has, as far as they come round every year nowadays. */
    public Set<String> names() {
        return keys(LocalDate.of(2021, 1, 1), LocalDate.of(2031, 1, 1)).values().stream()
                .flatMap(Set::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The library's own key, without the word for where it comes from: {@code christian.EASTER_MONDAY}. */
    private static String key(de.focus_shift.jollyday.core.Holiday holiday) {
        String key = holiday.getPropertiesKey();
        return key.substring(key.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As {@link #between}, for no reader in particular. */
    List<Named> named(LocalDate from, LocalDate until) {
        return found(from, until)
                .map(holiday -> new Named(holiday.getDate(), names(holiday)))
                .toList();
    }

    private static SortedMap<String, String> names(de.focus_shift.jollyday.core.Holiday holiday) {
        return new TreeMap<>(
                Map.of("en", holiday.getDescription(Locale.ENGLISH), "fr", holiday.getDescription(Locale.FRENCH)));
    }

    private Stream<de.focus_shift.jollyday.core.Holiday> found(LocalDate from, LocalDate until) {
        String[] regions = country(code).length() == code.length() ? new String[0] : new String[] {region(code)};
        return manager(country(code)).getHolidays(from, until.minusDays(1), regions).stream()
                .sorted(Comparator.comparing(de.focus_shift.jollyday.core.Holiday::getDate));
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
