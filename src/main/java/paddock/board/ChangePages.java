package paddock.board;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.web.Acquaintance;
import paddock.web.May;
import paddock.web.NotFound;

/**
 * Server-sent events that say on which days of a site something has changed, and never what: whoever hears it reads the
 * board again, as they may. Each holds a virtual thread that sleeps, and no connection to the database.
 */
@May(Permission.SEE_BOARD)
@Controller
@ConditionalOnWebApplication
final class ChangePages {

    /** Proxies close what is silent for long; and whoever has signed out is found out so often. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private static final int TOO_MANY = 429;
    private static final String RETRY = "retry: 2000\n\n";

    private final Sites sites;
    private final Screens screens;
    private final Lookout lookout;
    private final Acquaintance acquaintance;

    ChangePages(Sites sites, Screens screens, Lookout lookout, Acquaintance acquaintance) {
        this.sites = sites;
        this.screens = screens;
        this.lookout = lookout;
        this.acquaintance = acquaintance;
    }

    /** What has changed since the board was drawn, and then what changes, for as long as somebody listens. */
    @GetMapping("/sites/{key}/board/changes")
    void changes(
            @PathVariable String key,
            @RequestParam(defaultValue = "0") String after,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        Site site = sites.withKey(key).orElseThrow(() -> new NotFound("site"));
        String last = request.getHeader("Last-Event-ID");
        Mark drawn = last == null ? Mark.of("after", after) : Mark.heard("Last-Event-ID", last);
        if (!request.getMethod().equals("GET")) {
            return;
        }
        UUID person = Objects.requireNonNull(acquaintance.acting(request).person());
        Screens.Screen screen = screens.open(person, site.id());
        if (screen == null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "60");
            response.sendError(TOO_MANY);
            return;
        }
        try {
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setHeader("X-Accel-Buffering", "no");
            lookout.join(screen, drawn);
            tell(screen, request, response);
        } catch (IOException gone) {
            // whoever listened does not any more
        } finally {
            screens.close(screen);
        }
    }

    private void tell(Screens.Screen screen, HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        OutputStream out = response.getOutputStream();
        send(RETRY, out, response);
        long known = System.nanoTime();
        while (!screen.isClosed()) {
            Screens.@Nullable Change change = screen.next(HEARTBEAT);
            if (change == null || System.nanoTime() - known > HEARTBEAT.toNanos()) {
                if (!mayStill(request)) {
                    return;
                }
                known = System.nanoTime();
            }
            if (!screen.isClosed()) {
                send(change == null ? ":\n\n" : written(change), out, response);
            }
        }
    }

    private boolean mayStill(HttpServletRequest request) {
        Acting now = acquaintance.actingNow(request);
        return now.may(Permission.SEE_BOARD);
    }

    private static String written(Screens.Change change) {
        return "id: " + change.upTo() + "\nevent: changed\ndata: " + change.said() + "\n\n";
    }

    private static void send(String said, OutputStream out, HttpServletResponse response) throws IOException {
        out.write(said.getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
    }
}
