package paddock.sitefile;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import paddock.circuit.Circuit;
import paddock.circuit.Exclusion;
import paddock.circuit.Figure;
import paddock.circuit.Holidays;
import paddock.circuit.Milestone;
import paddock.circuit.Point;
import paddock.circuit.Pool;
import paddock.circuit.Site;
import paddock.circuit.Week;
import paddock.kernel.Days;
import paddock.kernel.Ids;
import paddock.kernel.Nearest;
import paddock.kernel.Text;

/** Makes a site of the entries of its file: what belongs to the place as a whole. */
final class SiteReader {

    private static final Pattern MINUTES = Pattern.compile("(\\d{1,3}) min");
    private static final Pattern HOURS = Pattern.compile("([01]\\d|2[0-3]):([0-5]\\d)-([01]\\d|2[0-4]):([0-5]\\d)");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private static final String[] ENTRIES = ("paddock key language name invented place operator zone holidays "
                    + "week turnaround own_in_a_row geometry circuits pools exclusions figures milestones homologation")
            .split(" ");

    private final Survey survey;

    SiteReader(Survey survey) {
        this.survey = survey;
    }

    Site site(Entry top) {
        top.only(ENTRIES);
        String key = top.get("key").key();
        String language = Wordings.language(top.get("language"));
        CircuitReader reader = new CircuitReader(key, language, survey);
        List<Circuit> circuits =
                top.required("circuits").stream().map(reader::circuit).toList();
        Site site = new Site(
                Ids.named(key, "site"),
                key,
                language,
                top.get("name").text(language),
                top.find("invented").map(why -> why.prose(language)).orElse(null),
                place(top.get("place"), language),
                operator(top.get("operator"), language),
                zone(top.get("zone")),
                holidays(top.get("holidays")),
                week(top.get("week")),
                top.find("turnaround").map(SiteReader::minutes).orElse(Duration.ZERO),
                top.find("own_in_a_row").map(Entry::yes).orElse(false),
                survey.attribution().orElse(null),
                circuits,
                pools(top, key, language),
                exclusions(top, language),
                figures(top, language),
                milestones(top, language));
        new SiteRules(site, top, survey).check();
        return site;
    }

    private static Site.Place place(Entry place, String language) {
        place.only("town", "region", "country", "longitude", "latitude");
        String country = place.get("country").string();
        if (!country.isEmpty() && !COUNTRIES.contains(country)) {
            place.get("country").wrong("not-a-country", country);
        }
        Point point = new Point(
                place.get("longitude").number(-180, 180), place.get("latitude").number(-90, 90));
        return new Site.Place(
                place.get("town").text(language), place.get("region").text(language), country, point);
    }

    private static Site.Operator operator(Entry operator, String language) {
        operator.only("name", "note");
        return new Site.Operator(operator.get("name").text(language), optionalProse(operator, "note", language));
    }

    private static ZoneId zone(Entry zone) {
        String name = zone.string();
        if (ZoneId.getAvailableZoneIds().contains(name)) {
            return ZoneId.of(name);
        }
        zone.wrong(
                "not-a-zone",
                name,
                Nearest.to(name, ZoneId.getAvailableZoneIds()).orElse("Europe/Paris"));
        return ZoneId.of("UTC");
    }

    private static Holidays holidays(Entry holidays) {
        String code = holidays.string();
        if (Holidays.known(code)) {
            return new Holidays(code);
        }
        holidays.wrong("not-a-calendar", code);
        return new Holidays("FR");
    }

    private static Week week(Entry week) {
        Map<DayOfWeek, List<Week.Hours>> days = new EnumMap<>(DayOfWeek.class);
        List<String> names = new ArrayList<>(List.of("invented"));
        for (DayOfWeek day : DayOfWeek.values()) {
            String name = day.name().toLowerCase(Locale.ROOT);
            names.add(name);
            days.put(day, hours(week.list(name)));
        }
        week.only(names.toArray(String[]::new));
        return new Week(days, week.find("invented").map(Entry::yes).orElse(false));
    }

