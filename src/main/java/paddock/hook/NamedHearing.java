package paddock.hook;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import paddock.audit.Trail;
import paddock.circuit.Sites;
import paddock.post.Stationery;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes down what endpoints have asked for by name, in the transaction in which it happens and just before it is committed.
 * It is of no site, so that each site's endpoints are told in the name of theirs. What is forgotten is told by its id alone, and
 * what was told of it before goes with it.
 */
@Component
class NamedHearing {

    private final JdbcClient jdbc;
    private final List<Teller> tellers;
    private final Hearing hearing;
    private final Sites sites;
    private final Stationery stationery;
    private final JsonMapper json;
    private final HookBell bell;
    private final InstantSource clock;

    NamedHearing(
            JdbcClient jdbc,
            List<Teller> tellers,
            Hearing hearing,
            Sites sites,
            Stationery stationery,
            JsonMapper json,
            HookBell bell,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.tellers = tellers;
        this.hearing = hearing;
        this.sites = sites;
        this.stationery = stationery;
        this.json = json;
        this.bell = bell;
        this.clock = clock;
    }

    /** Something that happened to a thing of a kind. */
    private record Happened(String act, String kind, UUID thing) {}

    @EventListener
    void hear(Trail.AllDone done) {
        Set<Happened> all = new LinkedHashSet<>();
        for (Trail.Done each : done.all()) {
            UUID thing = each.deed().thing();
            if (thing != null && Happenings.named().contains(each.deed().act())) {
                all.add(new Happened(each.deed().act(), each.deed().kind(), thing));
            }
        }
        if (all.isEmpty()) {
            return;
        }
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                all.forEach(one -> note(one, at));
            }

            @Override
            public void afterCommit() {
                bell.ring();
            }
        });
    }

    private void note(Happened happened, Instant at) {
        if (Happenings.forgets(happened.act())) {
            jdbc.sql("delete from hook.event where thing = ?")
                    .param(happened.thing())
                    .update();
        }
        Map<UUID, List<UUID>> bySite = jdbc
                .sql(LISTENING)
                .param(happened.act())
                .query((row, n) -> Map.entry(row.getObject("site", UUID.class), row.getObject("id", UUID.class)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        bySite.forEach((site, endpoints) -> write(happened, at, site, endpoints));
    }

    private void write(Happened happened, Instant at, UUID site, List<UUID> endpoints) {
        Map<String, Teller> byKind = tellers.stream().collect(Collectors.toMap(Teller::kind, Function.identity()));
        Teller teller = byKind.get(happened.kind());
        if (teller == null) {
            return;
        }
        UUID id = UUID.randomUUID();
        ObjectNode body =
                hearing.envelope(id, happened.act(), at, sites.withId(site).orElseThrow());
        if (Happenings.forgets(happened.act())) {
            body.putObject("data").put("id", happened.thing().toString());
        } else {
            Teller.Told told = teller.told(happened.thing()).orElse(null);
            if (told == null) {
                return;
            }
            body.put("link", stationery.address().orElse("") + told.path());
            body.set("data", json.readTree(told.json()));
        }
        hearing.write(
                new Hearing.Event(id, site, happened.act(), happened.thing(), at, json.writeValueAsString(body)),
                endpoints);
    }

    private static final String LISTENING = """
            select id, site from hook.endpoint
             where disabled_at is null and removed_at is null and ? = any(acts)
             order by id
            """;
}
