package paddock.account;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import paddock.factor.Demands;
import paddock.personal.Term;
import paddock.watch.Measure;

/** After the guard has let somebody through, whoever lacks a second step that is demanded is led to it, and sensitive acts ask for the password. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@Order(100)
class AccountConfiguration implements WebMvcConfigurer {

    /** For how long somebody may still see that a token of theirs has expired. */
    private static final Duration EXPIRED = Duration.ofDays(30);

    private final ObjectProvider<DeviceCookies> cookies;
    private final ObjectProvider<Demands> demands;
    private final InstantSource clock;

    AccountConfiguration(ObjectProvider<DeviceCookies> cookies, ObjectProvider<Demands> demands, InstantSource clock) {
        this.cookies = cookies;
        this.demands = demands;
        this.clock = clock;
    }

    @Bean
    static Measure wrongPasswords() {
        return new Measure.Query(
                "paddock_sign_ins_failed", "Sign-ins that failed in the last quarter of an hour, all nodes.", FAILED);
    }

    @Bean
    static Measure devicesSignedIn() {
        return new Measure.Query("paddock_devices", "Devices that somebody is signed in on.", DEVICES);
    }

    /** What lets somebody in, and is over. */
    @Bean
    static Term accessTerm(JdbcClient jdbc) {
        return Term.fixed(
                "access",
                0,
                (time, most) -> ENDED.stream()
                        .mapToInt(statement -> jdbc.sql(statement)
                                .param("time", Timestamp.from(time))
                                .param("unused", Timestamp.from(time.minus(SignIns.LONGEST_UNUSED)))
                                .param("counted", Timestamp.from(time.minus(Failures.WINDOW)))
                                .param("expired", Timestamp.from(time.minus(EXPIRED)))
                                .update())
                        .sum());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new DemandPages.Leading(cookies, demands)).order(99);
        registry.addInterceptor(new ProofPages.Asking(cookies, clock)).order(100);
    }

    private static final String FAILED = """
            select null::text as of, coalesce(sum(count), 0) as number
            from account.failure where (key like 'account %' or key like 'proof %') and since > now() - interval '15 minutes'
            """;

    private static final String DEVICES = """
            select null::text as of, count(*) as number from account.sign_in where ends_at > now()
            """;

    private static final List<String> ENDED = List.of(
            "delete from account.sign_in where ends_at < :time or seen_at < :unused",
            "delete from account.known_device where until < :time",
            "delete from account.half_sign_in where until < :time",
            "delete from account.invitation where until < :time",
            "delete from account.reset where until < :time",
            "delete from account.api_token where expires_at < :expired",
            "delete from account.failure where since < :counted");
}
