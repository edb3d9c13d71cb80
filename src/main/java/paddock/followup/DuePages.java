package paddock.followup;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import paddock.account.Names;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.web.Asked;
import paddock.web.BadInput;
import paddock.web.HomeZone;
import paddock.web.May;

/** What is to be done about leads: overdue, today, this week. */
@May(Permission.SEE_LEADS)
@Controller
@ConditionalOnWebApplication
final class DuePages {

    private static final int DAYS = 7;
    private static final int ON_A_PAGE = 50;
    private static final Instant LATEST = Instant.parse("2300-01-01T00:00:00Z");
    private static final List<String> WHOSE = List.of("mine", "all");

    /** How urgent it is. */
    enum Part {
        OVERDUE,
        TODAY,
        WEEK;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * As much of a part as the page shows.
     *
     * @param count of all that it has
     * @param more where the rest is; empty where there is none
     */
    record Shown(String key, List<Due> dues, int count, String more) {}

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
    ModelAndView due(
            Acting acting,
            @RequestParam(defaultValue = "") String whose,
            @RequestParam(defaultValue = "") String part,
            @RequestParam(defaultValue = "") String after) {
        if (!whose.isEmpty() && !WHOSE.contains(whose)) {
            throw new BadInput("whose", whose, WHOSE);
        }
        boolean mine = whose.isEmpty() ? acting.may(Permission.KEEP_LEADS) : whose.equals("mine");
        FollowUps.@Nullable Seen seen = after.isEmpty() ? null : seen(after);
        @Nullable UUID owner = mine ? acting.person() : null;
        Instant now = clock.instant();
        List<Shown> shown = parts(part).stream()
                .map(one -> shown(one, span(one, owner, now), seen))
                .filter(one -> !one.dues().isEmpty())
                .toList();
        if (shown.isEmpty() && !part.isEmpty()) {
            return new ModelAndView("redirect:/leads/due?whose=" + (mine ? "mine" : "all"));
        }
        List<UUID> owners = shown.stream()
                .flatMap(one -> one.dues().stream())
                .flatMap(due -> Stream.ofNullable(due.owner()))
                .distinct()
                .toList();
        return new ModelAndView("followup/due")
                .addObject("section", "leads")
                .addObject("parts", shown)
                .addObject("isMine", mine)
                .addObject("owners", names.of(owners))
                .addObject("zone", home.zone());
    }

    private static List<Part> parts(String said) {
        List<String> keys = Stream.of(Part.values()).map(Part::key).toList();
        if (!said.isEmpty() && !keys.contains(said)) {
            throw new BadInput("part", said, keys);
        }
        return Stream.of(Part.values())
                .filter(one -> said.isEmpty() || one.key().equals(said))
                .toList();
    }

    private Shown shown(Part part, FollowUps.Span span, FollowUps.@Nullable Seen seen) {
        List<Due> found = followUps.due(span, seen, ON_A_PAGE + 1);
        List<Due> dues = found.subList(0, Math.min(ON_A_PAGE, found.size()));
        String more = found.size() > ON_A_PAGE
                ? "/leads/due?whose=%s&part=%s&after=%s"
                        .formatted(span.owner() == null ? "all" : "mine", part.key(), word(dues.getLast()))
                : "";
        return new Shown(part.key(), dues, followUps.count(span), more);
    }

    private FollowUps.Span span(Part part, @Nullable UUID owner, Instant now) {
        ZoneId zone = home.zone();
        LocalDate today = LocalDate.ofInstant(now, zone);
        Instant night = today.plusDays(1).atStartOfDay(zone).toInstant();
        return switch (part) {
            case OVERDUE -> new FollowUps.Span(Instant.EPOCH, now, owner);
            case TODAY -> new FollowUps.Span(now, night, owner);
            case WEEK ->
                new FollowUps.Span(
                        night, today.plusDays(DAYS).atStartOfDay(zone).toInstant(), owner);
        };
    }

    /** Where to go on, in an address. */
    private static String word(Due last) {
        return last.dueAt() + "_" + last.lead();
    }

    private static FollowUps.Seen seen(String word) {
        String[] parts = word.split("_", 2);
        try {
            Instant at = Instant.parse(parts[0]);
            if (parts.length == 2 && at.isAfter(Instant.EPOCH) && at.isBefore(LATEST)) {
                return new FollowUps.Seen(at, Asked.id("after", parts[1]));
            }
        } catch (DateTimeParseException unreadable) {
            // refused below, as half of it is
        }
        throw new BadInput("after", word, List.of("2026-10-12T14:31:00Z_123e4567-e89b-42d3-a456-426614174000"));
    }
}
