package paddock.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What an answer counts as. */
class RouteTimesTest {

    private final RouteTimes times = new RouteTimes();

    @Test
    void what_ends_in_an_exception_is_a_fault() throws Exception {
        assertThatThrownBy(() -> times.doFilter(
                        new MockHttpServletRequest("GET", "/"), new MockHttpServletResponse(), (request, response) -> {
                            throw new ServletException("broken");
                        }))
                .hasMessage("broken");
        times.doFilter(
                new MockHttpServletRequest("POST", "/"), new MockHttpServletResponse(), (request, response) -> {});
        Exposition written = new Exposition();
        times.write(written);
        assertThat(written.toString())
                .contains("_count{method=\"GET\",route=\"none\",status=\"5xx\"} 1\n")
                .contains("_count{method=\"POST\",route=\"none\",status=\"2xx\"} 1\n")
                .doesNotContain("method=\"GET\",route=\"none\",status=\"2xx\"");
    }
}
