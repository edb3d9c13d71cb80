package paddock.lead;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.account.DemonstrationAccounts;
import paddock.account.Names;
import paddock.directory.Clients;
import paddock.exhibition.Exhibition;
import paddock.exhibition.Exhibitions;
import paddock.exhibition.InventedShow;
import paddock.kernel.StaffRole;

/** Two invented shows with their cards and a year of what became of them; gone with the rest of the demonstration. */
@Component
@ConditionalOnWebApplication
final class DemonstrationLeads {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Exhibitions exhibitions;
    private final LeadRows rows;
    private final EncounterRows encounters;
    private final Clients clients;
    private final Names names;
    private final InstantSource clock;
    private final boolean on;

    DemonstrationLeads(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Exhibitions exhibitions,
            LeadRows rows,
            EncounterRows encounters,
            Clients clients,
            Names names,
            InstantSource clock,
            @Value("${paddock.demo:off}") String demo) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.exhibitions = exhibitions;
        this.rows = rows;
        this.encounters = encounters;
        this.clients = clients;
        this.names = names;
        this.clock = clock;
        this.on = demo.equals("on");
    }

    @Order(DemonstrationAccounts.PREPARED - 2)
    @EventListener(ContextRefreshedEvent.class)
    void remove() {
        if (!on) {
            transaction.executeWithoutResult(
                    status -> REMOVE.forEach(statement -> jdbc.sql(statement).update()));
        }
    }

    @Order(DemonstrationAccounts.PREPARED + 3)
    @EventListener(ContextRefreshedEvent.class)
    void add() {
        if (on) {
            transaction.executeWithoutResult(status -> addMissing());
        }
    }

    /** Nodes that start at once add them once. */
    private void addMissing() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('lead.demonstration'))")
                .query()
                .singleRow();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<UUID> team = Stream.of(StaffRole.SALES, StaffRole.DIRECTION)
                .flatMap(role -> invented(role).stream())
                .toList();
        for (InventedShow show : InventedShow.before(now)) {
            if (exhibitions.withId(show.id()).isEmpty()) {
                Exhibition added = exhibitions.addInvented(show, team);
                add(added, show.cards(), now);
            }
        }
    }

    private void add(Exhibition show, int cards, Instant now) {
        LocalDate first = show.plan().first();
        Instant opens = first.atStartOfDay(exhibitions.zone()).toInstant();
        @Nullable UUID owner = invented(StaffRole.SALES).stream().findFirst().orElse(null);
        List<InventedCards.Firm> firms = clients.ofDemonstration().stream()
                .map(one -> new InventedCards.Firm(one.id(), one.name()))
                .toList();
        for (InventedCards.Followed card : new InventedCards(show.id(), opens, now).cards(cards, firms)) {
            write(card, owner);
        }
    }

    private List<UUID> invented(StaffRole role) {
        return names.having(role).stream()
                .map(Names.Name::person)
                .filter(names::isOfDemonstration)
                .toList();
    }

    private void write(InventedCards.Followed card, @Nullable UUID owner) {
        Lead lead = card.lead();
        rows.add(Edits.with(
                lead, new Lead.Care(owner, lead.care().step(), lead.care().dueAt())));
        met(card, lead.times().metAt(), owner);
        if (card.again() != null) {
            met(card, card.again(), owner);
        }
        if (card.called() != null) {
            encounters.add(lead.id(), contact(Contact.Kind.CALL, card.called(), owner));
        }
        if (card.met() != null) {
            encounters.add(lead.id(), contact(Contact.Kind.MEETING, card.met(), owner));
        }
        card.steps().forEach(step -> encounters.add(lead.id(), step));
    }

    private void met(InventedCards.Followed card, Instant at, @Nullable UUID by) {
        Lead lead = card.lead();
        UUID id = UUID.randomUUID();
        Capture capture = new Capture(
                id,
                lead.exhibition(),
                new Capture.When(at, null),
                card.way(),
                "",
                lead.card(),
                lead.wants(),
                new Capture.Next(by, lead.care().step(), null, true, ""));
        encounters.add(
                new Encounter(id, lead.id(), lead.exhibition(), at, at, by, card.way(), "", false, null, Map.of()),
                capture);
    }

    private static Contact contact(Contact.Kind kind, Instant at, @Nullable UUID by) {
        return new Contact(UUID.randomUUID(), kind, at, by, "", true);
    }

    private static final List<String> REMOVE = List.of(
            "delete from lead.lead where demo",
            "delete from lead.lead where exhibition in (select id from exhibition.exhibition where demo)",
            "delete from lead.encounter where exhibition in (select id from exhibition.exhibition where demo)",
            "delete from exhibition.exhibition where demo");
}
