package paddock.trade;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.account.DemonstrationAccounts;
import paddock.directory.DemonstrationCompanies;
import paddock.kernel.ClientRole;
import paddock.kernel.Ids;

/** A directory full of invented companies, for whoever tries the demonstration; gone with them. */
@Component
@ConditionalOnWebApplication
class DemonstrationDirectory {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final DemonstrationCompanies companies;
    private final Profiles profiles;
    private final Proposals proposals;
    private final InstantSource clock;
    private final boolean on;

    DemonstrationDirectory(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            DemonstrationCompanies companies,
            Profiles profiles,
            Proposals proposals,
            InstantSource clock,
            @Value("${paddock.demo:off}") String demo) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.companies = companies;
        this.profiles = profiles;
        this.proposals = proposals;
        this.clock = clock;
        this.on = demo.equals("on");
    }

    /** An invented company as the file tells of it. */
    private record Invented(Map<?, ?> said) {

        UUID id() {
            return id(text("key"));
        }

        static UUID id(String key) {
            return Ids.named("demonstration", "company", key);
        }

        String text(String name) {
            return said.get(name) instanceof String text ? text : "";
        }

        List<String> texts(String name) {
            return said.get(name) instanceof List<?> list
                    ? list.stream().map(String::valueOf).toList()
                    : List.of();
        }

        Profile profile() {
            List<Relation> relations = new ArrayList<>();
            for (Relation.Kind kind : Relation.Kind.values()) {
                texts(kind.key()).forEach(other -> relations.add(new Relation(kind, id(other))));
            }
            return new Profile(texts("trades"), text("naf"), text("fr"), text("en"), text("web"), List.of(), relations);
        }
    }

    @Order(DemonstrationAccounts.PREPARED + 2)
    @EventListener(ContextRefreshedEvent.class)
    void add() {
        if (on) {
            transaction.executeWithoutResult(status -> write());
        }
    }

    /** Nodes that start at once add them once. */
    private void write() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('trade.demonstration'))")
                .query()
                .singleRow();
        boolean there = jdbc.sql(
                        "select exists (select 1 from trade.profile p join directory.face f on f.id = p.company where f.demo)")
                .query(Boolean.class)
                .single();
        if (there) {
            return;
        }
        List<Invented> all = read();
        for (Invented one : all) {
            if (!one.text("name").isEmpty()) {
                companies.add(new DemonstrationCompanies.More(
                        one.id(), one.text("name"), one.text("town"), one.texts("statuses")));
            }
        }
        for (Invented one : all) {
            if (isThere(one.id())) {
                profiles.locked(one.id());
                profiles.write(one.id(), one.profile());
                profiles.listedSince(one.id(), clock.instant());
                propose(one);
            }
        }
    }

    /** What the file would like to be approved, as if a client's manager had proposed it. */
    private void propose(Invented one) {
        if (one.said().get("proposed") instanceof Map<?, ?> other) {
            UUID person = DemonstrationAccounts.client(ClientRole.MANAGER);
            proposals.write(
                    Ids.named("demonstration", "proposal", one.text("key")),
                    one.id(),
                    new Invented(other).profile(),
                    person(person));
        }
    }

    private @Nullable UUID person(UUID id) {
        return jdbc.sql("select id from account.person where id = ?")
                .param(id)
                .query(UUID.class)
                .optional()
                .orElse(null);
    }

    private boolean isThere(UUID company) {
        return jdbc.sql("select exists (select 1 from directory.face where id = ? and demo)")
                .param(company)
                .query(Boolean.class)
                .single();
    }

    private static List<Invented> read() {
        try (InputStream file = new ClassPathResource("paddock/trade/invented.yaml").getInputStream()) {
            Object all = new Load(LoadSettings.builder().build()).loadFromInputStream(file);
            return all instanceof List<?> list
                    ? list.stream().map(each -> new Invented((Map<?, ?>) each)).toList()
                    : List.of();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
