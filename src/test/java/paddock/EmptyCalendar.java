package paddock;

import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Whoever begins finds nothing sold, awaited, asked for or taken over: one Paddock serves many classes, in an order that
 * nobody chooses, and two of them may want the same day.
 */
final class EmptyCalendar implements TestExecutionListener {

    private static final int ATTEMPTS = 10;

    /** What that Paddock does by itself reads the same tables in another order: who is in its way tries again. */
    @Override
    public void beforeTestClass(TestContext test) {
        JdbcClient jdbc = test.getApplicationContext().getBean(JdbcClient.class);
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                empty(jdbc);
                return;
            } catch (PessimisticLockingFailureException inTheWay) {
                // once more
            }
        }
        empty(jdbc);
    }

    private static void empty(JdbcClient jdbc) {
        jdbc.sql("""
                        truncate booking.booking, session.place, waiting.entry, request.request, series.cycle,
                            takeover.takeover, notice.due cascade""").update();
    }
}
