package paddock.session;

import java.util.List;
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

/** Takes away what invented companies have taken of sessions, before a start without the demonstration takes them away. */
@Component
@ConditionalOnWebApplication
class DemonstrationPlaces {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final boolean on;

    DemonstrationPlaces(
            JdbcClient jdbc, PlatformTransactionManager transactions, @Value("${paddock.demo:off}") String demo) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
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

    private static final String INVENTED = """
            (select p.id from session.place p join directory.company c on c.id = p.company where c.demo)""";

    private static final List<String> REMOVE = List.of(
            "delete from session.seat where place in " + INVENTED, "delete from session.place where id in " + INVENTED);
}
