package paddock.homologation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.circuit.Change;
import paddock.circuit.Circuit;
import paddock.circuit.Layout;
import paddock.circuit.Site;
import paddock.homologation.Law.Exemption;
import paddock.homologation.Law.Profile;
import paddock.homologation.Law.Register;
import paddock.kernel.Days;
import paddock.web.Revisions;
import tools.jackson.databind.json.JsonMapper;

/** What is written about the circuits of each site, kept and asked. */
@Component
public class Homologations {

    private static final Revisions.Kept REVISIONS =
            new Revisions.Kept("homologation.revision", "site", "max(revision)");

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final TransactionTemplate snapshot;
    private final Revisions revisions;
    private final Map<UUID, InForce> read = new ConcurrentHashMap<>();

    /** What is written about a site at one moment: whoever decides under locks reads it once. */
    public record InForce(
            long revision, Site site, Law law, Map<String, Homologation> layouts, Map<String, Homologation> renewed) {

        public Homologation of(String layout) {
            return Optional.ofNullable(layouts.get(layout)).orElseThrow();
        }

        /** The same, where every order is renewed as it is after its last day. */
        public Homologation renewed(String layout) {
            return Optional.ofNullable(renewed.get(layout)).orElseThrow();
        }
    }

    Homologations(JdbcClient jdbc, JsonMapper json, PlatformTransactionManager transactions, Revisions revisions) {
        this.jdbc = jdbc;
        this.revisions = revisions;
        this.json = json;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionTemplate.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
    }

    /** All that is written about a site. */
    public Law law(Site site) {
        return at(site).law();
    }

    /** What is written about one of its layouts, ready to be asked. */
    public Homologation of(Site site, String layout) {
        return at(site).of(layout);
    }

    /** Which writing of what is written about a site this is; 0 where nothing is. */
    public long revision(Site site) {
        return revisions.of(REVISIONS, site.id());
    }

    @Bean
    static Revisions.Kept lawRevisions() {
        return REVISIONS;
    }

    /** What loading would change. */
    public List<Change> changes(Site site, Law law) {
        return changes(stored(site.id()), law);
    }

    /** What differs between two laws. */
    public static List<Change> changes(Law before, Law law) {
        List<Change> changes = new ArrayList<>();
        Map<String, Order> old = byName(before);
        Map<String, Order> now = byName(law);
        now.forEach((name, order) -> {
            Order other = old.get(name);
            if (other == null) {
                changes.add(new Change.Added(name));
            } else if (!other.equals(order)) {
                changes.add(new Change.Altered(name, summary(other), summary(order)));
            }
        });
        old.keySet().stream()
                .filter(name -> !now.containsKey(name))
                .forEach(name -> changes.add(new Change.Removed(name)));
        if (!before.exemptions().equals(law.exemptions())) {
            changes.add(new Change.Altered(EXEMPTIONS_OF_LAW, circuits(before), circuits(law)));
        }
        changes.addAll(registers(before, law));
        if (!before.profiles().equals(law.profiles())) {
            changes.add(new Change.Altered(PROFILES_OF_LAW, profiles(before), profiles(law)));
        }
        return changes;
    }

    /** What the exemptions are called as a subject of change. */
    public static final String EXEMPTIONS_OF_LAW = "exemptions";

    /** What the profiles are called as a subject of change. */
    public static final String PROFILES_OF_LAW = "profiles";

    private static List<Change> registers(Law before, Law now) {
        List<Change> changes = new ArrayList<>();
        Map<String, Register> old = registersByName(before);
        registersByName(now).forEach((name, register) -> {
            Register other = old.remove(name);
            if (other == null) {
                changes.add(new Change.Added(name));
            } else if (!other.equals(register)) {
                changes.add(new Change.Altered(name, summary(other), summary(register)));
            }
        });
        old.keySet().forEach(name -> changes.add(new Change.Removed(name)));
        return changes;
    }

    private static Map<String, Register> registersByName(Law law) {
        Map<String, Register> byName = new LinkedHashMap<>();
        law.registers()
                .forEach(register -> byName.put("register " + register.order() + " " + register.counter(), register));
        return byName;
    }

