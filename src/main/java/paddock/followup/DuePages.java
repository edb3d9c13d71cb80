package paddock.followup;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import paddock.account.Names;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.web.BadInput;
import paddock.web.HomeZone;
import paddock.web.May;

/** What is to be done about leads: overdue, today, this week. */
@May(Permission.SEE_LEADS)
@Controller
@ConditionalOnWebApplication
final class DuePages {

    private static final int DAYS = 7;
    private static final List<String> WHOSE = List.of("mine", "all");

    private final FollowUps followUps;
    private final Names names;
    private final InstantSource clock;
    private final HomeZone home;

    DuePages(FollowUps followUps, Names names, InstantSource clock, HomeZone home) {
        this.followUps = followUps;
        this.names = names;
        this.clock = clock;
        this.home = home;
    }

    @GetMapping("/leads/due")
    ModelAndView due(Acting acting, @RequestParam(defaultValue = "") String whose) {
        if (!whose.isEmpty() && !WHOSE.contains(whose)) {
            throw new BadInput("whose", whose, WHOSE);
        }
        boolean mine = whose.isEmpty() ? acting.may(Permission.KEEP_LEADS) : whose.equals("mine");
        Instant now = clock.instant();
        ZoneId zone = home.zone();
        LocalDate today = LocalDate.ofInstant(now, zone);
        Instant night = today.plusDays(1).atStartOfDay(zone).toInstant();
        List<Due> all =
                followUps.before(today.plusDays(DAYS).atStartOfDay(zone).toInstant(), mine ? acting.person() : null);
        List<UUID> owners = all.stream()
                .flatMap(due -> Stream.ofNullable(due.owner()))
                .distinct()
                .toList();
        return new ModelAndView("followup/due")
                .addObject("section", "leads")
                .addObject(
                        "overdue",
                        all.stream().filter(due -> due.isOverdue(now)).toList())
                .addObject(
                        "today",
                        all.stream()
                                .filter(due ->
                                        !due.isOverdue(now) && due.dueAt().isBefore(night))
                                .toList())
                .addObject(
                        "week",
                        all.stream().filter(due -> !due.dueAt().isBefore(night)).toList())
                .addObject("isMine", mine)
                .addObject("owners", names.of(owners))
                .addObject("zone", zone);
    }
}
