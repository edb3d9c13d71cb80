package paddock.booking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.asking.Uses;
import paddock.booking.Holding.Judged;
import paddock.circuit.Layout;
import paddock.circuit.Site;
import paddock.directory.Clients;
import paddock.fact.Value;
import paddock.ground.Claim;
import paddock.ground.Ground;
import paddock.ground.Reach;
import paddock.homologation.Homologation;
import paddock.homologation.Homologations;
import paddock.homologation.Homologations.InForce;
import paddock.homologation.Order;
import paddock.homologation.Use;
import paddock.kernel.Days;
import paddock.kernel.Steady;
import paddock.kernel.Window;
import paddock.permit.Permit;
import paddock.terms.Terms;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the order about a booking beside all the others that are there. Whoever asks holds the locks. */
@Component
final class Lawfulness {

    /** No booking has that id. */
    private static final UUID NOT_THERE = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Homologations homologations;
    private final Uses uses;
    private final Clients clients;
    private final Terms terms;

    Lawfulness(JdbcClient jdbc, JsonMapper json, Homologations homologations, Uses uses, Clients clients, Terms terms) {
        this.jdbc = jdbc;
        this.json = json;
        this.homologations = homologations;
        this.uses = uses;
        this.clients = clients;
        this.terms = terms;
    }

    /** What the order says of each layout that a booking claims; itself is not among the others. */
    List<Judged> of(Site site, Booking booking, Instant now) {
        return of(site, booking, look -> others(look, booking.id(), now));
    }

    /** The same beside whatever others whoever asks knows of. */
    List<Judged> of(Site site, Booking booking, Function<Look, List<Use>> beside) {
        Ground ground = new Ground(site);
        InForce laws = homologations.at(site);
        List<Integer> claims = new ArrayList<>();
        for (int i = 0; i < booking.claims().size(); i++) {
            if (booking.claims().get(i) instanceof Claim.Track) {
                claims.add(i);
            }
        }
        List<Judged> judged = new ArrayList<>();
        for (int claim : claims) {
            Claim.Track track = (Claim.Track) booking.claims().get(claim);
            Ground.Place place = ground.place(track.layout()).orElseThrow();
            Homologation homologation = homologation(laws, place.layout().key(), track.window());
            Reach reach = Reach.of(homologation, track.window());
            Set<String> texts = homologation.over(Reach.near(track.window())).stream()
                    .map(Order::key)
                    .collect(Collectors.toSet());
            List<Use> others = new ArrayList<>();
            for (int other : claims) {
                if (other != claim) {
                    others.add(own(site, booking, other, texts));
                }
            }
            others.addAll(beside.apply(new Look(site, place.circuit().layouts(), reach, texts)));
            Use use = own(site, booking, claim, texts);
            judged.add(new Judged(claim, homologation.verdict(beside(use, others))));
        }
        return judged;
    }

    /** What is written; where the operator sells days that no order reaches yet, as if it were renewed. */
    private Homologation homologation(InForce laws, String layout, Window window) {
        return Reach.awaitsRenewal(laws, layout, Reach.near(window))
                        && terms.sellsBeyondOrder(laws.site().id())
                ? laws.renewed(layout)
                : laws.of(layout);
    }

    /** A claim of a booking as a use, with what is granted to it by the texts that are asked. */
    private Use own(Site site, Booking booking, int claim, Set<String> texts) {
        Claim.Track track = (Claim.Track) booking.claims().get(claim);
        Layout layout = new Ground(site).place(track.layout()).orElseThrow().layout();
        Use profile = uses.stored(booking.said().use(), "use", site.zone());
        Set<String> granted = booking.permits().stream()
                .filter(permit -> texts.contains(permit.order()))
                .map(Permit::path)
                .collect(Collectors.toSet());
        return use(named(profile, booking.id()), layout.key(), track, booking.company())
                .authorised(granted);
    }

    /** What is booked together is one event, unless it says of which it is part. */
    private static Use named(Use profile, UUID booking) {
        if (profile.facts().containsKey("event-name")) {
            return profile;
        }
        Map<String, Value> facts = new HashMap<>(profile.facts());
        facts.put("event-name", new Value.Codes(Set.of(booking.toString())));
        return profile.with(facts);
    }

    private Use use(Use profile, String layout, Claim.Track track, @Nullable UUID company) {
        Map<String, Value> facts = new HashMap<>(profile.facts());
        Set<String> statuses = company == null
                ? Set.of()
                : clients.withId(company)
                        .map(client -> client.on(track.window().from().toLocalDate()))
                        .orElse(Set.of());
        if (!statuses.isEmpty() || !facts.containsKey("customer")) {
            facts.put("customer", new Value.Codes(statuses.isEmpty() ? Set.of("company") : statuses));
        }
        return new Use(
                track.window().start(),
                track.window().end(),
                Set.of(layout),
                facts,
                profile.vehicles(),
                Set.of(),
                Map.of(),
                null);
    }

