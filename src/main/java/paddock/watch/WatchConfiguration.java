package paddock.watch;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Times every answer, also those given before any page is asked. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class WatchConfiguration {

    @Bean
    static RouteTimes routeTimes() {
        return new RouteTimes();
    }

    @Bean
    static FilterRegistrationBean<RouteTimes> timing(RouteTimes times) {
        FilterRegistrationBean<RouteTimes> first = new FilterRegistrationBean<>(times);
        first.setOrder(Ordered.HIGHEST_PRECEDENCE + 5);
        return first;
    }
}
