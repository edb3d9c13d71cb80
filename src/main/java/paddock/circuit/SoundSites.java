package paddock.circuit;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import paddock.kernel.Ids;
import paddock.store.Invariant;

/** What must hold in every site that is stored, whichever way it got there. */
@Configuration(proxyBeanMethods = false)
class SoundSites {

    @Bean
    Invariant sitesCanBeRead(JdbcClient jdbc, SiteRows rows) {
        return new Invariant.Reading("sites-readable", () -> unreadable(jdbc, rows));
    }

    @Bean
    Invariant idsFollowKeys(JdbcClient jdbc, SiteRows rows) {
        return new Invariant.Reading(
                "ids-follow-keys",
                () -> ids(jdbc).stream().flatMap(id -> otherIds(rows.site(id))).toList());
    }

    @Bean
    Invariant coursesStayOnTheirSections() {
        return new Invariant.Query("course-on-its-days", COURSE_DAYS);
    }

    @Bean
    Invariant coursesStayInTheirCircuit() {
        return new Invariant.Query("course-in-its-circuit", COURSE_CIRCUIT);
    }

    @Bean
    Invariant coursesHaveNoGap() {
        return new Invariant.Query("course-without-gap", COURSE_GAP);
    }

    @Bean
    Invariant resourcesAreOneThing() {
        return new Invariant.Query("resource-is-one-thing", RESOURCE);
    }

    @Bean
    Invariant exclusionsStayInTheirSite() {
        return new Invariant.Query("exclusion-in-its-site", EXCLUSION);
    }

    private static List<UUID> ids(JdbcClient jdbc) {
        return jdbc.sql("select id from circuit.site order by position limit 1000")
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    private static List<String> unreadable(JdbcClient jdbc, SiteRows rows) {
        List<String> unreadable = new ArrayList<>();
        for (UUID id : ids(jdbc)) {
            try {
                var _ = rows.site(id);
            } catch (RuntimeException e) {
                unreadable.add(id + ": " + String.valueOf(e.getMessage()).replaceAll("\\s*\\R\\s*", " "));
            }
        }
        return unreadable;
    }

    private static Stream<String> otherIds(Site site) {
        Stream<String> circuits = site.circuits().stream()
                .flatMap(circuit -> Stream.of(
                                Stream.of(other(circuit.id(), site.key(), "circuit", circuit.key())),
                                circuit.sections().stream()
                                        .map(each -> other(each.id(), site.key(), "section", each.key())),
                                circuit.layouts().stream()
                                        .map(each -> other(each.id(), site.key(), "layout", each.key())))
                        .flatMap(all -> all));
        Stream<String> pools = site.pools().stream()
                .flatMap(pool -> Stream.concat(
                        Stream.of(other(pool.id(), site.key(), "pool", pool.key())),
                        pool.units().stream()
                                .map(each -> other(each.id(), site.key(), "unit", pool.key(), each.key()))));
        return Stream.of(Stream.of(other(site.id(), site.key(), "site")), circuits, pools)
                .flatMap(all -> all)
                .filter(wrong -> !wrong.isEmpty());
    }

    private static String other(UUID id, String... path) {
        return id.equals(Ids.named(path)) ? "" : String.join("/", path) + ": " + id;
    }

    private static final String COURSE_DAYS = """
            select l.key || ' ' || c.during || ': ' || s.key || ' ' || s.during
              from circuit.course c
              join circuit.layout l on l.id = c.layout
              join circuit.course_section w on w.course = c.id
              join circuit.section s on s.resource = w.section
             where not c.during <@ s.during
            """;

    private static final String COURSE_CIRCUIT = """
            select l.key || ' ' || c.during || ': ' || s.key
              from circuit.course c
              join circuit.layout l on l.id = c.layout
              join circuit.course_section w on w.course = c.id
              join circuit.section s on s.resource = w.section
             where s.circuit <> l.circuit
            """;

    private static final String COURSE_GAP = """
            select l.key || ' ' || c.during
              from circuit.course c
              join circuit.layout l on l.id = c.layout
              left join circuit.course_section w on w.course = c.id
             group by l.key, c.id, c.during
            having count(w.course) = 0 or min(w.position) <> 0 or max(w.position) <> count(w.course) - 1
            """;

    private static final String RESOURCE = """
            select r.id::text
              from circuit.resource r
              left join circuit.section s on s.resource = r.id
              left join circuit.circuit c on c.id = s.circuit
              left join circuit.unit u on u.resource = r.id
              left join circuit.pool p on p.id = u.pool
              left join circuit.pair a on a.resource = r.id
             where num_nonnulls(s.resource, u.resource, a.resource) <> 1 or coalesce(c.site, p.site, r.site) <> r.site
            """;

    private static final String EXCLUSION = """
            select a.key || ' – ' || b.key
              from circuit.exclusion e
              join circuit.layout a on a.id = e.first
              join circuit.circuit ca on ca.id = a.circuit
              join circuit.layout b on b.id = e.second
              join circuit.circuit cb on cb.id = b.circuit
             where ca.site <> e.site or cb.site <> e.site or a.id = b.id
            """;
}
