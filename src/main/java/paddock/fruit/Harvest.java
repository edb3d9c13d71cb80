package paddock.fruit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.exhibition.Exhibition;
import paddock.web.HomeZone;

/** What others hold of which fruit is made: sales, meetings, leads. */
@Component
class Harvest {

    /** More sales than a circuit has in the two years and more that are looked at. */
    private static final int MOST = 100_000;

    private final JdbcClient jdbc;
    private final HomeZone home;

    Harvest(JdbcClient jdbc, HomeZone home) {
        this.jdbc = jdbc;
        this.home = home;
    }

    ZoneId zone() {
        return home.zone();
    }

    Instant start(LocalDate day) {
        return day.atStartOfDay(home.zone()).toInstant();
    }

    /** What was asked for from a day until another, in the order in which it was. */
    List<Sale> sales(LocalDate from, LocalDate until) {
        return jdbc.sql(SALES)
                .param("from", Timestamp.from(start(from)))
                .param("until", Timestamp.from(start(until)))
                .param("most", MOST)
                .query((row, n) -> sale(row))
                .list();
    }

    private static Sale sale(ResultSet row) throws SQLException {
        return new Sale(
                id(row, "booking"),
                row.getLong("number"),
                id(row, "site"),
                id(row, "company"),
                row.getTimestamp("asked_at").toInstant(),
                row.getBoolean("booked"),
                row.getBoolean("over"),
                row.getBoolean("confidential"),
                Arrays.stream((java.sql.Date[]) row.getArray("days").getArray())
                        .map(java.sql.Date::toLocalDate)
                        .toList());
    }

    /** Where and when companies were met first, once an exhibition. */
    Map<UUID, List<Touch>> touches(List<Sale> sales) {
        UUID[] companies = sales.stream().map(Sale::company).distinct().toArray(UUID[]::new);
        return jdbc
                .sql(TOUCHES)
                .param("companies", companies)
                .query((row, n) -> new Touch(
                        id(row, "company"),
                        id(row, "exhibition"),
                        id(row, "lead"),
                        id(row, "encounter"),
                        row.getTimestamp("met_at").toInstant(),
                        row.getBoolean("known")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Touch::company));
    }

    /** What became of whom one met at an exhibition, until the end of each time that is looked at. */
    Map<Horizon, Figures.Met> met(Exhibition exhibition) {
        List<Horizon> horizons = List.of(Horizon.values());
        Timestamp[] ends = horizons.stream()
                .map(horizon -> Timestamp.from(start(horizon.until(exhibition))))
                .toArray(Timestamp[]::new);
        Map<Horizon, Figures.Met> met = new EnumMap<>(Horizon.class);
        jdbc.sql(MET)
                .param("exhibition", exhibition.id())
                .param("opened", Timestamp.from(start(exhibition.plan().first())))
                .param("ends", ends)
                .param("zone", home.zone().getId())
                .query((row, n) -> met.put(
                        horizons.get(row.getInt("n") - 1),
                        new Figures.Met(
                                row.getLong("leads"),
                                row.getLong("encounters"),
                                row.getLong("qualified"),
                                row.getLong("in_time"),
                                row.getLong("meetings"),
                                row.getLong("partners"),
                                row.getLong("places"))))
                .list();
        return met;
    }

    /** How many leads of each trade were met at exhibitions, each until its own day, the most first. */
    Map<UUID, List<Trade>> trades(Map<UUID, LocalDate> untils) {
        List<UUID> exhibitions = List.copyOf(untils.keySet());
        Timestamp[] ends = exhibitions.stream()
                .map(one -> Timestamp.from(start(Objects.requireNonNull(untils.get(one)))))
                .toArray(Timestamp[]::new);
        Map<UUID, List<Trade>> trades = new HashMap<>();
        jdbc.sql(TRADES)
                .param("exhibitions", exhibitions.toArray(UUID[]::new))
                .param("ends", ends)
                .query(row -> {
                    trades.computeIfAbsent(id(row, "exhibition"), one -> new ArrayList<>())
                            .add(new Trade(
                                    Objects.requireNonNull(row.getString("trade")),
                                    row.getLong("leads"),
                                    row.getLong("qualified")));
                });
        return trades;
    }

    /** Leads of a trade. */
    record Trade(String key, long leads, long qualified) {

        Trade plus(Trade other) {
            return new Trade(key, leads + other.leads, qualified + other.qualified);
        }
    }

    /**
     * Which leads.
     *
     * @param of which figure they make: one of {@link #FIGURES}
     * @param trade those of a trade only; empty for all
     */
    record Met(String of, String trade) {

        static final List<String> FIGURES = List.of("leads", "qualified", "in-time", "meetings", "partners");
    }

