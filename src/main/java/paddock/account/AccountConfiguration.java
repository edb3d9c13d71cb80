package paddock.account;

import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import paddock.factor.Demands;
import paddock.watch.Measure;

/** After the guard has let somebody through, whoever lacks a second step that is demanded is led to it, and sensitive acts ask for the password. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@Order(100)
class AccountConfiguration implements WebMvcConfigurer {

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

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new DemandPages.Leading(cookies, demands)).order(99);
        registry.addInterceptor(new ProofPages.Asking(cookies, clock)).order(100);
    }

    private static final String FAILED = """
            select null::text as of, coalesce(sum(count), 0) as number
            from account.failure where key like 'address %' and since > now() - interval '15 minutes'
            """;

    private static final String DEVICES = """
            select null::text as of, count(*) as number from account.sign_in where ends_at > now()
            """;
}
