package paddock.directory;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.web.HomeZone;

/** The companies that the operator deals with; each reader finds those that they may see. */
@Component
public class Companies {

    static final String KIND = "company";

    private static final UUID NONE = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final CompanyRows rows;
    private final Trail trail;
    private final InstantSource clock;
    private final HomeZone home;

    Companies(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            CompanyRows rows,
            Trail trail,
            InstantSource clock,
            HomeZone home) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.rows = rows;
        this.trail = trail;
        this.clock = clock;
        this.home = home;
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), home.zone());
    }

    /** Those wanted that a reader may see, by name; {@code most} at most. One that was seen before, but not by them, is none. */
    public List<Company> found(Wanted wanted, Acting reader, int most) {
        return rows.withIds(
                rows.found(wanted, reader.may(Permission.SEE_COMPANIES) ? null : own(reader), today(), most));
    }

    private static Set<UUID> own(Acting reader) {
        return reader.companies().isEmpty() ? Set.of(NONE) : reader.companies().keySet();
    }

    /** One that a reader may see. */
    public Optional<Company> seen(Acting reader, UUID id) {
        return reader.mayFor(id, Permission.SEE_COMPANY) ? withId(id) : Optional.empty();
    }

    /** One that whoever asks has been asked to act for. */
    public Optional<Company> withId(UUID id) {
        return rows.withIds(List.of(id)).stream().findFirst();
    }

    /** Until the transaction ends, nobody else writes down a company that is known by its name alone. */
    public void alone() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('directory', 0))")
                .query((row, n) -> n)
                .list();
    }

    public Saving add(Acting by, Company.Profile profile) {
        UUID id = UUID.randomUUID();
        return guarded(profile, () -> {
            insert(id, profile, "false");
            trail.record(by, deed("company-added", id, null, profile));
            return new Saving.Saved(id);
        });
    }

    /** Invented for the demonstration; there already where it was before. */
    void addInvented(UUID id, Company.Profile profile) {
        insert(id, profile, "true");
    }

    private void insert(UUID id, Company.Profile profile, String demo) {
        jdbc.sql(INSERT.replace("demonstration", demo))
                .param("id", id)
                .params(values(profile))
                .param("now", Timestamp.from(clock.instant()))
                .update();
        write(id, profile.addresses());
    }

    /**
     * Changes what it says of itself.
     *
     * @param version which writing of it whoever changes it has read
     */
    public Saving change(Acting by, UUID id, int version, Company.Profile profile) {
        return guarded(profile, () -> {
            Optional<Company> before = locked(id);
            if (before.isEmpty()) {
                return new Saving.Gone();
            }
            if (before.get().version() != version) {
                return new Saving.Overtaken(before.get());
            }
            if (before.get().profile().equals(profile)) {
                return new Saving.Saved(id);
            }
            jdbc.sql(UPDATE).param("id", id).params(values(profile)).update();
            jdbc.sql("delete from directory.address where company = :id")
                    .param("id", id)
                    .update();
            write(id, profile.addresses());
            trail.record(by, deed("company-changed", id, before.get().profile(), profile));
            return new Saving.Saved(id);
        });
    }

    private Optional<Company> locked(UUID id) {
        lock(id);
        return withId(id);
    }

    /** What is done to one company is done by one at a time. */
    void lock(UUID id) {
        jdbc.sql("select id from directory.company where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .optional();
    }

    private Saving guarded(Company.Profile profile, Supplier<Saving> act) {
        try {
            return transaction.execute(status -> act.get());
        } catch (DuplicateKeyException taken) {
            return jdbc.sql("select id, name from directory.company where siren = :siren and absorbed_into is null")
                    .param("siren", profile.numbers().siren())
                    .query((row, n) -> new Saving.SirenTaken(
                            row.getObject("id", UUID.class), Objects.requireNonNull(row.getString("name"))))
                    .optional()
                    .orElseThrow(() -> taken);
        }
    }

    private static Map<String, @Nullable Object> values(Company.Profile profile) {
        Map<String, @Nullable Object> values = new TreeMap<>();
        values.put("name", profile.name());
        values.put("sought", Company.sought(profile.name()));
        values.put("siren", profile.numbers().siren());
        values.put("siret", profile.numbers().siret());
        values.put("vat", profile.numbers().vat());
        values.put("standing", profile.standing().key());
        values.put("reason", profile.reason());
        return values;
    }

    private void write(UUID company, Map<Address.Kind, Address> addresses) {
        addresses.forEach((kind, address) -> jdbc.sql(ADDRESS)
                .param("company", company)
                .param("kind", kind.key())
                .param("street", address.street())
                .param("postcode", address.postcode())
                .param("town", address.town())
                .param("country", address.country())
                .update());
    }

    /** A company may be one person: what it is called and where it lives can be forgotten like anybody's. */
    private static Deed deed(String act, UUID id, Company.@Nullable Profile before, Company.@Nullable Profile after) {
        return Deed.of(act, KIND, id)
                .changing(plain(before), plain(after))
                .personally(id, personal(before), personal(after));
    }

    private static Map<String, ?> plain(Company.@Nullable Profile profile) {
        Map<String, String> values = new TreeMap<>();
        if (profile != null) {
            values.put("standing", profile.standing().key());
            put(values, "siren", profile.numbers().siren());
            put(values, "siret", profile.numbers().siret());
            put(values, "vat", profile.numbers().vat());
        }
        return values;
    }

    private static Map<String, ?> personal(Company.@Nullable Profile profile) {
        Map<String, String> values = new TreeMap<>();
        if (profile != null) {
            values.put("name", profile.name());
            put(values, "reason", profile.reason());
            profile.addresses().forEach((kind, address) -> values.put(kind.key() + "-address", address.line()));
        }
        return values;
    }

    private static void put(Map<String, String> values, String name, @Nullable String value) {
        if (value != null) {
            values.put(name, value);
        }
    }

    private static final String INSERT = """
            insert into directory.company (id, name, sought, siren, siret, vat, standing, reason, version, demo, added_at)
            values (:id, :name, :sought, :siren, :siret, :vat, :standing, :reason, 1, demonstration, :now)
            """;

    private static final String UPDATE = """
            update directory.company
               set name = :name, sought = :sought, siren = :siren, siret = :siret, vat = :vat,
                   standing = :standing, reason = :reason, version = version + 1
             where id = :id
            """;

    private static final String ADDRESS = """
            insert into directory.address (company, kind, street, postcode, town, country)
            values (:company, :kind, :street, :postcode, :town, :country)
            """;
}
