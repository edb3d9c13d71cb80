package paddock.notice;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import paddock.watch.Measure;

/** What is watched of what people are to be told: that it is written soon after. */
@Configuration(proxyBeanMethods = false)
class NoticeMeasures {

    @Bean
    static Measure noticesDue() {
        return new Measure.Query(
                "paddock_notices_due", "Acts on bookings of which people have still to be told by mail.", DUE);
    }

    @Bean
    static Measure oldestNotice() {
        return new Measure.Query(
                "paddock_notices_due_seconds", "For how long the oldest of them has waited to be told.", OLDEST);
    }

    private static final String DUE = "select null::text as of, count(*) as number from notice.due";

    private static final String OLDEST = """
            select null::text as of, coalesce(extract(epoch from max(now() - at)), 0) as number from notice.due
            """;
}
