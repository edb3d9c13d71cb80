package paddock.waiting;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import paddock.personal.Term;

/** For how long entries are kept that are over. */
@Configuration(proxyBeanMethods = false)
class Keeping {

    /** Long enough to answer why somebody was told or was not. */
    private static final int DAYS = 365;

    @Bean
    static Term waitingTerm(Entries entries) {
        return Term.fixed("waiting", DAYS, entries::forget);
    }
}
