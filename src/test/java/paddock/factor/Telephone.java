package paddock.factor;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import paddock.audit.Trail;
import paddock.store.Trip;

/** What makes codes of the moment in somebody's pocket, for tests; and the door it is for. */
public record Telephone(String key) {

    public static SecondSteps door(
            JdbcClient jdbc, PlatformTransactionManager transactions, Trail trail, InstantSource clock) {
        return new SecondSteps(jdbc, transactions, trail, clock);
    }

    public static Passkeys passkeys(
            JdbcClient jdbc, PlatformTransactionManager transactions, Trail trail, InstantSource clock) {
        return new Passkeys(
                jdbc,
                transactions,
                new Ceremonies(jdbc, clock),
                new Signatures(new StoredCredentials(jdbc, clock)),
                trail);
    }

    public static Links links(
            JdbcClient jdbc, PlatformTransactionManager transactions, Trail trail, InstantSource clock) {
        return new Links(jdbc, transactions, trail, clock);
    }

    public static Demands demands(
            DataSource source, PlatformTransactionManager transactions, Trail trail, InstantSource clock) {
        return new Demands(JdbcClient.create(source), transactions, trail, clock, new Trip(new JdbcTemplate(source)));
    }

    public String code(Instant at) {
        return Totp.code(secret(), Totp.step(at));
    }

    private byte[] secret() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int buffer = 0;
        int held = 0;
        for (char one : key.replaceAll("\\s", "").toCharArray()) {
            buffer = ((buffer << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(one)) & 0xfff;
            held += 5;
            if (held >= 8) {
                held -= 8;
                bytes.write(buffer >> held);
            }
        }
        return bytes.toByteArray();
    }
}
