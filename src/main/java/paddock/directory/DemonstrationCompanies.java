package paddock.directory;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
import paddock.kernel.ClientRole;
import paddock.kernel.Days;
import paddock.kernel.Ids;

/**
 * Invented companies for whoever tries the demonstration, and whom its clients' accounts act for. A start without it
 * takes them away. Their SIRENs begin with zeros as no company's does.
 */
@Component
@ConditionalOnWebApplication
public class DemonstrationCompanies {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Companies companies;
    private final Contacts contacts;
    private final Statuses statuses;
    private final Memberships memberships;
    private final boolean on;

    DemonstrationCompanies(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Companies companies,
            Contacts contacts,
            Statuses statuses,
            Memberships memberships,
            @Value("${paddock.demo:off}") String demo) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.companies = companies;
        this.contacts = contacts;
        this.statuses = statuses;
        this.memberships = memberships;
        this.on = demo.equals("on");
    }

    /**
     * An invented company.
     *
     * @param reason why it is barred, where it is
     */
    private record Invented(
            String key, String name, String siren, @Nullable String reason, List<Status.Kind> kinds) {

        UUID id() {
            return Ids.named("demonstration", "company", key);
        }

        Company.Profile profile() {
            Numbers numbers = new Numbers(siren, null, null);
            Standing standing = reason != null
                    ? Standing.BARRED
                    : kinds.contains(Status.Kind.PROSPECT) ? Standing.PREPAY : Standing.OPEN;
            Address address = new Address("1 rue de l’Exemple", "00000", "Ville inventée", "FR");
            return new Company.Profile(
                    name,
                    new Numbers(siren, null, numbers.expectedVat().orElseThrow()),
                    standing,
                    reason,
                    Map.of(Address.Kind.BILLING, address));
        }
    }

    private static final List<Invented> ALL = List.of(
            new Invented(
                    "stable",
                    "Écurie Exemple (inventée)",
                    "000000018",
                    null,
                    List.of(Status.Kind.RESIDENT, Status.Kind.MEMBER)),
            new Invented("club", "Club Démonstration (inventé)", "000000026", null, List.of(Status.Kind.CLUB)),
            new Invented(
                    "school", "École de pilotage Modèle (inventée)", "000000034", null, List.of(Status.Kind.SCHOOL)),
            new Invented("town", "Commune imaginaire (inventée)", "000000042", null, List.of(Status.Kind.PUBLIC_BODY)),
            new Invented("hope", "Essais Peut-être (inventée)", "000000059", null, List.of(Status.Kind.PROSPECT)),
            new Invented(
                    "gone",
                    "Sorties Impayées (inventée)",
                    "000000067",
                    "Trois factures impayées (inventées)",
                    List.of()));

    /**
     * One company more for the demonstration, without a number.
     *
     * @param statuses what it is from the beginning of the year on, as orders call it
     */
    public record More(UUID id, String name, String town, List<String> statuses) {}

    /** Adds it, in the transaction under way, unless it is there. */
    public void add(More one) {
        if (companies.withId(one.id()).isPresent()) {
            return;
        }
        Address address = new Address("Zone inventée", "00000", one.town(), "FR");
        companies.addInvented(
                one.id(),
                new Company.Profile(
                        one.name(), Numbers.NONE, Standing.OPEN, null, Map.of(Address.Kind.VISITING, address)));
        Days days = new Days(companies.today().withDayOfYear(1), null);
        for (String key : one.statuses()) {
            Status.Kind kind = Status.Kind.withKey(key).orElseThrow();
            UUID id = Ids.named("demonstration", "status", one.id().toString(), key);
            statuses.addInvented(one.id(), new Status(id, kind, days, 1));
        }
    }

    @Order(DemonstrationAccounts.PREPARED - 1)
    @EventListener(ContextRefreshedEvent.class)
    void remove() {
        if (!on) {
            transaction.executeWithoutResult(
                    status -> REMOVE.forEach(statement -> jdbc.sql(statement).update()));
        }
    }

    @Order(DemonstrationAccounts.PREPARED + 1)
    @EventListener(ContextRefreshedEvent.class)
    void add() {
        boolean wanted = on
                && jdbc.sql("select not exists (select 1 from directory.company where demo)")
                        .query(Boolean.class)
                        .single();
        if (wanted) {
            transaction.executeWithoutResult(status -> write());
        }
    }

    /** Nodes that start at once add them once. */
    private void write() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('directory.demonstration'))")
                .query()
                .singleRow();
        for (Invented one : ALL) {
            boolean there = jdbc.sql("select exists (select 1 from directory.company where id = :id or siren = :siren)")
                    .param("id", one.id())
                    .param("siren", one.siren())
                    .query(Boolean.class)
                    .single();
            if (!there) {
                write(one);
            }
        }
    }

    private void write(Invented one) {
        companies.addInvented(one.id(), one.profile());
        LocalDate from = companies.today().withDayOfYear(1);
        for (Status.Kind kind : one.kinds()) {
            UUID id = Ids.named("demonstration", "status", one.key(), kind.key());
            statuses.addInvented(one.id(), new Status(id, kind, new Days(from, null), 1));
        }
        UUID contact = Ids.named("demonstration", "contact", one.key());
        contacts.addInvented(
                one.id(),
                new Contact(contact, "Contact inventé", "accueil", one.key() + "@demonstration.invalid", "", 1));
        if (one.key().equals("stable")) {
            for (ClientRole role : ClientRole.values()) {
                memberships.addInvented(one.id(), DemonstrationAccounts.client(role), role);
            }
        }
        if (one.key().equals("club")) {
            memberships.addInvented(one.id(), DemonstrationAccounts.client(ClientRole.MANAGER), ClientRole.MANAGER);
        }
    }

    private static final List<String> REMOVE = List.of(
            "delete from directory.membership where demo",
            "delete from directory.invitation where demo",
            "delete from directory.membership where person in (select id from account.person where demo)",
            "delete from directory.membership where company in (select id from directory.company where demo)",
            "delete from directory.invitation where company in (select id from directory.company where demo)",
            "delete from directory.status where company in (select id from directory.company where demo)",
            "delete from directory.contact where company in (select id from directory.company where demo)",
            "delete from directory.address where company in (select id from directory.company where demo)",
            "delete from directory.company where demo");
}
