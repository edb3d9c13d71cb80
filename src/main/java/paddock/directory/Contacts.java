package paddock.directory;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.kernel.Acting;

/** Whom to reach at each company. */
@Component
public class Contacts {

    static final String KIND = "contact";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Companies companies;
    private final Trail trail;
    private final InstantSource clock;

    Contacts(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Companies companies,
            Trail trail,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.companies = companies;
        this.trail = trail;
        this.clock = clock;
    }

    public void add(Acting by, UUID company, Contact contact) {
        transaction.executeWithoutResult(status -> {
            addInvented(company, contact);
            trail.record(
                    by,
                    deed("contact-added", company, contact.id()).personally(contact.id(), Map.of(), values(contact)));
        });
    }

    /** As it stands, without a word in the trail. */
    void addInvented(UUID company, Contact contact) {
        jdbc.sql(INSERT)
                .param("id", contact.id())
                .param("company", company)
                .params(values(contact))
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /**
     * Changes what is known of one.
     *
     * @param contact as it shall be, with the version of it that was read
     */
    public Keeping change(Acting by, UUID company, Contact contact) {
        return transaction.execute(status -> {
            Optional<Contact> before = locked(company, contact.id());
            if (before.isEmpty()) {
                return Keeping.GONE;
            }
            if (before.get().version() != contact.version()) {
                return Keeping.OVERTAKEN;
            }
            jdbc.sql(UPDATE)
                    .param("id", contact.id())
                    .params(values(contact))
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
            trail.record(
                    by,
                    deed("contact-changed", company, contact.id())
                            .personally(contact.id(), values(before.get()), values(contact)));
            return Keeping.DONE;
        });
    }

    Keeping remove(Acting by, UUID company, UUID id) {
        return transaction.execute(status -> {
            Optional<Contact> before = locked(company, id);
            if (before.isEmpty()) {
                return Keeping.GONE;
            }
            jdbc.sql("delete from directory.contact where id = :id")
                    .param("id", id)
                    .update();
            trail.record(by, deed("contact-removed", company, id).personally(id, values(before.get()), Map.of()));
            return Keeping.DONE;
        });
    }

    /** Removes it, and has the trail forget what it ever told of it: for whoever asks to be forgotten. */
    Keeping forget(Acting by, UUID company, UUID id) {
        return transaction.execute(status -> {
            if (locked(company, id).isEmpty()) {
                return Keeping.GONE;
            }
            jdbc.sql("delete from directory.contact where id = :id")
                    .param("id", id)
                    .update();
            trail.record(by, deed("contact-forgotten", company, id));
            trail.erase(id);
            return Keeping.DONE;
        });
    }

    /** No one else changes or forgets it until the transaction ends. */
    private Optional<Contact> locked(UUID company, UUID id) {
        companies.lock(company);
        return jdbc.sql(CONTACT)
                .param("id", id)
                .param("company", company)
                .query(CompanyRows::contact)
                .optional();
    }

    private static Deed deed(String act, UUID company, UUID contact) {
        return Deed.of(act, KIND, contact).changing(Map.of(), Map.of("company", company.toString()));
    }

    private static Map<String, String> values(Contact contact) {
        return new TreeMap<>(Map.of(
                "name", contact.name(),
                "function", contact.function(),
                "email", contact.email(),
                "phone", contact.phone()));
    }

    private static final String INSERT = """
            insert into directory.contact (id, company, name, function, email, phone, version, touched_at)
            values (:id, :company, :name, :function, :email, :phone, 1, :now)
            """;

    private static final String UPDATE = """
            update directory.contact
               set name = :name, function = :function, email = :email, phone = :phone, version = version + 1,
                   touched_at = :now
             where id = :id
            """;

    private static final String CONTACT = """
            select id, name, function, email, phone, version from directory.contact where id = :id and company = :company
            for update
            """;
}
