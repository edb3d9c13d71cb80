package paddock.circuit;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import paddock.kernel.Days;
import paddock.kernel.Ids;
import paddock.kernel.Timeline.Spell;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a site's rows, all of them, inside the caller's transaction. Things with an id stay the rows they are; what
 * the file no longer has goes, unless something still refers to it: then the foreign key refuses.
 */
@Component
final class SiteWriting {

    private final JdbcOperations jdbc;
    private final JsonMapper json;

    SiteWriting(JdbcOperations jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void write(Site site) {
        jdbc.update(SITE, site.id(), site.key(), site.zone().getId(), text(About.of(site)));
        jdbc.update("delete from circuit.exclusion where site = ?", site.id());
        jdbc.update(DROP_COURSES, site.id());
        writeCircuits(site);
        writePools(site);
        removeTheRest(site);
    }

    private void writeCircuits(Site site) {
        Rows circuits = new Rows();
        Rows resources = new Rows();
        Rows sections = new Rows();
        Rows layouts = new Rows();
        Rows courses = new Rows();
        Rows ways = new Rows();
        for (Circuit circuit : site.circuits()) {
            circuits.add(circuit.id(), site.id(), circuit.key(), circuits.size(), text(About.of(circuit)));
            for (Section section : circuit.sections()) {
                resources.add(section.id(), site.id());
                sections.add(
                        section.id(),
                        circuit.id(),
                        section.key(),
                        sections.size(),
                        range(section.exists()),
                        degrees(section.line()),
                        text(About.of(section)));
            }
            for (Layout layout : circuit.layouts()) {
                layouts.add(
                        layout.id(),
                        circuit.id(),
                        layout.key(),
                        layouts.size(),
                        layout.shape().name(),
                        text(layout.name()));
                for (Spell<Course> spell : layout.courses().spells()) {
                    courses.add(course(site, layout, spell, ways));
                }
            }
        }
        circuits.into(CIRCUIT);
        resources.into(RESOURCE);
        sections.into(SECTION);
        layouts.into(LAYOUT);
        courses.into(COURSE);
        ways.into(WAY);
    }

    /** The row of a course; the sections it goes over are added to the rows of ways. */
    private @Nullable Object[] course(Site site, Layout layout, Spell<Course> spell, Rows ways) {
        UUID id = Ids.named(site.key(), "course", layout.key(), spell.during().toString());
        List<Section> sections = spell.value().sections();
        for (int i = 0; i < sections.size(); i++) {
            ways.add(id, i, sections.get(i).id());
        }
        return new Object[] {id, layout.id(), range(spell.during()), text(About.of(spell.value()))};
    }

    private void writePools(Site site) {
        Rows pools = new Rows();
        Rows resources = new Rows();
        Rows units = new Rows();
        for (Pool pool : site.pools()) {
            UUID circuit = pool.circuit() == null
                    ? null
                    : site.circuit(pool.circuit()).map(Circuit::id).orElseThrow();
            pools.add(pool.id(), site.id(), circuit, pool.key(), pools.size(), text(About.of(pool)));
            for (Pool.Unit unit : pool.units()) {
                resources.add(unit.id(), site.id());
                units.add(unit.id(), pool.id(), unit.key(), units.size(), range(unit.exists()));
            }
        }
        Rows exclusions = new Rows();
        Rows pairs = new Rows();
        for (Exclusion exclusion : site.exclusions()) {
            resources.add(site.pairOf(exclusion), site.id());
            pairs.add(site.pairOf(exclusion), exclusion.first(), exclusion.second());
            exclusions.add(
                    site.id(),
                    layout(site, exclusion.first()),
                    layout(site, exclusion.second()),
                    exclusions.size(),
                    range(exclusion.during()),
                    text(exclusion.reason()));
        }
        pools.into(POOL);
        resources.into(RESOURCE);
        units.into(UNIT);
        pairs.into(PAIR);
        exclusions.into(EXCLUSION);
    }

    private static UUID layout(Site site, String key) {
        return site.circuits().stream()
                .flatMap(circuit -> circuit.layouts().stream())
                .filter(layout -> layout.key().equals(key))
                .map(Layout::id)
                .findFirst()
                .orElseThrow();
    }

    /** Deletes what the file no longer has, from the leaves up. */
    private void removeTheRest(Site site) {
        List<UUID> resources = new ArrayList<>();
        List<UUID> layouts = new ArrayList<>();
        List<UUID> circuits = new ArrayList<>();
        for (Circuit circuit : site.circuits()) {
            circuits.add(circuit.id());
            circuit.sections().forEach(section -> resources.add(section.id()));
            circuit.layouts().forEach(layout -> layouts.add(layout.id()));
        }
        List<UUID> pools = site.pools().stream().map(Pool::id).toList();
        site.pools().forEach(pool -> pool.units().forEach(unit -> resources.add(unit.id())));
        keepOnly(DROP_UNITS, resources, site);
        keepOnly(DROP_SECTIONS, resources, site);
        keepOnly(DROP_RESOURCES, resources, site);
        keepOnly(DROP_POOLS, pools, site);
        keepOnly(DROP_LAYOUTS, layouts, site);
        keepOnly(DROP_CIRCUITS, circuits, site);
    }

    private void keepOnly(String sql, List<UUID> kept, Site site) {
        jdbc.update(sql, site.id(), kept.toArray(UUID[]::new));
    }

    private String text(Object value) {
        return json.writeValueAsString(value);
    }

    private static String range(Days days) {
        return "[" + (days.from() == null ? "" : days.from()) + "," + (days.until() == null ? "" : days.until()) + ")";
    }

    private static double @Nullable [] degrees(@Nullable Line line) {
        return line == null
                ? null
                : line.points().stream()
                        .flatMapToDouble(point -> DoubleStream.of(point.longitude(), point.latitude()))
                        .toArray();
    }

    /** Rows of one table, written in one batch. */
    private final class Rows {

        private final List<@Nullable Object[]> rows = new ArrayList<>();

        void add(@Nullable Object... values) {
            rows.add(values);
        }

        int size() {
            return rows.size();
        }

        void into(String sql) {
            jdbc.batchUpdate(sql, rows);
        }
    }

    private static final String SITE = """
            insert into circuit.site (id, key, revision, zone, about)
            values (?, ?, 1, ?, cast(? as jsonb))
                on conflict (id) do update
               set revision = circuit.site.revision + 1, zone = excluded.zone, about = excluded.about
            """;

    private static final String CIRCUIT = """
            insert into circuit.circuit (id, site, key, position, about)
            values (?, ?, ?, ?, cast(? as jsonb))
                on conflict (id) do update set position = excluded.position, about = excluded.about
            """;

    private static final String RESOURCE = """
            insert into circuit.resource (id, site) values (?, ?) on conflict (id) do nothing
            """;

    private static final String SECTION = """
            insert into circuit.section (resource, circuit, key, position, during, line, about)
            values (?, ?, ?, ?, cast(? as daterange), cast(? as float8[]), cast(? as jsonb))
                on conflict (resource) do update
               set circuit = excluded.circuit, position = excluded.position, during = excluded.during,
                   line = excluded.line, about = excluded.about
            """;

    private static final String LAYOUT = """
            insert into circuit.layout (id, circuit, key, position, shape, name)
            values (?, ?, ?, ?, ?, cast(? as jsonb))
                on conflict (id) do update
               set circuit = excluded.circuit, position = excluded.position, shape = excluded.shape, name = excluded.name
            """;

    private static final String COURSE = """
            insert into circuit.course (id, layout, during, about)
            values (?, ?, cast(? as daterange), cast(? as jsonb))
            """;

    private static final String WAY = """
            insert into circuit.course_section (course, position, section) values (?, ?, ?)
            """;

    private static final String POOL = """
            insert into circuit.pool (id, site, circuit, key, position, about)
            values (?, ?, ?, ?, ?, cast(? as jsonb))
                on conflict (id) do update
               set circuit = excluded.circuit, position = excluded.position, about = excluded.about
            """;

    private static final String UNIT = """
            insert into circuit.unit (resource, pool, key, position, during)
            values (?, ?, ?, ?, cast(? as daterange))
                on conflict (resource) do update set position = excluded.position, during = excluded.during
            """;

    private static final String PAIR = """
            insert into circuit.pair (resource, first, second) values (?, ?, ?) on conflict (resource) do nothing
            """;

    private static final String EXCLUSION = """
            insert into circuit.exclusion (site, first, second, position, during, reason)
            values (?, ?, ?, ?, cast(? as daterange), cast(? as jsonb))
            """;

    private static final String DROP_COURSES = """
            delete from circuit.course o
             using circuit.layout l, circuit.circuit c
             where l.id = o.layout and c.id = l.circuit and c.site = ?
            """;

    private static final String DROP_UNITS = """
            delete from circuit.unit u
             using circuit.pool p
             where p.id = u.pool and p.site = ? and u.resource <> all (?)
            """;

    private static final String DROP_SECTIONS = """
            delete from circuit.section s
             using circuit.circuit c
             where c.id = s.circuit and c.site = ? and s.resource <> all (?)
            """;

    private static final String DROP_RESOURCES = """
            delete from circuit.resource r
             where r.site = ? and r.id <> all (?)
               and not exists (select 1 from circuit.pair p where p.resource = r.id)
            """;

    private static final String DROP_POOLS = """
            delete from circuit.pool where site = ? and id <> all (?)
            """;

    private static final String DROP_LAYOUTS = """
            delete from circuit.layout l
             using circuit.circuit c
             where c.id = l.circuit and c.site = ? and l.id <> all (?)
            """;

    private static final String DROP_CIRCUITS = """
            delete from circuit.circuit where site = ? and id <> all (?)
            """;
}
