package paddock.trade;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.directory.Clients;
import paddock.kernel.Acting;
import paddock.kernel.Permission;

/** The pages of companies in the directory: looked for by anybody, written by the operator's people. */
@Component
class Profiles {

    /** What the trail calls the companies it is about. */
    static final String KIND = "company";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final EntryRows rows;
    private final Trail trail;
    private final InstantSource clock;

    Profiles(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            EntryRows rows,
            Trail trail,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.rows = rows;
        this.trail = trail;
        this.clock = clock;
    }

    /** Those wanted that anybody may read, {@code most} at most. */
    List<Entry> found(Wanted wanted, int most) {
        return rows.found(wanted, most);
    }

    /** One that somebody may read: one that is listed, one of their own, or any for the operator's people. */
    Optional<Entry> seen(Acting reader, UUID id) {
        return rows.withId(id).filter(entry -> entry.listed() || reader.mayFor(id, Permission.SEE_COMPANY));
    }

    /**
     * Says what a company's page says from now on.
     *
     * @param version which writing of it whoever changes it has read
     */
    Writing change(Acting by, UUID company, int version, Profile profile) {
        return transaction.execute(status -> {
            Entry before = locked(company);
            if (before.version() != version) {
                return Writing.OVERTAKEN;
            }
            if (before.profile().equals(profile)) {
                return Writing.DONE;
            }
            if (isTurnedRound(company, profile)) {
                return Writing.TURNED_ROUND;
            }
            write(company, profile);
            trail.record(by, deed("profile-changed", before, profile));
            return Writing.DONE;
        });
    }

    /** Has the profile of a company for oneself until the transaction ends; there is one from then on. */
    Entry locked(UUID company) {
        jdbc.sql(BEGIN).param("company", company).update();
        jdbc.sql("select company from trade.profile where company = :company for update")
                .param("company", company)
                .query(UUID.class)
                .single();
        return rows.withId(company).orElseThrow();
    }

    /** Whether the parent it names names it as its own. */
    boolean isTurnedRound(UUID company, Profile profile) {
        UUID[] parents = profile.relations().stream()
                .filter(relation -> relation.kind() == Relation.Kind.PARENT)
                .map(Relation::other)
                .toArray(UUID[]::new);
        return jdbc.sql(
                        "select exists (select 1 from trade.relation where kind = 'parent' and company = any (?) and other = ?)")
                .param(parents)
                .param(company)
                .query(Boolean.class)
                .single();
    }

    /** As it stands, in the transaction under way, without a word in the trail. */
    void write(UUID company, Profile profile) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("company", company);
        values.put("trades", profile.trades().toArray(String[]::new));
        values.put("naf", profile.naf().isEmpty() ? null : profile.naf());
        values.put("french", profile.french());
        values.put("english", profile.english());
        values.put("web", profile.web());
        values.put("sought", Clients.sought(profile.french() + " " + profile.english()));
        jdbc.sql(WRITE).params(values).update();
        jdbc.sql("delete from trade.shown where company = :company")
                .params(values)
                .update();
        jdbc.sql(SHOW)
                .param("company", company)
                .param("contacts", profile.contacts().toArray(UUID[]::new))
                .update();
        jdbc.sql("delete from trade.relation where company = :company")
                .params(values)
                .update();
        for (Relation relation : profile.relations()) {
            jdbc.sql(RELATE)
                    .param("company", company)
                    .param("kind", relation.kind().key())
                    .param("other", relation.other())
                    .update();
        }
    }

    /** From now on anybody can read it. */
    void list(Acting by, UUID company) {
        transaction.executeWithoutResult(status -> {
            Entry before = locked(company);
            if (!before.listed()) {
                listedSince(company, clock.instant().truncatedTo(ChronoUnit.MICROS));
                trail.record(by, Deed.of("company-listed", KIND, company));
            }
        });
    }

    /** It is in the directory no longer; what it said is kept. */
    void unlist(Acting by, UUID company) {
        transaction.executeWithoutResult(status -> {
            Entry before = locked(company);
            if (before.listed()) {
                listedSince(company, null);
                trail.record(by, Deed.of("company-unlisted", KIND, company));
            }
        });
    }

    /** As it stands, in the transaction under way. */
    void listedSince(UUID company, @Nullable Instant at) {
        jdbc.sql("update trade.profile set listed_at = cast(:at as timestamptz) where company = :company")
                .param("at", at == null ? null : Timestamp.from(at))
                .param("company", company)
                .update();
    }

    /** A company may be one person: what it says of itself can be forgotten like anybody's words. */
    static Deed deed(String act, Entry before, Profile after) {
        UUID company = before.id();
        return Deed.of(act, KIND, company)
                .changing(plain(before.profile()), plain(after))
                .personally(company, words(before.profile()), words(after));
    }

    private static Map<String, ?> plain(Profile profile) {
        Map<String, String> values = new TreeMap<>();
        put(values, "trades", String.join(" ", profile.trades()));
        put(values, "naf", profile.naf());
        put(values, "contacts", profile.contacts().stream().map(UUID::toString).collect(Collectors.joining(" ")));
        put(
                values,
                "relations",
                profile.relations().stream()
                        .map(relation -> relation.kind().key() + " " + relation.other())
                        .sorted()
                        .collect(Collectors.joining(", ")));
        return values;
    }

    private static Map<String, ?> words(Profile profile) {
        Map<String, String> values = new TreeMap<>();
        put(values, "about-fr", profile.french());
        put(values, "about-en", profile.english());
        put(values, "web", profile.web());
        return values;
    }

    private static void put(Map<String, String> values, String name, String value) {
        if (!value.isEmpty()) {
            values.put(name, value);
        }
    }

    private static final String BEGIN = """
            insert into trade.profile (company, trades, about_fr, about_en, web, sought, version)
            values (:company, '{}', '', '', '', '', 0)
            on conflict (company) do nothing
            """;

    private static final String WRITE = """
            update trade.profile
               set trades = :trades, naf = :naf, about_fr = :french, about_en = :english, web = :web, sought = :sought,
                   version = version + 1
             where company = :company
            """;

    private static final String SHOW = """
            insert into trade.shown (contact, company)
            select c.id, c.company from directory.contact c where c.company = :company and c.id = any (:contacts)
            """;

    private static final String RELATE = """
            insert into trade.relation (company, kind, other) values (:company, :kind, :other) on conflict do nothing
            """;
}