    private static String summary(Register register) {
        return register.used().stream()
                .map(taken -> taken.on() + " " + taken.units())
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static Map<String, Order> byName(Law law) {
        return law.orders().stream()
                .collect(Collectors.toMap(
                        order -> "order " + order.key() + " " + order.version(), Function.identity(), (a, b) -> b));
    }

    private static String summary(Order order) {
        return order.validity() + ", " + order.rules().size() + " rules";
    }

    private static String circuits(Law law) {
        return law.exemptions().stream()
                .map(exemption -> String.valueOf(exemption.circuit()))
                .collect(Collectors.joining(", "));
    }

    private static String profiles(Law law) {
        return law.profiles().stream().map(Profile::key).collect(Collectors.joining(", "));
    }

    /** Writes it whole, inside the caller's transaction, which has the site's lock. */
    public void load(Site site, Law law) {
        for (String table : List.of("version", "exemption", "register", "profile")) {
            jdbc.sql("delete from homologation." + table + " where site = ?")
                    .param(site.id())
                    .update();
        }
        int position = 0;
        for (Order order : law.orders()) {
            jdbc.sql(INSERT_VERSION)
                    .params(List.of(
                            site.id(),
                            order.key(),
                            order.version(),
                            position++,
                            range(order.validity()),
                            json.writeValueAsString(order)))
                    .update();
        }
        position = 0;
        for (Exemption exemption : law.exemptions()) {
            jdbc.sql(INSERT_EXEMPTION)
                    .params(List.of(site.id(), position++, json.writeValueAsString(exemption)))
                    .update();
        }
        for (Register register : law.registers()) {
            jdbc.sql(INSERT_REGISTER)
                    .params(List.of(site.id(), register.order(), register.counter(), json.writeValueAsString(register)))
                    .update();
        }
        position = 0;
        for (Profile profile : law.profiles()) {
            jdbc.sql(INSERT_PROFILE)
                    .params(List.of(site.id(), position++, json.writeValueAsString(profile)))
                    .update();
        }
        jdbc.sql(NEXT_REVISION).param(site.id()).update();
    }

    private static String range(Days days) {
        LocalDate from = days.from();
        LocalDate until = days.until();
        return "[" + (from == null ? "" : from) + "," + (until == null ? "" : until) + ")";
    }

    /** All that is written about a site now. */
    public InForce at(Site site) {
        long revision = revision(site);
        InForce known = read.get(site.id());
        if (known != null && known.revision() == revision && known.site().equals(site)) {
            return known;
        }
        Law law = stored(site.id());
        InForce fresh = new InForce(revision, site, law, layouts(site, law), layouts(site, law.renewed()));
        read.put(site.id(), fresh);
        return fresh;
    }

    private static Map<String, Homologation> layouts(Site site, Law law) {
        Calendar calendar = new Calendar(site.zone(), site.holidays());
        Map<String, Homologation> layouts = new ConcurrentHashMap<>();
        site.circuits()
                .forEach(circuit -> circuit.layouts()
                        .forEach(layout -> layouts.put(
                                layout.key(),
                                Homologation.of(law, calendar, circuit.key(), layout.key())
                                        .among(keys(circuit))
                                        .beside(layouts)
                                        .existing(
                                                day -> layout.courses().on(day).isPresent()))));
        return layouts;
    }

    private static Set<String> keys(Circuit circuit) {
        return circuit.layouts().stream().map(Layout::key).collect(Collectors.toSet());
    }

    private Law stored(UUID site) {
        return snapshot.execute(status -> new Law(
                all(VERSIONS, site, Order.class),
                all(EXEMPTIONS, site, Exemption.class),
                all(REGISTERS, site, Register.class),
                all(PROFILES, site, Profile.class)));
    }

    private <T> List<T> all(String documents, UUID site, Class<T> type) {
        return jdbc.sql(documents)
                .param(site)
                .query((row, number) -> json.readValue(row.getString("document"), type))
                .list();
    }

    private static final String VERSIONS = """
            select document from homologation.version where site = ? order by position limit 1000
            """;

    private static final String EXEMPTIONS = """
            select document from homologation.exemption where site = ? order by position limit 1000
            """;

    private static final String REGISTERS = """
            select document from homologation.register where site = ? order by text, counter limit 1000
            """;

    private static final String INSERT_REGISTER = """
            insert into homologation.register (site, text, counter, document) values (?, ?, ?, cast(? as jsonb))
            """;

    private static final String PROFILES = """
            select document from homologation.profile where site = ? order by position limit 1000
            """;

    private static final String INSERT_PROFILE = """
            insert into homologation.profile (site, position, document) values (?, ?, cast(? as jsonb))
            """;

    private static final String INSERT_VERSION = """
            insert into homologation.version (site, key, version, position, during, document)
            values (?, ?, ?, ?, cast(? as daterange), cast(? as jsonb))
            """;

    private static final String INSERT_EXEMPTION = """
            insert into homologation.exemption (site, position, document) values (?, ?, cast(? as jsonb))
            """;

    private static final String NEXT_REVISION = """
            insert into homologation.revision (site, revision) values (?, 1)
            on conflict (site) do update set revision = revision.revision + 1
            """;
}
