package paddock.asking;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import paddock.watch.Tally;

/** What is counted of the questions. */
@Configuration(proxyBeanMethods = false)
class AskingConfiguration {

    @Bean
    static Tally verdicts() {
        return new Tally(
                "paddock_verdicts_total", "Verdicts given on pages and over the interface, by what they said.");
    }
}