    /** Leads that a figure is made of, by their number; one more than {@link #SHOWN} where there are more. */
    List<UUID> leads(Exhibition exhibition, Met of, LocalDate until) {
        return jdbc.sql(LEADS)
                .param("exhibition", exhibition.id())
                .param("opened", Timestamp.from(start(exhibition.plan().first())))
                .param("zone", home.zone().getId())
                .param("of", of.of())
                .param("trade", of.trade())
                .param("until", Timestamp.from(start(until)))
                .param("most", SHOWN + 1)
                .query((row, n) -> id(row, "lead"))
                .list();
    }

    /** So many are shown of a list. */
    static final int SHOWN = 1000;

    private static UUID id(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, UUID.class));
    }

    private static final String SALES = """
            select s.booking, s.number, s.site, s.company, s.asked_at,
                   s.state = 'booked' as booked, s.state = 'ended' as over, s.confidential,
                   array(select d.day from booking.day_on_track d where d.booking = s.booking order by d.day) as days
              from booking.sold s
             where s.asked_at >= :from and s.asked_at < :until
             order by s.asked_at, s.number
             limit :most
            """;

    private static final String TOUCHES = """
            select t.company, t.exhibition, t.lead, t.encounter, t.met_at,
                   exists (select 1 from booking.sold s where s.company = t.company and s.asked_at < t.met_at)
                   or exists (select 1 from session.taken p where p.company = t.company and p.taken_at < t.met_at) as known
              from (select distinct on (m.company, m.exhibition) m.company, m.exhibition, m.lead, m.encounter, m.met_at
                      from lead.met m
                     where m.company = any (:companies) and m.exhibition is not null
                     order by m.company, m.exhibition, m.met_at, m.encounter) t
            """;

    private static final String MET = """
            with met as (
              select m.lead, m.company, m.qualified_at, m.answered_at, m.in_time, count(*) as encounters
                from lead.met m
               where m.exhibition = :exhibition
               group by m.lead, m.company, m.qualified_at, m.answered_at, m.in_time
            ), spoken as (
              select p.lead, p.at from lead.spoken p join met on met.lead = p.lead
               where p.kind = 'meeting' and p.at >= :opened
            ), joined as (
              select distinct s.company, s.since
                from directory.status_since s
               where s.kind in ('resident', 'member') and s.since >= cast(:opened at time zone :zone as date)
                 and s.company in (select met.company from met where met.company is not null)
            ), seated as (
              select t.taken_at, t.vehicles
                from session.taken t
                join (select m.company, min(m.met_at) as met_at
                        from lead.met m
                       where m.exhibition = :exhibition and m.company is not null
                       group by m.company) c on c.company = t.company and c.met_at <= t.taken_at
               where t.had
            )
            select t.n, count(*) as leads, coalesce(sum(met.encounters), 0) as encounters,
                   count(*) filter (where met.qualified_at < t.at) as qualified,
                   count(*) filter (where met.in_time and met.answered_at < t.at) as in_time,
                   (select count(distinct spoken.lead) from spoken where spoken.at < t.at) as meetings,
                   (select count(distinct joined.company) from joined where joined.since < cast(t.at at time zone :zone as date)) as partners,
                   (select coalesce(sum(seated.vehicles), 0) from seated where seated.taken_at < t.at) as places
              from met
             cross join unnest(cast(:ends as timestamptz[])) with ordinality as t (at, n)
             group by t.n, t.at
            """;

    private static final String TRADES = """
            select m.exhibition, trade, count(*) as leads, count(*) filter (where m.qualified_at < m.until) as qualified
              from (select distinct m.exhibition, m.lead, m.trades, m.qualified_at, t.until
                      from unnest(cast(:exhibitions as uuid[]), cast(:ends as timestamptz[])) as t (exhibition, until)
                      join lead.met m on m.exhibition = t.exhibition) m
             cross join unnest(m.trades) as trade
             group by m.exhibition, trade
             order by leads desc, trade
             limit 10000
            """;

    private static final String LEADS = """
            select m.lead
              from lead.met m
              join lead.lead l on l.id = m.lead
             where m.exhibition = :exhibition
               and (:trade = '' or :trade = any (m.trades))
               and case :of
                     when 'qualified' then m.qualified_at < :until
                     when 'in-time' then m.in_time and m.answered_at < :until
                     when 'meetings' then exists (select 1 from lead.spoken p
                                                   where p.lead = m.lead and p.kind = 'meeting'
                                                     and p.at >= :opened and p.at < :until)
                     when 'partners' then exists (select 1 from directory.status_since s
                                                   where s.company = m.company and s.kind in ('resident', 'member')
                                                     and s.since >= cast(:opened at time zone :zone as date)
                                                     and s.since < cast(:until at time zone :zone as date))
                                      and not exists (select 1 from lead.met o
                                                       where o.exhibition = m.exhibition and o.company = m.company
                                                         and o.lead < m.lead)
                     else true
                   end
             group by m.lead, l.number
             order by l.number
             limit :most
            """;
}
