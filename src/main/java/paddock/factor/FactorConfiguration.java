package paddock.factor;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import paddock.personal.Term;

/** What the ways to prove who one is are set up with. */
@Configuration(proxyBeanMethods = false)
class FactorConfiguration {

    @Bean
    static OpenIdSettings openIdSettings(Environment environment) {
        return OpenIdSettings.from(environment::getProperty);
    }

    /** What nobody has signed, and nobody may any more. */
    @Bean
    static Term ceremonyTerm(Ceremonies ceremonies) {
        return Term.fixed("ceremonies", 0, (time, most) -> ceremonies.forgetEnded(time));
    }
}
