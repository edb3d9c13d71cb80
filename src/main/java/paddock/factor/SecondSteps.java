package paddock.factor;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.kernel.Acting;

/**
 * The step after the password, for those who want it: a code of the moment from a telephone, or one of ten recovery codes.
 * Neither is ever accepted twice. How many may be tried is for whoever asks.
 */
@Component
public class SecondSteps {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int RECOVERY_CODES = 10;
    /** 80 bits: nobody finds one by trying all digests. */
    private static final int RECOVERY_BYTES = 10;

    private static final Pattern CODE = Pattern.compile("[0-9]{6}");
    private static final Pattern RECOVERY = Pattern.compile("[A-Z2-7]{16}");
    private static final String KIND = "person";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Trail trail;
    private final InstantSource clock;

    SecondSteps(JdbcClient jdbc, PlatformTransactionManager transactions, Trail trail, InstantSource clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.trail = trail;
        this.clock = clock;
    }

    public SecondStep of(UUID person) {
        return jdbc.sql(OF)
                .param("person", person)
                .query((row, n) -> row.getBoolean("is_on")
                        ? new SecondStep.On(row.getInt("recovery_codes"))
                        : new SecondStep.Pending(Base32.of(row.getBytes("secret"))))
                .optional()
                .map(SecondStep.class::cast)
                .orElseGet(SecondStep.Off::new);
    }

    public boolean isOn(UUID person) {
        return of(person) instanceof SecondStep.On;
    }

    /** Makes a secret for somebody's telephone, in place of one that was never confirmed; changes nothing where it is on. */
    public void begin(UUID person) {
        byte[] secret = new byte[Totp.SECRET_BYTES];
        RANDOM.nextBytes(secret);
        jdbc.sql(BEGIN)
                .param("person", person)
                .param("secret", secret)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** Switches it on, once a right code shows that the telephone has the secret; the recovery codes, to be shown once. */
    public Optional<List<String>> confirm(Acting by, UUID person, String code) {
        return Optional.ofNullable(transaction.execute(status -> {
            Instant now = clock.instant();
            jdbc.sql(LOCK).param("person", person).query(UUID.class).optional();
            OptionalLong step = stepOf(person, code, now);
            boolean confirmed = step.isPresent()
                    && jdbc.sql(CONFIRM)
                                    .param("person", person)
                                    .param("step", step.getAsLong())
                                    .param("now", Timestamp.from(now))
                                    .update()
                            == 1;
            if (!confirmed) {
                return null;
            }
            trail.record(by, Deed.of("second-step-on", KIND, person));
            return write(person);
        }));
    }

    /** Whether it is a code of the moment, or a recovery code, that was not used before; from now on it was. */
    public boolean accepts(Acting by, UUID person, String given) {
        String written = given.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        if (CODE.matcher(written).matches()) {
            OptionalLong step = stepOf(person, written, clock.instant());
            return step.isPresent()
                    && jdbc.sql(USE)
                                    .param("person", person)
                                    .param("step", step.getAsLong())
                                    .update()
                            == 1;
        }
        return RECOVERY.matcher(written).matches() && recovers(by, person, written);
    }

    private boolean recovers(Acting by, UUID person, String code) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean used = jdbc.sql(RECOVER)
                            .param("person", person)
                            .param("code", digest(code))
                            .update()
                    == 1;
            if (used) {
                trail.record(by, Deed.of("recovery-code-used", KIND, person));
            }
            return used;
        }));
    }

    /** Ten new recovery codes in place of those there were, to be shown once; none where the second step is not on. */
    public Optional<List<String>> recoveryCodes(Acting by, UUID person) {
        return Optional.ofNullable(transaction.execute(status -> {
            boolean on = jdbc.sql(LOCK_ON)
                    .param("person", person)
                    .query(UUID.class)
                    .optional()
                    .isPresent();
            if (!on) {
                return null;
            }
            trail.record(by, Deed.of("recovery-codes-made", KIND, person));
            return write(person);
        }));
    }

    /** Switches it off, confirmed or not; whether it was on. */
    public boolean end(Acting by, UUID person) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean on = jdbc.sql(END)
                    .param("person", person)
                    .query(Boolean.class)
                    .optional()
                    .orElse(false);
            jdbc.sql("delete from factor.recovery_code where person = :person")
                    .param("person", person)
                    .update();
            if (on) {
                trail.record(by, Deed.of("second-step-off", KIND, person));
            }
            return on;
        }));
    }

    private OptionalLong stepOf(UUID person, String code, Instant now) {
        return jdbc.sql("select secret from factor.one_time_code where person = :person")
                .param("person", person)
                .query(byte[].class)
                .optional()
                .map(secret -> Totp.stepOf(code, secret, now))
                .orElseGet(OptionalLong::empty);
    }

    private List<String> write(UUID person) {
        jdbc.sql("delete from factor.recovery_code where person = :person")
                .param("person", person)
                .update();
        List<String> codes =
                Stream.generate(SecondSteps::recoveryCode).limit(RECOVERY_CODES).toList();
        for (String code : codes) {
            jdbc.sql("insert into factor.recovery_code (person, code) values (:person, :code)")
                    .param("person", person)
                    .param("code", digest(code))
                    .update();
        }
        return codes.stream()
                .map(code -> Base32.grouped(code, "-").toLowerCase(Locale.ROOT))
                .toList();
    }

    private static String recoveryCode() {
        byte[] bytes = new byte[RECOVERY_BYTES];
        RANDOM.nextBytes(bytes);
        return Base32.of(bytes);
    }

    private static byte[] digest(String code) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static final String OF = """
            select secret, on_since is not null as is_on,
                   (select count(*) from factor.recovery_code r where r.person = o.person) as recovery_codes
            from factor.one_time_code o
            where person = :person
            """;

    private static final String BEGIN = """
            insert into factor.one_time_code as known (person, secret, begun_at, last_step) values (:person, :secret, :now, 0)
            on conflict (person) do update set secret = excluded.secret, begun_at = excluded.begun_at
              where known.on_since is null
            """;

    /** So that the secret is not another one by the time the code is found right. */
    private static final String LOCK = "select person from factor.one_time_code where person = :person for update";

    private static final String CONFIRM = """
            update factor.one_time_code set on_since = :now, last_step = :step where person = :person and on_since is null
            """;

    private static final String USE = """
            update factor.one_time_code set last_step = :step
            where person = :person and on_since is not null and last_step < :step
            """;

    private static final String RECOVER = """
            delete from factor.recovery_code r using factor.one_time_code o
            where r.person = :person and r.code = :code and o.person = r.person and o.on_since is not null
            """;

    private static final String LOCK_ON = """
            select person from factor.one_time_code where person = :person and on_since is not null for update
            """;

    private static final String END = """
            delete from factor.one_time_code where person = :person returning on_since is not null
            """;
}
