package paddock.circuit;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.kernel.Days;
import paddock.kernel.Text;
import paddock.kernel.Timeline;
import paddock.kernel.Timeline.Spell;
import tools.jackson.databind.json.JsonMapper;

/** Reads a site from its rows, whole. */
@Component
final class SiteRows {

    private record Owned<T>(UUID owner, T thing) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;

    SiteRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Site site(UUID id) {
        Map<UUID, List<Layout>> layouts = layouts(id);
        Map<UUID, List<Section>> sections = sections(id);
        List<Circuit> circuits = jdbc.sql(CIRCUITS)
                .param("site", id)
                .query((row, n) -> circuit(row, sections, layouts))
                .list();
        List<Pool> pools = pools(id);
        List<Exclusion> exclusions = jdbc.sql(EXCLUSIONS)
                .param("site", id)
                .query((row, n) -> exclusion(row))
                .list();
        return jdbc.sql(SITE)
                .param("site", id)
                .query((row, n) -> site(row, circuits, pools, exclusions))
                .single();
    }

    private Site site(ResultSet row, List<Circuit> circuits, List<Pool> pools, List<Exclusion> exclusions)
            throws SQLException {
        About.OfSite about = read(row, "about", About.OfSite.class);
        return new Site(
                row.getObject("id", UUID.class),
                row.getString("key"),
                about.language(),
                about.name(),
                about.invented(),
                about.place(),
                about.operator(),
                ZoneId.of(row.getString("zone")),
                about.holidays(),
                about.week(),
                about.turnaround(),
                about.ownInARow() != null,
                about.geometry(),
                circuits,
                pools,
                exclusions,
                about.figures(),
                about.milestones());
    }

