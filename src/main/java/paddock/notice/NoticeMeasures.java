package paddock.notice;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import paddock.watch.Measure;

/** What is watched of what people are to be told: that it is written soon after. */
@Configuration(proxyBeanMethods = false)
class NoticeMeasures {

    @Bean
    static Measure noticesByState() {
        return new Measure.Query(
                "paddock_notices",
                "Acts on bookings of which people have still to be told by mail, and those of which no mail could be written.",
                BY_STATE);
    }

    @Bean
    static Measure oldestNotice() {
        return new Measure.Query(
                "paddock_notices_waiting_seconds",
                "For how long the oldest act has waited for people to be told of it.",
                OLDEST);
    }

    private static final String BY_STATE = """
            select 'waiting' as of, count(*) filter (where tries < %1$d) as number from notice.due
             union all
            select 'given-up', count(*) filter (where tries >= %1$d) from notice.due
            """.formatted(Scribe.MOST_TRIES);

    private static final String OLDEST = """
            select null::text as of, coalesce(extract(epoch from max(now() - at)), 0) as number from notice.due where tries < %d
            """.formatted(Scribe.MOST_TRIES);
}
