package paddock.oracle;

import java.time.Instant;

/** Faults that the product might have, planted from outside: into its SQL on the way to the database, or into its clock. */
enum Fault {
    NONE("nothing is wrong", "", "", ""),
    NOT_FREED(
            "what is let go of stays taken",
            "delete from booking.occupancy",
            "where booking = any (?)",
            "where booking = any (?) and false"),
    FOLLOWED_FOR_EVER(
            "what its client followed at once stays short when that is let go of",
            "as gone (resource, begins, ends)",
            "gone.begins < o.clears",
            "gone.begins < o.clears and false"),
    FORGOTTEN(
            "nobody is thought of who waits for what is freed",
            "with freed as materialized",
            "where b.state = 'waiting'",
            "where false"),
    NO_TURN("who waits has no turn to lose to whoever asks later", "union all", "where not o.blocks", "where false"),
    BOTH_SIDES(
            "what must stay empty lies before a use as well",
            "insert into booking.occupancy",
            "tstzrange(wanted.begins, wanted.ends)",
            "tstzrange(wanted.begins - (wanted.clears - wanted.leaves), wanted.ends)"),
    NEVER_ENDS(
            "what is booked cannot be ended",
            "set state = ?, lapses_at = ?",
            "where id = ?",
            "where id = ? and state <> 'booked'"),
    KEPT_IF_GRANTED(
            "a unit of the counter is taken only once it is granted",
            "as granted",
            "and p.state <> 'refused') as granted",
            "and p.state = 'granted') as granted"),
    OPTIONS_DO_NOT_COUNT(
            "the order is not told of options", "as granted", "b.state in ('booked', 'option')", "b.state = 'booked'"),
    LAPSED_COUNT(
            "the order is told of options that have lapsed",
            "as granted",
            "as use, b.lapses_at,",
            "as use, b.lapses_at + interval '1 month' as lapses_at,"),
    /** A clock of which nobody would see that it is wrong. */
    SLOW_CLOCK("the clock of one node is a millionth of a second slow", "", "", "") {
        @Override
        Instant now(int node, Instant now) {
            return node == 1 ? now.minusNanos(1_000) : now;
        }
    },
    /** What a lock or a list in the memory of one of them would come to. */
    OWN_MEMORY("each node knows only of what it has sold itself", "", "", "") {
        @Override
        String sql(int node, String text) {
            return text.replace(
                            "cast(? as jsonb), ?, ?, ?, ?, 1)",
                            "cast(? as jsonb), ?, ?, ? || '%d', ?, 1)".formatted(node))
                    .replace(
                            "join booking.booking b on b.id = o.booking",
                            "join booking.booking b on b.id = o.booking and b.reason = '%d'".formatted(node));
        }
    };

    private final String says;
    private final String statement;
    private final String right;
    private final String wrong;

    Fault(String says, String statement, String right, String wrong) {
        this.says = says;
        this.statement = statement;
        this.right = right;
        this.wrong = wrong;
    }

    String sql(int node, String text) {
        return right.isEmpty() || !text.contains(statement) ? text : text.replace(right, wrong);
    }

    Instant now(int node, Instant now) {
        return now;
    }

    @Override
    public String toString() {
        return says;
    }
}
