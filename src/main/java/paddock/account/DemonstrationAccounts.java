package paddock.account;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.MessageSource;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.kernel.ClientRole;
import paddock.kernel.Ids;
import paddock.kernel.StaffRole;

/**
 * One account a role, of the operator's people and of clients', for whoever tries the demonstration. They are there while it is on; a start without it takes them
 * away before anybody can ask for a page, and with them whomever they have let in and whatever they have given: their password is known to all.
 */
@Component
@ConditionalOnWebApplication
public class DemonstrationAccounts {

    /** When they are prepared, once everything has started. */
    public static final int PREPARED = 0;

    /** Public on purpose: it opens nothing but a demonstration. */
    static final String PASSWORD = "paddock-demonstration";

    private static final String DOMAIN = "@demonstration.invalid";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Passwords passwords;
    private final InstantSource clock;
    private final MessageSource texts;
    private final boolean on;

    DemonstrationAccounts(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Passwords passwords,
            InstantSource clock,
            MessageSource texts,
            @Value("${paddock.demo:off}") String demo) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.passwords = passwords;
        this.clock = clock;
        this.texts = texts;
        this.on = demo.equals("on");
    }

    /** Their addresses, in the order of the roles; none while the demonstration is off. */
    List<String> addresses() {
        return on ? roles().map(DemonstrationAccounts::address).toList() : List.of();
    }

    /** Who of the demonstration acts for clients with a role; that part of it which keeps companies says for which. */
    public static UUID client(ClientRole role) {
        return id(role);
    }

    private static Stream<Enum<?>> roles() {
        return Stream.concat(Arrays.stream(StaffRole.values()), Arrays.stream(ClientRole.values()));
    }

    /** Whether it is one of these, and not somebody whom one of these has let in. */
    static boolean isOne(UUID person) {
        return roles().anyMatch(role -> id(role).equals(person));
    }

    private static UUID id(Enum<?> role) {
        return Ids.named("demonstration", "person", role.name());
    }

    /** Companies come after these people, and go before them. */
    @Order(PREPARED)
    @EventListener(ContextRefreshedEvent.class)
    void prepare() {
        if (!on) {
            transaction.executeWithoutResult(
                    status -> REMOVE.forEach(statement -> jdbc.sql(statement).update()));
        } else if (missing()) {
            String hash = passwords.hash(PASSWORD);
            transaction.executeWithoutResult(status -> roles().forEach(role -> add(role, hash)));
        }
    }

    private boolean missing() {
        return jdbc.sql("select count(*) from account.person where id in (:ids)")
                        .param("ids", roles().map(DemonstrationAccounts::id).toList())
                        .query(Integer.class)
                        .single()
                < roles().count();
    }

    private void add(Enum<?> role, String hash) {
        UUID id = id(role);
        jdbc.sql(ADD)
                .param("id", id)
                .param("email", address(role))
                .param("name", name(role))
                .param("password", hash)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        if (role instanceof StaffRole staff) {
            jdbc.sql("insert into account.staff_role (person, role) values (:id, :role) on conflict do nothing")
                    .param("id", id)
                    .param("role", staff.name())
                    .update();
        }
    }

    private String name(Enum<?> role) {
        return "Démo, "
                + texts.getMessage((role instanceof StaffRole ? "role." : "client.") + role, null, Locale.FRENCH);
    }

    private static String address(Enum<?> role) {
        return role.name().toLowerCase(Locale.ROOT).replace('_', '-') + DOMAIN;
    }

    private static final String ADD = """
            insert into account.person (id, email, name, language, password, demo, added_at)
            values (:id, :email, :name, 'fr', :password, true, :now)
            on conflict (id) do nothing
            """;

    private static final List<String> REMOVE = List.of(
            "delete from account.sign_in where person in (select id from account.person where demo)",
            "delete from account.known_device where person in (select id from account.person where demo)",
            "delete from account.invitation where person in (select id from account.person where demo)",
            "delete from account.reset where person in (select id from account.person where demo)",
            "delete from account.api_token where person in (select id from account.person where demo)",
            "delete from account.staff_role where demo or person in (select id from account.person where demo)",
            "delete from account.person where demo");
}
