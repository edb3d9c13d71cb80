package paddock.account;

import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** After the guard has let somebody through, sensitive acts ask for the password. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@Order(100)
class AccountConfiguration implements WebMvcConfigurer {

    private final ObjectProvider<DeviceCookies> cookies;
    private final InstantSource clock;

    AccountConfiguration(ObjectProvider<DeviceCookies> cookies, InstantSource clock) {
        this.cookies = cookies;
        this.clock = clock;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new ProofPages.Asking(cookies, clock)).order(100);
    }
}
