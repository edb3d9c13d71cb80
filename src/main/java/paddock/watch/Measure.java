package paddock.watch;

/**
 * Something of the trade that is worth a curve and an alarm. Each part declares its own as beans; they are read when
 * somebody asks.
 */
public sealed interface Measure permits Measure.Query, Tally {

    /** As Prometheus has names, such as {@code paddock_mails}. */
    String name();

    String help();

    /**
     * Told by the database, the same on every node: {@code sql} has a column {@code of}, the value of the label {@code of}
     * or null where there is but one number, and a column {@code number}.
     */
    record Query(String name, String help, String sql) implements Measure {}
}
