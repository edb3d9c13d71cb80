package paddock;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that holds the trail against its seals, beside a Paddock that serves and after it. */
class AuditVerifyTest {

    private static final String ACT = """
            insert into audit.act (at, who, act, kind, before, after)
            select now(), 'paddock', 'hold-lapsed', 'hold', '{}', '{}' from generate_series(1, 3)
            """;

    @TempDir
    Path folder;

    @Test
    void a_serving_paddock_seals_by_itself_and_what_is_changed_behind_its_back_is_told() throws Exception {
        Map<String, String> settings = Map.of("PADDOCK_DATA", folder.toString(), "PADDOCK_PORT", "0");
        try (OwnProcess serving =
                OwnProcess.start(settings, "serve", "--no-demo").says("is ready at")) {
            assertThat(serving.process().isAlive()).isTrue();
            execute(ACT);
            for (int second = 0; second < 60 && !Files.exists(folder.resolve("audit.seal")); second++) {
                TimeUnit.SECONDS.sleep(1);
            }
            verify(settings, 0, "whole up to act 3");
            execute(
                    "alter table audit.act disable trigger user",
                    "update audit.act set kind = 'booking' where number = 2",
                    "delete from audit.act where number = 3");
            verify(settings, 1, "ALTERED: act 2.", "CUT OFF: act 3.", "whole up to act 1");
        }
        Files.move(folder.resolve("audit.key"), folder.resolve("elsewhere.key"));
        verify(settings, 1, "NO KEY");
        Files.writeString(folder.resolve("audit.key"), "ab".repeat(32));
        verify(settings, 1, "WRONG KEY");
        verify(Map.of("PADDOCK_DATA", folder.toString(), "PADDOCK_AUDIT_KEY", "secret"), 78, "PADDOCK_AUDIT_KEY");
    }

    private static void verify(Map<String, String> settings, int code, String... said) throws Exception {
        try (OwnProcess command = OwnProcess.start(settings, "audit", "verify")) {
            assertThat(command.ended()).as(command.said()).isEqualTo(code);
            assertThat(command.said()).contains(said);
        }
    }

    /** As whoever reads the connection file can. */
    private void execute(String... statements) throws Exception {
        Properties connection = new Properties();
        connection.load(Files.newBufferedReader(folder.resolve("database.properties")));
        String url = "jdbc:postgresql://127.0.0.1:" + connection.getProperty("port") + "/paddock";
        try (Connection database = DriverManager.getConnection(
                        url, connection.getProperty("user"), connection.getProperty("password"));
                var statement = database.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException refused) {
            throw new AssertionError(refused);
        }
    }
}
