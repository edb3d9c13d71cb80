package paddock.hook;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import paddock.audit.Trail;
import paddock.booking.Booking;
import paddock.booking.Bookings;
import paddock.booking.Desk;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.kernel.Acting;
import paddock.post.Stationery;
import paddock.store.Trip;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes down what endpoints are to be told, in the transaction in which it happens and just before it is committed: what
 * is undone tells nobody, and what is told is how the act has left things.
 */
@Component
class Hearing {

    private final JdbcClient jdbc;
    private final Trip trip;
    private final Bookings bookings;
    private final Sites sites;
    private final Desk desk;
    private final Stationery stationery;
    private final JsonMapper json;
    private final HookBell bell;
    private final InstantSource clock;

    Hearing(
            JdbcClient jdbc,
            Trip trip,
            Bookings bookings,
            Sites sites,
            Desk desk,
            Stationery stationery,
            JsonMapper json,
            HookBell bell,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.trip = trip;
        this.bookings = bookings;
        this.sites = sites;
        this.desk = desk;
        this.stationery = stationery;
        this.json = json;
        this.bell = bell;
        this.clock = clock;
    }

    @EventListener
    void hear(Trail.AllDone done) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Map<String, List<UUID>> things = new LinkedHashMap<>();
        for (Trail.Done each : done.all()) {
            UUID thing = each.deed().thing();
            if (each.deed().kind().equals(Bookings.KIND) && thing != null) {
                things.computeIfAbsent(each.deed().act(), any -> new ArrayList<>())
                        .add(thing);
            }
        }
        things.forEach((act, some) -> hear(act, some, at));
    }

    private record Listener(UUID endpoint, UUID site) {}

    private void hear(String act, List<UUID> things, Instant at) {
        trip.ask(LISTENING, List.of(act), rows -> {
            List<Listener> listening = new ArrayList<>();
            while (rows.next()) {
                listening.add(new Listener(rows.getObject("id", UUID.class), rows.getObject("site", UUID.class)));
            }
            if (!listening.isEmpty()) {
                tell(act, things, at, listening);
            }
        });
    }

    private void tell(String act, List<UUID> things, Instant at, List<Listener> listening) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                things.forEach(thing ->
                        bookings.withId(thing).ifPresent(booking -> write(new Happened(act, booking, at), listening)));
            }

            @Override
            public void afterCommit() {
                bell.ring();
            }
        });
    }

    /** Something that happened to a booking, which is as it has become. */
    private record Happened(String act, Booking booking, Instant at) {}

    private void write(Happened happened, List<Listener> listening) {
        Booking booking = happened.booking();
        List<UUID> told = listening.stream()
                .filter(one -> one.site().equals(booking.site()))
                .map(Listener::endpoint)
                .toList();
        if (!told.isEmpty()) {
            Site site = sites.withId(booking.site()).orElseThrow();
            UUID id = UUID.randomUUID();
            String link = stationery.address().orElse("") + "/api/v1/bookings/" + booking.id();
            ObjectNode body = envelope(id, happened.act(), happened.at(), site).put("link", link);
            body.set(
                    "data",
                    json.readTree(desk.shown(200, desk.readBy(Acting.PADDOCK, booking))
                            .body()));
            String written = json.writeValueAsString(body);
            write(new Event(id, site.id(), happened.act(), booking.id(), happened.at(), written), told);
        }
    }

    /** Something that is told. */
    record Event(UUID id, UUID site, String act, UUID thing, Instant at, String body) {}

    ObjectNode envelope(UUID id, String act, Instant at, Site site) {
        return json.createObjectNode()
                .put("id", id.toString())
                .put("type", act)
                .put("timestamp", at.atZone(site.zone()).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME))
                .put("site", site.id().toString());
    }

    /** To one endpoint, in the transaction under way: nothing has happened, and it is tried once. */
    void tryOut(Endpoint endpoint) {
        Site site = sites.withId(endpoint.site()).orElseThrow();
        UUID id = UUID.randomUUID();
        Instant at = clock.instant();
        ObjectNode body = envelope(id, Happenings.TEST, at, site);
        body.putObject("data").put("webhook", endpoint.id().toString());
        write(new Event(id, site.id(), Happenings.TEST, id, at, json.writeValueAsString(body)), List.of(endpoint.id()));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                bell.ring();
            }
        });
    }

    void write(Event event, List<UUID> endpoints) {
        Timestamp at = Timestamp.from(event.at());
        jdbc.sql("insert into hook.event (id, site, act, thing, at, body) values (?, ?, ?, ?, ?, ?)")
                .param(event.id())
                .param(event.site())
                .param(event.act())
                .param(event.thing())
                .param(at)
                .param(event.body())
                .update();
        for (UUID endpoint : endpoints) {
            jdbc.sql(DELIVER)
                    .param(event.id())
                    .param(event.thing())
                    .param(at)
                    .param(endpoint)
                    .update();
        }
    }

    private static final String LISTENING = """
            select id, site from hook.endpoint
             where disabled_at is null and removed_at is null and (acts = '{}' or ? = any(acts))
             order by id
            """;

    /** To an endpoint that is still there: one that is removed or stopped at the same moment is not left with something that waits. */
    private static final String DELIVER = """
            insert into hook.delivery (id, event, endpoint, thing, state, attempts, due_at)
            select gen_random_uuid(), ?, e.id, ?, 'waiting', 0, ?
              from hook.endpoint e
             where e.id = ? and e.removed_at is null and e.disabled_at is null
               for share
            """;
}
