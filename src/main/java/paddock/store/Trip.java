package paddock.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlTypeValue;
import org.springframework.jdbc.core.StatementCreatorUtils;
import org.springframework.stereotype.Component;

/**
 * The way to the database and back, which takes longer than most of what is asked there. What is {@linkplain #together asked
 * together} goes there at once, is done in its order, each after what was asked before it has been done, and is answered at
 * once. Where it fails, nothing after it is done.
 */
@Component
public class Trip {

    private static final ScopedValue<List<Leg>> UNDER_WAY = ScopedValue.newInstance();

    private final JdbcTemplate jdbc;

    public Trip(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes what a question is answered with. */
    public interface Answer {
        void read(ResultSet rows) throws SQLException;
    }

    /** Somebody who asks, and what becomes of the answer: rows of a question, a number of a change. */
    private record Leg(String sql, List<? extends @Nullable Object> values, Answer rows, IntConsumer changed) {}

    /**
     * Whatever somebody asks or changes meanwhile is asked or changed together, at the end, in the transaction under way. Who
     * has asked hears nothing until then.
     */
    public void together(Runnable all) {
        if (UNDER_WAY.isBound()) {
            all.run();
            return;
        }
        List<Leg> legs = new ArrayList<>();
        ScopedValue.where(UNDER_WAY, legs).run(all);
        go(legs);
    }

    /**
     * Asks; now, or with others.
     *
     * @param values of the question marks, in their order
     */
    public void ask(String sql, List<? extends @Nullable Object> values, Answer answer) {
        send(new Leg(sql, values, answer, count -> {}));
    }

    /**
     * Changes something; now, or with others.
     *
     * @param changed hears how many rows it were
     */
    public void change(String sql, List<? extends @Nullable Object> values, IntConsumer changed) {
        send(new Leg(sql, values, rows -> {}, changed));
    }

    private void send(Leg leg) {
        if (UNDER_WAY.isBound()) {
            UNDER_WAY.get().add(leg);
        } else {
            go(List.of(leg));
        }
    }

    private void go(List<Leg> legs) {
        if (legs.isEmpty()) {
            return;
        }
        String all = legs.stream().map(Leg::sql).collect(Collectors.joining(";\n"));
        jdbc.execute(all, (PreparedStatement statement) -> {
            int place = 1;
            for (Leg leg : legs) {
                for (Object value : leg.values()) {
                    StatementCreatorUtils.setParameterValue(statement, place++, SqlTypeValue.TYPE_UNKNOWN, value);
                }
            }
            boolean rows = statement.execute();
            for (Leg leg : legs) {
                if (rows) {
                    leg.rows().read(statement.getResultSet());
                } else {
                    leg.changed().accept(statement.getUpdateCount());
                }
                rows = statement.getMoreResults();
            }
            return null;
        });
    }
}
