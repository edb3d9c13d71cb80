package paddock.circuit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import paddock.kernel.Text;

/** How the programming interface writes a site: names by language, lengths in metres, dates as ISO 8601. */
final class SiteJson {

    private SiteJson() {}

    record Sites(List<SiteLine> sites) {}

    /** A site in a list. */
    record SiteLine(UUID id, String key, SortedMap<String, String> name, String zone, boolean invented, String href) {
        static SiteLine of(Site site) {
            return new SiteLine(
                    site.id(),
                    site.key(),
                    names(site.name()),
                    site.zone().getId(),
                    site.invented() != null,
                    "/api/v1/sites/" + site.id());
        }
    }

    @Schema(name = "Site")
    record SiteWhole(
            UUID id,
            String key,
            SortedMap<String, String> name,
            @Nullable SortedMap<String, String> invented,
            PlaceJson place,
            SortedMap<String, String> operator,
            @Nullable SortedMap<String, String> operatorNote,
            String zone,
            String holidays,
            Map<String, List<HoursJson>> week,
            long turnaroundMinutes,
            boolean ownInARow,
            Site.@Nullable Attribution attribution,
            LocalDate on,
            List<CircuitJson.CircuitWhole> circuits,
            List<PoolJson> pools,
            List<ExclusionJson> exclusions,
            List<FigureJson> figures,
            List<MilestoneJson> milestones,
            String geometry) {
        static SiteWhole of(Site site, LocalDate on) {
            return new SiteWhole(
                    site.id(),
                    site.key(),
                    names(site.name()),
                    ifAny(site.invented()),
                    PlaceJson.of(site.place()),
                    names(site.operator().name()),
                    ifAny(site.operator().note()),
                    site.zone().getId(),
                    site.holidays().code(),
                    hoursByDay(site.week()),
                    site.turnaround().toMinutes(),
                    site.ownInARow(),
                    site.geometry(),
                    on,
                    site.circuits().stream()
                            .map(circuit -> CircuitJson.CircuitWhole.of(site, circuit, on))
                            .toList(),
                    site.pools().stream().map(pool -> PoolJson.of(pool, on)).toList(),
                    site.exclusions().stream().map(ExclusionJson::of).toList(),
                    site.figures().stream().map(FigureJson::of).toList(),
                    site.milestones().stream().map(MilestoneJson::of).toList(),
                    "/api/v1/sites/" + site.id() + "/geometry?on=" + on);
        }
    }

    @Schema(name = "Place")
    record PlaceJson(
            SortedMap<String, String> town,
            SortedMap<String, String> region,
            String country,
            double longitude,
            double latitude) {
        static PlaceJson of(Site.Place place) {
            return new PlaceJson(
                    names(place.town()),
                    names(place.region()),
                    place.country(),
                    place.point().longitude(),
                    place.point().latitude());
        }
    }

    @Schema(name = "Hours")
    record HoursJson(String from, String until) {}

    @Schema(name = "Pool")
    record PoolJson(
            UUID id,
            String key,
            SortedMap<String, String> name,
            String kind,
            @Nullable String circuit,
            @Nullable SortedMap<String, String> note,
            @Nullable Long turnaroundMinutes,
            boolean invented,
            List<UnitJson> units) {
        static PoolJson of(Pool pool, LocalDate on) {
            return new PoolJson(
                    pool.id(),
                    pool.key(),
                    names(pool.name()),
                    small(pool.kind()),
                    pool.circuit(),
                    ifAny(pool.note()),
                    pool.turnaround() == null ? null : pool.turnaround().toMinutes(),
                    pool.invented(),
                    pool.unitsOn(on).stream().map(UnitJson::of).toList());
        }
    }

    @Schema(name = "Unit")
    record UnitJson(
            UUID id,
            String key,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {
        static UnitJson of(Pool.Unit unit) {
            return new UnitJson(
                    unit.id(), unit.key(), unit.exists().from(), unit.exists().until());
        }
    }

    @Schema(name = "Exclusion")
    record ExclusionJson(
            List<String> layouts,
            SortedMap<String, String> reason,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {
        static ExclusionJson of(Exclusion exclusion) {
            return new ExclusionJson(
                    List.of(exclusion.first(), exclusion.second()),
                    names(exclusion.reason()),
                    exclusion.during().from(),
                    exclusion.during().until());
        }
    }

    @Schema(name = "Figure")
    record FigureJson(
            SortedMap<String, String> name,
            SortedMap<String, String> value,
            String year,
            SortedMap<String, String> source) {
        static FigureJson of(Figure figure) {
            return new FigureJson(names(figure.name()), names(figure.value()), figure.year(), names(figure.source()));
        }
    }

    /** A dated fact of the history: {@code date} is a year, a month or a day. */
    @Schema(name = "Milestone")
    record MilestoneJson(String date, SortedMap<String, String> what) {
        static MilestoneJson of(Milestone milestone) {
            return new MilestoneJson(milestone.date(), names(milestone.what()));
        }
    }

    @Schema(name = "Holidays")
    record HolidaysJson(UUID site, String calendar, LocalDate from, LocalDate until, List<HolidayJson> holidays) {
        static HolidaysJson of(Site site, LocalDate from, LocalDate until) {
            return new HolidaysJson(
                    site.id(),
                    site.holidays().code(),
                    from,
                    until,
                    site.holidays().named(from, until).stream()
                            .map(holiday -> new HolidayJson(holiday.date(), holiday.name()))
                            .toList());
        }
    }

    @Schema(name = "Holiday")
    record HolidayJson(LocalDate date, SortedMap<String, String> name) {}

    private static Map<String, List<HoursJson>> hoursByDay(Week week) {
        return week.days().entrySet().stream()
                .collect(Collectors.toMap(
                        day -> small(day.getKey()),
                        day -> day.getValue().stream()
                                .map(hours -> new HoursJson(
                                        hours.from().toString(),
                                        hours.until().equals(java.time.LocalTime.MIDNIGHT)
                                                ? "24:00"
                                                : hours.until().toString()))
                                .toList(),
                        (one, other) -> one,
                        TreeMap::new));
    }

    static SortedMap<String, String> names(Text text) {
        return text.wordings();
    }

    static @Nullable SortedMap<String, String> ifAny(@Nullable Text text) {
        return text == null ? null : names(text);
    }

    static double centimetres(double metres) {
        return Math.round(metres * 100) / 100.0;
    }

    static String small(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }
}
