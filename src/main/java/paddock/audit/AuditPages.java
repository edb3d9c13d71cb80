package paddock.audit;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import paddock.kernel.Permission;
import paddock.web.HomeZone;
import paddock.web.May;

/** The trail to read: what is asked for stands in the address. */
@Controller
@May(Permission.READ_TRAIL)
final class AuditPages {

    private static final int MOST = 50;

    private final Trail trail;
    private final HomeZone home;

    AuditPages(Trail trail, HomeZone home) {
        this.trail = trail;
        this.home = home;
    }

    @GetMapping("/audit")
    ModelAndView trail(@RequestParam Map<String, String> parameters) {
        ZoneId zone = home.zone();
        Wanted wanted = Wanted.of(parameters, zone);
        List<Entry> found = trail.entries(wanted, MOST + 1);
        List<Entry> shown = found.subList(0, Math.min(MOST, found.size()));
        return new ModelAndView("audit/audit")
                .addObject("audit", true)
                .addObject("wanted", wanted)
                .addObject("zone", zone)
                .addObject("acts", trail.acts())
                .addObject("kinds", trail.kinds())
                .addObject(
                        "lines",
                        shown.stream().map(entry -> Line.of(entry, zone)).toList())
                .addObject(
                        "older",
                        found.size() > MOST
                                ? wanted.before(shown.getLast().id()).at("/audit")
                                : "");
    }
}