    private Circuit circuit(ResultSet row, Map<UUID, List<Section>> sections, Map<UUID, List<Layout>> layouts)
            throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        About.OfCircuit about = read(row, "about", About.OfCircuit.class);
        return new Circuit(
                id,
                row.getString("key"),
                about.name(),
                about.surface(),
                about.width(),
                about.stated(),
                about.note(),
                about.turnaround(),
                about.daysSoldTarget(),
                sections.getOrDefault(id, List.of()),
                layouts.getOrDefault(id, List.of()),
                about.figures(),
                about.milestones());
    }

    private Map<UUID, List<Section>> sections(UUID site) {
        return byOwner(jdbc.sql(SECTIONS)
                .param("site", site)
                .query((row, n) -> new Owned<>(row.getObject("circuit", UUID.class), section(row)))
                .list());
    }

    private Section section(ResultSet row) throws SQLException {
        About.OfSection about = read(row, "about", About.OfSection.class);
        return new Section(
                row.getObject("resource", UUID.class),
                row.getString("key"),
                about.name(),
                days(row),
                line(row.getArray("line")),
                about.stated(),
                about.width(),
                about.surface());
    }

    private Map<UUID, List<Layout>> layouts(UUID site) {
        Map<UUID, Section> sections = sections(site).values().stream()
                .flatMap(List::stream)
                .collect(Collectors.toMap(Section::id, section -> section));
        Map<UUID, List<Section>> ways = byOwner(jdbc.sql(COURSE_SECTIONS)
                .param("site", site)
                .query((row, n) -> new Owned<>(
                        row.getObject("course", UUID.class),
                        Objects.requireNonNull(sections.get(row.getObject("section", UUID.class)))))
                .list());
        Map<UUID, List<Spell<Course>>> courses = byOwner(jdbc.sql(COURSES)
                .param("site", site)
                .query((row, n) -> new Owned<>(row.getObject("layout", UUID.class), course(row, ways)))
                .list());
        return byOwner(jdbc.sql(LAYOUTS)
                .param("site", site)
                .query((row, n) -> new Owned<>(row.getObject("circuit", UUID.class), layout(row, courses)))
                .list());
    }

    private Spell<Course> course(ResultSet row, Map<UUID, List<Section>> ways) throws SQLException {
        About.OfCourse about = read(row, "about", About.OfCourse.class);
        List<Section> way = ways.getOrDefault(row.getObject("id", UUID.class), List.of());
        return new Spell<>(days(row), new Course(way, about.directions(), about.stated()));
    }

    private Layout layout(ResultSet row, Map<UUID, List<Spell<Course>>> courses) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new Layout(
                id,
                row.getString("key"),
                read(row, "name", Text.class),
                Layout.Shape.valueOf(row.getString("shape")),
                new Timeline<>(courses.getOrDefault(id, List.of())));
    }

    private List<Pool> pools(UUID site) {
        Map<UUID, List<Pool.Unit>> units = byOwner(jdbc.sql(UNITS)
                .param("site", site)
                .query((row, n) -> new Owned<>(
                        row.getObject("pool", UUID.class),
                        new Pool.Unit(row.getObject("resource", UUID.class), row.getString("key"), days(row))))
                .list());
        return jdbc.sql(POOLS)
                .param("site", site)
                .query((row, n) -> pool(row, units))
                .list();
    }

    private Pool pool(ResultSet row, Map<UUID, List<Pool.Unit>> units) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        About.OfPool about = read(row, "about", About.OfPool.class);
        return new Pool(
                id,
                row.getString("key"),
                about.name(),
                about.kind(),
                row.getString("circuit_key"),
                about.note(),
                about.turnaround(),
                about.invented(),
                units.getOrDefault(id, List.of()));
    }

    private Exclusion exclusion(ResultSet row) throws SQLException {
        return new Exclusion(
                row.getString("first_key"), row.getString("second_key"), read(row, "reason", Text.class), days(row));
    }

    private <T> T read(ResultSet row, String column, Class<T> type) throws SQLException {
        return json.readValue(row.getString(column), type);
    }

    private static Days days(ResultSet row) throws SQLException {
        return new Days(row.getObject("from_on", LocalDate.class), row.getObject("until_on", LocalDate.class));
    }

    private static @Nullable Line line(@Nullable Array degrees) throws SQLException {
        if (degrees == null) {
            return null;
        }
        Double[] numbers = (Double[]) degrees.getArray();
        List<Point> points = new ArrayList<>(numbers.length / 2);
        for (int i = 0; i < numbers.length; i += 2) {
            points.add(new Point(numbers[i], numbers[i + 1]));
        }
        return new Line(points);
    }

    private static <T> Map<UUID, List<T>> byOwner(List<Owned<T>> owned) {
        return owned.stream()
                .collect(Collectors.groupingBy(Owned::owner, Collectors.mapping(Owned::thing, Collectors.toList())));
    }

    private static final String SITE = """
            select id, key, zone, about
              from circuit.site
             where id = :site
            """;

    private static final String CIRCUITS = """
            select id, key, about
              from circuit.circuit
             where site = :site
             order by position
            """;

    private static final String SECTIONS = """
            select s.resource, s.circuit, s.key, lower(s.during) as from_on, upper(s.during) as until_on, s.line, s.about
              from circuit.section s
              join circuit.circuit c on c.id = s.circuit
             where c.site = :site
             order by s.position
            """;

    private static final String LAYOUTS = """
            select l.id, l.circuit, l.key, l.shape, l.name
              from circuit.layout l
              join circuit.circuit c on c.id = l.circuit
             where c.site = :site
             order by l.position
            """;

    private static final String COURSES = """
            select o.id, o.layout, lower(o.during) as from_on, upper(o.during) as until_on, o.about
              from circuit.course o
              join circuit.layout l on l.id = o.layout
              join circuit.circuit c on c.id = l.circuit
             where c.site = :site
             order by o.during
            """;

    private static final String COURSE_SECTIONS = """
            select w.course, w.section
              from circuit.course_section w
              join circuit.course o on o.id = w.course
              join circuit.layout l on l.id = o.layout
              join circuit.circuit c on c.id = l.circuit
             where c.site = :site
             order by w.course, w.position
            """;

    private static final String POOLS = """
            select p.id, p.key, c.key as circuit_key, p.about
              from circuit.pool p
              left join circuit.circuit c on c.id = p.circuit
             where p.site = :site
             order by p.position
            """;

    private static final String UNITS = """
            select u.resource, u.pool, u.key, lower(u.during) as from_on, upper(u.during) as until_on
              from circuit.unit u
              join circuit.pool p on p.id = u.pool
             where p.site = :site
             order by u.position
            """;

    private static final String EXCLUSIONS = """
            select f.key as first_key, s.key as second_key, lower(e.during) as from_on, upper(e.during) as until_on, e.reason
              from circuit.exclusion e
              join circuit.layout f on f.id = e.first
              join circuit.layout s on s.id = e.second
             where e.site = :site
             order by e.position
            """;
}
