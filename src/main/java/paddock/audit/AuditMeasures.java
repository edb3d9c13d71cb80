package paddock.audit;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import paddock.watch.Measure;

/** What is watched of the trail: that it is sealed within the minute that is promised. */
@Configuration(proxyBeanMethods = false)
class AuditMeasures {

    @Bean
    static Measure unsealed() {
        return new Measure.Query("paddock_trail_unsealed", "Acts of the trail that have no seal yet.", UNSEALED);
    }

    @Bean
    static Measure oldestUnsealed() {
        return new Measure.Query(
                "paddock_trail_unsealed_seconds", "For how long the oldest of them has waited for it.", OLDEST);
    }

    private static final String UNSEALED = """
            select null::text as of, count(*) as number from audit.act where number is null
            """;

    private static final String OLDEST = """
            select null::text as of, coalesce(extract(epoch from max(now() - at)), 0) as number
            from audit.act where number is null
            """;
}