    private static List<Week.Hours> hours(List<Entry> windows) {
        List<Week.Hours> hours = new ArrayList<>();
        for (Entry window : windows) {
            Matcher times = HOURS.matcher(window.string());
            if (!times.matches()) {
                window.wrong("not-hours", window.string());
                continue;
            }
            int from = Integer.parseInt(times.group(1)) * 60 + Integer.parseInt(times.group(2));
            int until = Integer.parseInt(times.group(3)) * 60 + Integer.parseInt(times.group(4));
            boolean afterLast = hours.isEmpty() || minuteOf(hours.getLast().until()) <= from;
            if (from >= until || until > 24 * 60 || !afterLast) {
                window.wrong("crossed-hours", window.string());
                continue;
            }
            hours.add(new Week.Hours(timeOf(from), timeOf(until)));
        }
        return List.copyOf(hours);
    }

    private static LocalTime timeOf(int minute) {
        return LocalTime.of(minute / 60 % 24, minute % 60);
    }

    private static int minuteOf(LocalTime end) {
        return end.equals(LocalTime.MIDNIGHT) ? 24 * 60 : end.getHour() * 60 + end.getMinute();
    }

    static Duration minutes(Entry entry) {
        Matcher minutes = MINUTES.matcher(entry.string());
        if (!minutes.matches()) {
            entry.wrong("not-minutes", entry.string());
            return Duration.ZERO;
        }
        return Duration.ofMinutes(Long.parseLong(minutes.group(1)));
    }

    private static List<Pool> pools(Entry top, String site, String language) {
        return top.list("pools").stream()
                .map(pool -> PoolReader.pool(pool, site, language))
                .toList();
    }

    private static List<Exclusion> exclusions(Entry top, String language) {
        List<Exclusion> exclusions = new ArrayList<>();
        Map<List<String>, List<Days>> said = new HashMap<>();
        for (Entry entry : top.list("exclusions")) {
            entry.only("layouts", "reason", "from", "until");
            List<String> pair =
                    entry.required("layouts").stream().map(Entry::key).sorted().toList();
            if (pair.size() != 2 || pair.get(0).equals(pair.get(1))) {
                entry.wrong("not-a-pair");
                continue;
            }
            Days during = entry.days();
            List<Days> before = said.computeIfAbsent(pair, twoLayouts -> new ArrayList<>());
            if (before.stream().anyMatch(during::overlap)) {
                entry.wrong("pair-twice");
            }
            before.add(during);
            exclusions.add(
                    new Exclusion(pair.get(0), pair.get(1), entry.get("reason").prose(language), during));
        }
        return List.copyOf(exclusions);
    }

    static List<Figure> figures(Entry top, String language) {
        return top.list("figures").stream()
                .map(entry -> entry.only("name", "value", "year", "source"))
                .map(entry -> new Figure(
                        entry.get("name").text(language),
                        entry.get("value").text(language),
                        entry.get("year").string(),
                        entry.get("source").text(language)))
                .toList();
    }

    static List<Milestone> milestones(Entry top, String language) {
        List<Milestone> milestones = new ArrayList<>();
        for (Entry entry : top.list("milestones")) {
            entry.only("date", "what");
            String date = entry.get("date").string();
            if (!date.isEmpty() && !dated(date)) {
                entry.get("date").wrong("not-a-milestone", date);
            }
            milestones.add(new Milestone(date, entry.get("what").prose(language)));
        }
        milestones.sort(Comparator.comparing(Milestone::date));
        return List.copyOf(milestones);
    }

    /** A year, a month or a day that is in the calendar. */
    private static boolean dated(String date) {
        try {
            int year = switch (date.length()) {
                case 4 -> Year.parse(date).getValue();
                case 7 -> YearMonth.parse(date).getYear();
                default -> LocalDate.parse(date).getYear();
            };
            return year >= 1800 && year < 2300;
        } catch (DateTimeParseException notADate) {
            return false;
        }
    }

    static @Nullable Text optionalProse(Entry entry, String key, String language) {
        Optional<Entry> found = entry.find(key);
        return found.isPresent() ? found.get().prose(language) : null;
    }
}
