package paddock.hook;

import java.sql.Timestamp;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import paddock.personal.Term;
import paddock.watch.Measure;

/** Where webhooks may go, for how long they are kept, and what is watched of them. */
@Configuration(proxyBeanMethods = false)
class HookConfiguration {

    private static final int DAYS = 30;

    @Bean
    static HookSettings hookSettings(Environment environment) {
        return HookSettings.from(environment::getProperty);
    }

    /** What was sent, or could not be, with what it said; an endpoint that was removed goes with the last of it. */
    @Bean
    static Term webhookTerm(JdbcClient jdbc) {
        return Term.fixed("webhooks", DAYS, (time, most) -> {
            int gone = jdbc.sql(FORGET)
                    .param("time", Timestamp.from(time))
                    .param("most", most)
                    .update();
            jdbc.sql(FORGET_REMOVED).param("time", Timestamp.from(time)).update();
            return gone;
        });
    }

    @Bean
    static Measure webhooksByState() {
        return new Measure.Query(
                "paddock_webhooks",
                "Messages to webhooks that wait, and that were given up; endpoints that fail, and that Paddock has disabled.",
                BY_STATE);
    }

    private static final String FORGET = """
            delete from hook.event
             where id in (select v.id
                            from hook.event v
                           where v.at < :time
                             and not exists (select 1 from hook.delivery d where d.event = v.id and d.state = 'waiting')
                           order by v.at
                           limit :most)
            """;

    private static final String FORGET_REMOVED = """
            delete from hook.endpoint e
             where e.removed_at < :time and not exists (select 1 from hook.delivery d where d.endpoint = e.id)
            """;

    private static final String BY_STATE = """
            select 'waiting' as of, count(*) as number from hook.delivery where state = 'waiting'
            union all
            select 'given-up', count(*) from hook.delivery where state = 'given-up'
            union all
            select 'failing', count(*) from hook.lane l join hook.endpoint e on e.id = l.endpoint
             where l.failures > 0 and e.disabled_at is null and e.removed_at is null
            union all
            select 'disabled', count(*) from hook.endpoint
             where disabled_why in ('gone', 'failing', 'restored') and removed_at is null
            """;
}