    private static Use beside(Use use, List<Use> others) {
        return new Use(
                use.from(),
                use.until(),
                use.layouts(),
                use.facts(),
                use.vehicles(),
                use.authorised(),
                use.used(),
                others);
    }

    /** Where and when others are looked for, and which texts ask about them. */
    record Look(Site site, List<Layout> layouts, Reach reach, Set<String> texts) {

        /** Whether a use to which nothing is granted has to be looked at. */
        boolean reaches(Claim.Track track) {
            Days days = reach.all();
            return days != null
                    && layouts.stream().anyMatch(layout -> layout.id().equals(track.layout()))
                    && track.window().days().stream().anyMatch(days::contain);
        }
    }

    /** What was said of a booking that is there, as a use whenever it takes place; what is booked together is one event. */
    Use said(Site site, JsonNode use, UUID booking) {
        return named(uses.stored(use, "use", site.zone()), booking);
    }

    /** A claim of a booking as a use to which nothing is granted. */
    Use plain(Site site, Booking booking, int claim) {
        return own(site, booking, claim, Set.of());
    }

    /** The same for whoever is not there yet: read once for all who look at the same in one decision. */
    List<Use> othersOf(Look look, Instant now) {
        List<UUID> layouts = look.layouts().stream().map(Layout::id).toList();
        Seen seen = new Seen(layouts, look.reach(), look.texts(), now);
        return Steady.read(seen, () -> others(look, NOT_THERE, now));
    }

    private record Seen(List<UUID> layouts, Reach reach, Set<String> texts, Instant at) {}

    /** The others that are there, of those that a look reaches. */
    List<Use> others(Look look, UUID booking, Instant now) {
        Map<UUID, String> keys = new HashMap<>();
        look.layouts().forEach(layout -> keys.put(layout.id(), layout.key()));
        Days all = look.reach().all();
        Days granted = look.reach().granted();
        if (all == null && granted == null) {
            return List.of();
        }
        UUID[] layouts = keys.keySet().toArray(UUID[]::new);
        return jdbc.sql(OTHERS)
                .param(look.texts().toArray(String[]::new))
                .param(layouts)
                .param(begin(all, look.site(), now))
                .param(end(all, look.site(), now))
                .param(layouts)
                .param(begin(granted, look.site(), now))
                .param(end(granted, look.site(), now))
                .param(booking)
                .param(Timestamp.from(now))
                .query((row, n) -> other(row, look.site(), keys))
                .list();
    }

    private Use other(ResultSet row, Site site, Map<UUID, String> keys) throws SQLException {
        Use named = said(
                site,
                json.readTree(row.getString("use")),
                Objects.requireNonNull(row.getObject("booking", UUID.class)));
        return new Use(
                row.getTimestamp("begins").toInstant(),
                row.getTimestamp("ends").toInstant(),
                Set.of(Objects.requireNonNull(keys.get(row.getObject("layout", UUID.class)))),
                named.facts(),
                named.vehicles(),
                Set.of((String[]) row.getArray("granted").getArray()),
                Map.of(),
                null);
    }

    private static @Nullable Timestamp begin(@Nullable Days days, Site site, Instant now) {
        return days == null ? Timestamp.from(now) : start(days.from(), site);
    }

    /** No days at all begin and end at once. */
    private static @Nullable Timestamp end(@Nullable Days days, Site site, Instant now) {
        return days == null ? Timestamp.from(now) : start(days.until(), site);
    }

    private static @Nullable Timestamp start(@Nullable LocalDate day, Site site) {
        return day == null ? null : Timestamp.from(day.atStartOfDay(site.zone()).toInstant());
    }

    private static final String OTHERS = """
            select c.booking, c.layout, lower(c.during) as begins, upper(c.during) as ends, b.use::text as use,
                   array(select distinct p.path from booking.permit p
                          where p.booking = c.booking and p.source = any (cast(? as text[]))
                            and p.state <> 'refused') as granted
              from (
                select c.booking, c.layout, c.during
                  from unnest(cast(? as uuid[])) as here (layout)
                  join booking.claim c on c.layout = here.layout
                   and c.during && tstzrange(cast(? as timestamptz), cast(? as timestamptz))
                 union
                select c.booking, c.layout, c.during
                  from unnest(cast(? as uuid[])) as here (layout)
                  join booking.claim c on c.layout = here.layout and c.asks
                   and c.during && tstzrange(cast(? as timestamptz), cast(? as timestamptz))
                 where exists (select 1 from booking.permit p where p.booking = c.booking and p.state <> 'refused')
              ) c
              join booking.booking b on b.id = c.booking
             where b.id <> ?
               and b.kind <> 'closure'
               and (b.state = 'booked' or (b.state = 'option' and b.lapses_at > cast(? as timestamptz)))
            """;
}
