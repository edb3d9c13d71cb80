package paddock.booking;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.ground.Claim;
import paddock.ground.ClaimReader;
import paddock.ground.Reach;
import paddock.homologation.Homologations;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.kernel.Window;
import paddock.once.Reply;
import paddock.terms.Terms;
import paddock.web.Asked;
import paddock.web.BadInput;
import paddock.web.NotFound;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds what whoever asks may see, and shows it as it is now. */
@Component
public final class Desk {

    private final JdbcClient jdbc;
    private final BookingRows rows;
    private final Turns turns;
    private final Choices choices;
    private final Sites sites;
    private final Homologations homologations;
    private final Terms terms;
    private final JsonMapper json;
    private final InstantSource clock;

    Desk(
            JdbcClient jdbc,
            BookingRows rows,
            Turns turns,
            Choices choices,
            Sites sites,
            Homologations homologations,
            Terms terms,
            JsonMapper json,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.turns = turns;
        this.choices = choices;
        this.sites = sites;
        this.homologations = homologations;
        this.terms = terms;
        this.json = json;
        this.clock = clock;
    }

    /** One that whoever asks may see: another's is as if it were not there. */
    public Booking seen(Acting acting, String id, Permission permission) {
        return rows.withId(Asked.id("id", id))
                .filter(booking -> booking.company() == null
                        ? mayChange(acting, booking)
                                || (permission == Permission.SEE_BOOKINGS
                                        && !acting.staff().isEmpty())
                        : acting.mayFor(booking.company(), permission))
                .orElseThrow(() -> new NotFound("booking"));
    }

    /**
     * What somebody wants to be said of a booking from now on.
     *
     * @throws NotFound also where its client is not named to them: what they cannot read they do not write over
     */
    Moves.Saying saying(Acting acting, Booking booking, int version, JsonNode body) {
        if (booking.company() != null && readBy(acting, booking).company() == null) {
            throw new NotFound("booking");
        }
        Site site = sites.withId(booking.site()).orElseThrow();
        return new Moves.Saying(booking.id(), version, new WishReader(site, body).read(booking));
    }

    /** As somebody may read it: the client of what is confidential is named to few. */
    public Booking readBy(Acting reader, Booking booking) {
        UUID company = booking.company();
        boolean named = company == null
                || !booking.said().confidential()
                || reader.companies().containsKey(company)
                || terms.discretion(booking.site()).names(reader);
        return named ? booking : booking.unnamed();
    }

    /** Somebody who looks through the bookings of a site. */
    Listing.Reader reader(Acting acting, Site site) {
        return new Listing.Reader(acting, terms.discretion(site.id()).names(acting));
    }

    /** Whether somebody may move and end it. */
    public static boolean mayChange(Acting acting, Booking booking) {
        return switch (booking.kind()) {
            case RENTAL -> booking.company() != null && acting.mayFor(booking.company(), Permission.BOOK);
            case CLOSURE -> acting.may(Permission.CLOSE_TRACK);
            case SESSION -> acting.may(Permission.SELL);
        };
    }

    /** One as it has become, as somebody may read it. */
    Reply shown(Acting reader, UUID id) {
        return shown(200, readBy(reader, rows.withId(id).orElseThrow()));
    }

    /** One as it is, as a program is shown it. */
    public Reply shown(int status, Booking booking) {
        return new Reply(status, json.writeValueAsString(whole(booking)), booking.version());
    }

    /** One that was just written down by whoever reads it. */
    Reply shown(int status, Site site, Holding.Held held) {
        Booking booking = held.booking();
        BookingJson.Standing standing = new BookingJson.Standing(
                held.rank(), Reach.awaitsRenewal(site, booking.claims(), homologations.at(site)), List.of());
        BookingJson.Whole whole = BookingJson.Whole.of(booking, standing, clock.instant(), site.zone());
        return new Reply(status, json.writeValueAsString(whole), booking.version());
    }

    /** Several as they are, of which one is wanted. */
    Reply shown(int status, List<Booking> several) {
        List<BookingJson.Whole> alternatives = several.stream().map(this::whole).toList();
        return new Reply(status, json.writeValueAsString(new BookingJson.Choice(alternatives)), 0);
    }

    BookingJson.Whole whole(Booking booking) {
        Site site = sites.withId(booking.site()).orElseThrow();
        Instant now = clock.instant();
        BookingJson.Standing standing = new BookingJson.Standing(
                turns.rank(site, booking, now),
                Reach.awaitsRenewal(site, booking.claims(), homologations.at(site)),
                booking.isWished(now)
                        ? choices.others(booking.id(), now).stream()
                                .map(Booking::id)
                                .toList()
                        : List.of());
        return BookingJson.Whole.of(booking, standing, now, site.zone());
    }

    /** What a program wants a booking to have instead. */
    List<Claim> claims(Booking booking, JsonNode body) {
        return new ClaimReader(sites.withId(booking.site()).orElseThrow()).read(body.get("claims"));
    }

    /**
     * What a program has sent.
     *
     * @throws BadInput where it is no JSON
     */
    public JsonNode body(HttpServletRequest request) throws IOException {
        return Asked.body(json, request, "{…}");
    }

