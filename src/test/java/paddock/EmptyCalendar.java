package paddock;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Whoever begins finds nothing sold, awaited, asked for or taken over: one Paddock serves many classes, in an order that
 * nobody chooses, and two of them may want the same day.
 */
final class EmptyCalendar implements TestExecutionListener {

    @Override
    public void beforeTestClass(TestContext test) {
        test.getApplicationContext().getBean(JdbcClient.class).sql("""
                        truncate booking.booking, session.place, waiting.entry, request.request, series.cycle,
                            takeover.takeover, notice.due cascade""").update();
    }
}
