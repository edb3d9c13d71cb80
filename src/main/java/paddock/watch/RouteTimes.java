package paddock.watch;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.web.servlet.HandlerMapping;

/** How long answers take, by route: by what the code calls it, so that made-up addresses are all one. */
final class RouteTimes extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String NAME = "paddock_http_seconds";
    private static final double[] UP_TO = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};

    /** Routes times methods times a few answers: bounded by the code, and here once more. */
    private static final int MOST = 2_000;

    private final transient Map<Answer, Times> times = new ConcurrentHashMap<>();

    /** A kind of answer: {@code 2xx} and so on, on a route. */
    private record Answer(String method, String route, String status) implements Comparable<Answer> {

        @Override
        public int compareTo(Answer other) {
            return toString().compareTo(other.toString());
        }

        private Map<String, String> labels() {
            return Map.of("method", method, "route", route, "status", status);
        }
    }

    private record Times(AtomicLongArray buckets, LongAdder nanos) {

        private void add(long took) {
            int at = Arrays.binarySearch(UP_TO, took / 1e9);
            buckets.incrementAndGet(at < 0 ? -at - 1 : at);
            nanos.add(took);
        }
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long began = System.nanoTime();
        String status = "5xx"; // where it ends in an exception, which the server answers
        try {
            chain.doFilter(request, response);
            status = response.getStatus() / 100 + "xx";
        } finally {
            if (!goesOn(response)) {
                count(new Answer(method(request), route(request), status), System.nanoTime() - began);
            }
        }
    }

    private void count(Answer answer, long took) {
        if (times.size() < MOST || times.containsKey(answer)) {
            times.computeIfAbsent(answer, unknown -> new Times(new AtomicLongArray(UP_TO.length + 1), new LongAdder()))
                    .add(took);
        }
    }

    /** An answer that takes as long as somebody listens is neither quick nor slow. */
    private static boolean goesOn(HttpServletResponse response) {
        String type = response.getContentType();
        return type != null && type.startsWith("text/event-stream");
    }

    private static String method(HttpServletRequest request) {
        return request.getMethod().matches("GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS") ? request.getMethod() : "other";
    }

    private static String route(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String pattern
                ? pattern
                : "none";
    }

    void write(Exposition into) {
        into.measure(NAME, "histogram", "How long answers took, by route.");
        new TreeMap<>(times).forEach((answer, measured) -> {
            long sum = 0;
            Map<String, String> labels = new HashMap<>(answer.labels());
            for (int i = 0; i <= UP_TO.length; i++) {
                sum += measured.buckets().get(i);
                labels.put("le", i < UP_TO.length ? Double.toString(UP_TO[i]) : "+Inf");
                into.line(NAME + "_bucket", labels, sum);
            }
            into.line(NAME + "_sum", answer.labels(), measured.nanos().sum() / 1e9);
            into.line(NAME + "_count", answer.labels(), sum);
        });
    }
}
