package paddock.fruit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.exhibition.Exhibition;

/** The places in sessions that were taken by whom one has met at an exhibition. */
@Component
class Seats {

    private final JdbcClient jdbc;
    private final Harvest harvest;

    Seats(JdbcClient jdbc, Harvest harvest) {
        this.jdbc = jdbc;
        this.harvest = harvest;
    }

    /** Those that the figure counts, the latest first; one more than {@link Harvest#SHOWN} where there are more. */
    List<Seat> of(Exhibition exhibition, LocalDate until) {
        return jdbc.sql(SEATS)
                .param("exhibition", exhibition.id())
                .param("until", Timestamp.from(harvest.start(until)))
                .param("most", Harvest.SHOWN + 1)
                .query((row, n) -> seat(row))
                .list();
    }

    private static Seat seat(ResultSet row) throws SQLException {
        return new Seat(
                id(row, "place"),
                new Seat.Session(
                        id(row, "session"),
                        id(row, "site"),
                        Objects.requireNonNull(row.getString("title")),
                        row.getObject("day", LocalDate.class),
                        row.getBoolean("confidential")),
                id(row, "company"),
                row.getLong("vehicles"),
                row.getTimestamp("taken_at").toInstant(),
                id(row, "lead"),
                row.getTimestamp("met_at").toInstant());
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, UUID.class));
    }

    private static final String SEATS = """
            select t.place, t.session, b.site, b.reason as title, b.confidential, t.company, t.vehicles, t.taken_at,
                   m.lead, m.met_at,
                   (select min(d.day) from booking.day_on_track d where d.booking = t.session) as day
              from (select distinct on (m.company) m.company, m.lead, m.met_at
                      from lead.met m
                     where m.exhibition = :exhibition and m.company is not null
                     order by m.company, m.met_at, m.encounter) m
              join session.taken t on t.company = m.company and m.met_at <= t.taken_at
              join booking.booking b on b.id = t.session
             where t.had and t.taken_at < :until
             order by t.taken_at desc, t.number desc
             limit :most
            """;
}
