package paddock.booking;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.asking.Uses;
import paddock.circuit.Layout;
import paddock.circuit.Site;
import paddock.directory.Clients;
import paddock.fact.Value;
import paddock.homologation.Homologation;
import paddock.homologation.Homologations;
import paddock.homologation.Use;
import paddock.kernel.Days;
import tools.jackson.databind.json.JsonMapper;

/** Asks the order about a booking beside all the others that are there. Whoever asks holds the locks. */
@Component
final class Lawfulness {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Homologations homologations;
    private final Uses uses;
    private final Clients clients;

    Lawfulness(JdbcClient jdbc, JsonMapper json, Homologations homologations, Uses uses, Clients clients) {
        this.jdbc = jdbc;
        this.json = json;
        this.homologations = homologations;
        this.uses = uses;
        this.clients = clients;
    }

    /** What the order says of each layout that a booking claims; itself is not among the others. */
    List<Judged> of(Site site, Booking booking, Instant now) {
        Ground ground = new Ground(site);
        Use profile = uses.stored(booking.said().use(), "use", site.zone());
        List<Use> own = new ArrayList<>();
        List<Integer> claims = new ArrayList<>();
        for (int i = 0; i < booking.claims().size(); i++) {
            if (booking.claims().get(i) instanceof Claim.Track track) {
                Layout layout = ground.place(track.layout()).orElseThrow().layout();
                own.add(use(profile, layout.key(), track, booking.company()));
                claims.add(i);
            }
        }
        List<Judged> judged = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            Claim.Track track = (Claim.Track) booking.claims().get(claims.get(i));
            Ground.Place place = ground.place(track.layout()).orElseThrow();
            Homologation homologation = homologations.of(site, place.layout().key());
            Days all = Reach.of(homologation, track.window()).all();
            List<Use> others = new ArrayList<>(own);
            others.remove(i);
            if (all != null) {
                others.addAll(others(site, place.circuit().layouts(), all, booking.id(), now));
            }
            judged.add(new Judged(claims.get(i), homologation.verdict(beside(own.get(i), others))));
        }
        return judged;
    }

    private Use use(Use profile, String layout, Claim.Track track, @Nullable UUID company) {
        Map<String, Value> facts = new HashMap<>(profile.facts());
        Set<String> statuses = company == null
                ? Set.of()
                : clients.withId(company)
                        .map(client -> client.on(track.window().from().toLocalDate()))
                        .orElse(Set.of());
        if (!facts.containsKey("customer")) {
            Set<String> codes = new HashSet<>(statuses);
            facts.put("customer", new Value.Codes(codes.isEmpty() ? Set.of("company") : codes));
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

    private List<Use> others(Site site, List<Layout> layouts, Days days, UUID booking, Instant now) {
        Map<UUID, String> keys = new HashMap<>();
        layouts.forEach(layout -> keys.put(layout.id(), layout.key()));
        return jdbc.sql(OTHERS)
                .param(keys.keySet().toArray(UUID[]::new))
                .param(start(days.from(), site))
                .param(start(days.until(), site))
                .param(booking)
                .param(Timestamp.from(now))
                .query((row, n) -> {
                    Use profile = uses.stored(json.readTree(row.getString("use")), "use", site.zone());
                    return new Use(
                            row.getTimestamp("begins").toInstant(),
                            row.getTimestamp("ends").toInstant(),
                            Set.of(Objects.requireNonNull(keys.get(row.getObject("layout", UUID.class)))),
                            profile.facts(),
                            profile.vehicles(),
                            Set.of(),
                            Map.of(),
                            null);
                })
                .list();
    }

    private static @Nullable Timestamp start(@Nullable LocalDate day, Site site) {
        return day == null ? null : Timestamp.from(day.atStartOfDay(site.zone()).toInstant());
    }

    private static final String OTHERS = """
            select c.layout, lower(c.during) as begins, upper(c.during) as ends, b.use::text as use
              from booking.claim c
              join booking.booking b on b.id = c.booking
             where c.layout = any (cast(? as uuid[]))
               and c.during && tstzrange(cast(? as timestamptz), cast(? as timestamptz))
               and b.id <> ?
               and b.kind = 'rental'
               and (b.state = 'booked' or (b.state = 'option' and b.lapses_at > cast(? as timestamptz)))
            """;
}
