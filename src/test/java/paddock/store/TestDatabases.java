package paddock.store;

/**
 * The two kinds of database that everything must work on, each server started once per test run:
 *
 * <pre>{@code
 * @ParameterizedClass
 * @EnumSource(TestDatabases.class)
 * record CircuitsTest(TestDatabases databases) { … databases.migrated() … }
 * }</pre>
 *
 * <p>Servers and their databases vanish at the end of the run.
 */
public enum TestDatabases {
    /** PostgreSQL as Paddock carries it, durable as in production. */
    EMBEDDED,
    /** The oldest PostgreSQL that is promised, or PADDOCK_TEST_DATABASE_URL, where Paddock is but an owner. */
    EXTERNAL;

    /** A database of its own for whoever asks, with nothing in it. */
    public Database fresh() {
        return TestServer.of(this).fresh();
    }

    /** A database of its own for whoever asks, with the program's tables, all empty. */
    public Database migrated() {
        return TestServer.of(this).migrated();
    }
}
