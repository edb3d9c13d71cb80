package paddock.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.kernel.Tabular;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What companies have taken of sessions, as rows; each vehicle has a seat. */
@Component
final class PlaceRows {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    PlaceRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<Place> withId(UUID id) {
        return jdbc.sql(PLACE + " where id = ?")
                .param(id)
                .query((row, n) -> place(row))
                .optional();
    }

    /** All that is had of a session. */
    List<Place> had(UUID session) {
        return jdbc.sql(PLACE + " where session = ? and ended is null order by number")
                .param(session)
                .query((row, n) -> place(row))
                .list();
    }

    /**
     * What has been taken of a session, in that order, after the number that was seen last.
     *
     * @param companies whose; absent for everybody's
     */
    List<Place> of(UUID session, @Nullable Collection<UUID> companies, long after, int most) {
        return jdbc.sql(PLACE + OF)
                .param("session", session)
                .param("all", companies == null)
                .param("companies", companies == null ? new UUID[0] : companies.toArray(UUID[]::new))
                .param("after", after)
                .param("most", most)
                .query((row, n) -> place(row))
                .list();
    }

    /** What a company has of the sessions of a time, or had until lately; of many the latest. */
    List<Place> ofCompany(PlaceDates.Wanted wanted) {
        return jdbc.sql(PLACE + OF_COMPANY)
                .param(wanted.company())
                .param(Timestamp.from(wanted.late()))
                .param(Timestamp.from(wanted.until()))
                .param(Timestamp.from(wanted.from()))
                .query((row, n) -> place(row))
                .list();
    }

    /** What has been taken at a site of the sessions of some days, after the number that was seen last. */
    List<Place> ofSite(Tabular.Extent extent, long after, int most) {
        return jdbc.sql(PLACE + OF_SITE)
                .param("site", extent.site())
                .param("from", time(extent.start()))
                .param("until", time(extent.end()))
                .param("after", after)
                .param("most", most)
                .query((row, n) -> place(row))
                .list();
    }

    private static @Nullable Timestamp time(@Nullable Instant at) {
        return at == null ? null : Timestamp.from(at);
    }

    /** Writes a new one, with the lowest seats that are free; gives it its number. */
    Place add(Place place, @Nullable UUID by) {
        long number = jdbc.sql(INSERT)
                .param(place.id())
                .param(place.session())
                .param(place.kind())
                .param(place.company())
                .param(place.vehicles())
                .param(json.writeValueAsString(place.said().use()))
                .param(place.said().reference())
                .param(place.said().orderNumber())
                .param(Timestamp.from(place.takenAt()))
                .param(by)
                .query(Long.class)
                .single();
        int seats = jdbc.sql(SEATS)
                .params(place.id(), place.session(), place.kind(), place.vehicles())
                .update();
        if (seats != place.vehicles()) {
            throw new IllegalStateException(seats + " seats for " + place.vehicles() + " vehicles");
        }
        return place.numbered(number);
    }

    /** Its seats are free from now on. */
    void end(UUID id, Place.Over over) {
        jdbc.sql("delete from session.seat where place = ?").param(id).update();
        jdbc.sql("update session.place set ended = ?, ended_at = ?, version = version + 1 where id = ?")
                .params(over.why().key(), Timestamp.from(over.at()), id)
                .update();
    }

    private Place place(ResultSet row) throws SQLException {
        String ended = row.getString("ended");
        return new Place(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                row.getLong("number"),
                Objects.requireNonNull(row.getObject("session", UUID.class)),
                row.getInt("kind"),
                Objects.requireNonNull(row.getObject("company", UUID.class)),
                row.getInt("vehicles"),
                new Place.Said(
                        json.readValue(row.getString("use"), ObjectNode.class),
                        Objects.requireNonNull(row.getString("reference")),
                        Objects.requireNonNull(row.getString("order_number"))),
                row.getTimestamp("taken_at").toInstant(),
                ended == null
                        ? null
                        : new Place.Over(
                                Place.End.of(ended),
                                row.getTimestamp("ended_at").toInstant()),
                row.getInt("version"));
    }

    private static final String PLACE = """
            select id, number, session, kind, company, vehicles, use::text as use, reference, order_number, taken_at, ended,
                   ended_at, version
              from session.place
            """;

    private static final String OF = """
             where session = :session and (:all or company = any (:companies)) and number > :after
             order by number
             limit :most
            """;

    private static final String OF_SITE = """
             where number > :after
               and exists (select 1 from session.session s
                            where s.booking = place.session and s.site = :site
                              and (cast(:until as timestamptz) is null or s.begins < cast(:until as timestamptz))
                              and (cast(:from as timestamptz) is null or s.ends > cast(:from as timestamptz)))
             order by number
             limit :most
            """;

    private static final String OF_COMPANY = """
             where company = ? and (ended is null or ended_at > ?)
               and exists (select 1 from session.session s
                            where s.booking = place.session and s.begins < ? and s.ends > ?)
             order by number desc
             limit 2000
            """;

    private static final String INSERT = """
            insert into session.place (id, session, kind, company, vehicles, use, reference, order_number, taken_at, taken_by,
                                       version)
            values (?, ?, ?, ?, ?, cast(? as jsonb), ?, ?, ?, cast(? as uuid), 1)
            returning number
            """;

    private static final String SEATS = """
            insert into session.seat (session, kind, number, places, place)
            select k.session, k.position, free.number, k.places, ?
              from session.kind k
             cross join lateral (select g as number from generate_series(1, k.places) as g) as free
             where k.session = ? and k.position = ?
               and not exists (select 1 from session.seat s
                                where s.session = k.session and s.kind = k.position and s.number = free.number)
             order by free.number
             limit ?
            """;
}