    /**
     * That somebody has a layout for a while and nobody else can; who it is, is not said.
     *
     * @param title of an open session, which anybody may read; empty otherwise
     */
    public record Had(UUID booking, Booking.Kind kind, String title, int version, UUID layout, Window window) {}

    /** Of some layouts, between two instants, the earliest first; up to a number that no circuit comes near. */
    public List<Had> had(Collection<UUID> layouts, Instant from, Instant until) {
        return jdbc.sql(HAD)
                .param(layouts.toArray(UUID[]::new))
                .param(Timestamp.from(from))
                .param(Timestamp.from(until))
                .param(Timestamp.from(clock.instant()))
                .query((row, n) -> new Had(
                        row.getObject("id", UUID.class),
                        Booking.Kind.of(row),
                        row.getString("title"),
                        row.getInt("version"),
                        row.getObject("layout", UUID.class),
                        BookingRows.claim(row).window()))
                .list();
    }

    /**
     * What a company has or waits for between two instants.
     *
     * @param late from when on what has ended still matters
     */
    public record Theirs(UUID company, Instant from, Instant until, Instant late) {}

    /** At all sites; of many the latest. */
    public List<Booking> ofCompany(Theirs theirs) {
        return rows.withIds(jdbc.sql(OF_COMPANY)
                .param(theirs.company())
                .param(Timestamp.from(theirs.late()))
                .param(Timestamp.from(theirs.from()))
                .param(Timestamp.from(theirs.until()))
                .query((row, n) -> Objects.requireNonNull(row.getObject("id", UUID.class)))
                .list());
    }

    /** One of the lists that bookings can be taken out as. Each rental is in the first or in the second. */
    public enum Extract {
        /** Booked, or over. */
        BOOKINGS,
        /** Held or waiting at the moment. */
        OPTIONS,
        CLOSURES
    }

    /**
     * Some of a list, in the order in which they were asked for.
     *
     * @param from of those with anything after that
     * @param until and before that; absent where nothing is too early or too late
     * @param after the number of the last one already seen
     */
    public record Batch(@Nullable Instant from, @Nullable Instant until, long after, int most) {}

    /** As whoever reads may read them: the client of what is confidential is named to few. */
    public List<Booking> some(Acting reader, Site site, Extract extract, Batch batch) {
        List<UUID> ids = jdbc.sql(SOME)
                .param("site", site.id())
                .param("kind", extract == Extract.CLOSURES ? "closure" : "rental")
                .param("wished", extract == Extract.OPTIONS)
                .param("after", batch.after())
                .param("now", Timestamp.from(clock.instant()))
                .param("from", batch.from() == null ? null : Timestamp.from(batch.from()))
                .param("until", batch.until() == null ? null : Timestamp.from(batch.until()))
                .param("most", batch.most())
                .query((row, n) -> Objects.requireNonNull(row.getObject("id", UUID.class)))
                .list();
        return rows.withIds(ids).stream()
                .map(booking -> readBy(reader, booking))
                .toList();
    }

    /** A layout and a claim at a time: left to itself the planner reads every claim and every booking there is. */
    private static final String HAD = """
            select b.id, b.kind, b.title, b.version, c.layout, c.pool, c.units, c.direction, c.zone, c.begins, c.ends
              from unnest(cast(? as uuid[])) as wanted (layout)
             cross join lateral (select k.booking, k.layout, k.pool, k.units, k.direction, k.zone, lower(k.during) as begins,
                                        upper(k.during) as ends
                                   from booking.claim k
                                  where k.layout = wanted.layout and k.during && tstzrange(?, ?)
                                 offset 0) as c
             cross join lateral (select o.id, o.number, o.kind, case o.kind when 'session' then o.reason else '' end as title,
                                        o.version
                                   from booking.booking o
                                  where o.id = c.booking
                                    and (o.state = 'booked' or (o.state = 'option' and o.lapses_at > ?))
                                 offset 0) as b
             order by c.begins, c.ends, c.layout, b.number
             limit 50000
            """;

    private static final String OF_COMPANY = """
            select b.id
              from booking.booking b
             where b.company = ?
               and coalesce(b.ended_at, b.lapses_at, 'infinity') > ?
               and exists (select 1 from booking.claim c where c.booking = b.id and c.during && tstzrange(?, ?))
             order by b.number desc
             limit 5000
            """;

    /** Booking by booking: looked for once for all of them, the claims of a year would be read for each batch. */
    private static final String SOME = """
            select b.id
              from booking.booking b
             where b.site = :site and b.kind = :kind and b.number > :after
               and (b.kind <> 'rental' or :wished = (b.state in ('option', 'waiting') and b.lapses_at > :now))
               and (num_nonnulls(cast(:from as timestamptz), cast(:until as timestamptz)) = 0
                    or exists (select 1 from booking.claim c
                                where c.booking = b.id
                                  and c.during && tstzrange(cast(:from as timestamptz), cast(:until as timestamptz))
                               offset 0))
             order by b.number
             limit :most
            """;
}
