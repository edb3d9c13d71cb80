package paddock.takeover;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.kernel.Acting;
import paddock.personal.Holding;
import paddock.personal.Sheet;
import paddock.personal.Subject;
import paddock.personal.Term;

/** How files come in, for how long they are kept, and what they hold on people. */
@Configuration(proxyBeanMethods = false)
class TakeoverConfiguration {

    /** As long as somebody may ask what became of a line. */
    private static final int DAYS = 90;

    /** Before the guard of forms, which asks for the token of each, and after whoever turns away what is too much. */
    @Bean
    @ConditionalOnWebApplication
    static FilterRegistrationBean<Uploads> uploads() {
        FilterRegistrationBean<Uploads> filter = new FilterRegistrationBean<>(new Uploads());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 20);
        return filter;
    }

    /** Has the token of a form with a file read where that of any form is; one that says that it is too large is not read at all. */
    static final class Uploads implements Filter {

        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            boolean upload = request instanceof HttpServletRequest asked
                    && Upload.isOne(asked)
                    && asked.getRequestURI().matches("/sites/[^/]+/takeovers|/imports/(companies|leads)");
            if (upload && request.getContentLengthLong() > Upload.LARGEST) {
                ((HttpServletResponse) response).sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            } else {
                chain.doFilter(upload ? Upload.of((HttpServletRequest) request) : request, response);
            }
        }
    }

    @Bean
    static Term takeoverTerm(Takeovers takeovers) {
        return Term.fixed("takeovers", DAYS, takeovers::forget);
    }

    @Bean
    static Holding takeoverHolding(JdbcClient jdbc, Trail trail) {
        return new Of(jdbc, trail);
    }

    private record Of(JdbcClient jdbc, Trail trail) implements Holding {

        @Override
        public List<Sheet> on(Subject subject) {
            List<Map<String, Object>> files = jdbc.sql(THEIRS)
                    .param("person", subject.person())
                    .param("email", subject.email())
                    .query((row, n) -> Sheet.line(row))
                    .list();
            return List.of(new Sheet("takeovers", files));
        }

        @Override
        public List<String> addresses() {
            return List.of();
        }

        @Override
        public void forget(Acting by, Subject subject) {
            List<UUID> of = jdbc.sql(FORGET)
                    .param("email", subject.email())
                    .query((row, n) -> Objects.requireNonNull(row.getObject("takeover", UUID.class)))
                    .list();
            of.stream().distinct().forEach(id -> trail.record(by, Deed.of("takeover-forgotten", Reading.KIND, id)));
            if (subject.person() != null) {
                jdbc.sql("update takeover.takeover set added_by = null where added_by = ?")
                        .param(subject.person())
                        .update();
                jdbc.sql("update takeover.takeover set acting = null where acting = ?")
                        .param(subject.person())
                        .update();
            }
        }
    }

    private static final String THEIRS = """
            select t.added_at as at, t.file as file,
                   (select count(*) from takeover.line l
                     where l.takeover = t.id and position(:email in lower(l.cells::text)) > 0) as lines
              from takeover.takeover t
             where t.added_by = cast(:person as uuid)
                or exists (select 1 from takeover.line l
                            where l.takeover = t.id and position(:email in lower(l.cells::text)) > 0)
             order by t.number desc
             limit 10000
            """;

    /** What became of the line stays; what stood in it goes. */
    private static final String FORGET = """
            update takeover.line
               set cells = '[]', said = null
             where position(:email in lower(cells::text)) > 0
            returning takeover
            """;
}
