package paddock.sheet;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import paddock.account.Names;
import paddock.asking.DayRules;
import paddock.booking.Booking;
import paddock.booking.Bookings;
import paddock.booking.Desk;
import paddock.circuit.Layout;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.directory.Clients;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.web.Asked;
import paddock.web.BadInput;
import paddock.web.Formats;
import paddock.web.May;
import paddock.web.NotFound;

/** The sheet of a day, to be read, and to be printed and handed out. */
@May(Permission.SEE_COMPANIES)
@Controller
@ConditionalOnWebApplication
final class SheetPages {

    private final DayLines lines;
    private final Issues issues;
    private final DayContacts contacts;
    private final Bookings bookings;
    private final Desk desk;
    private final Clients clients;
    private final Names names;
    private final DayRules rules;
    private final Sites sites;
    private final InstantSource clock;

    SheetPages(
            DayLines lines,
            Issues issues,
            DayContacts contacts,
            Bookings bookings,
            Desk desk,
            Clients clients,
            Names names,
            DayRules rules,
            Sites sites,
            InstantSource clock) {
        this.lines = lines;
        this.issues = issues;
        this.contacts = contacts;
        this.bookings = bookings;
        this.desk = desk;
        this.clients = clients;
        this.names = names;
        this.rules = rules;
        this.sites = sites;
        this.clock = clock;
    }

    /**
     * A line as whoever reads may see it; the client is absent where it is not named to them, or there is none. Whom to call
     * is absent where nobody is named; the name is empty where it is not for them, and so may be the number.
     */
    public record View(
            Line line,
            String mark,
            List<String> fields,
            List<Line.Claimed> before,
            @Nullable String client,
            boolean unnamed,
            @Nullable String contactName,
            @Nullable String contactPhone,
            List<Guest> guests) {}

    /** Who takes part in a session, by name. */
    public record Guest(String name, int vehicles) {}

    /** What is owed on a circuit on the day. */
    public record Owed(String circuit, List<String> duties) {}

    @GetMapping("/sites/{key}/days/{day}/sheet")
    ModelAndView sheet(
            Acting acting,
            @PathVariable String key,
            @PathVariable String day,
            @RequestParam Map<String, String> asked) {
        Locale locale = LocaleContextHolder.getLocale();
        DayLines.Day of = day(key, day, locale);
        Optional<Issue> last = issues.last(of);
        String version = asked.getOrDefault("version", "");
        Issue kept = version.isEmpty() ? null : kept(of, version);
        List<Difference> differences = kept == null
                ? since(last, lines.of(of), locale)
                : since(issues.version(of, kept.version() - 1), kept.in(locale), locale);
        Formats formats = new Formats(locale);
        return new ModelAndView("sheet/sheet")
                .addObject("site", of.site())
                .addObject("section", "sheet")
                .addObject("on", of.on())
                .addObject("views", views(acting, differences))
                .addObject(
                        "changes",
                        differences.stream().filter(each -> !each.isSame()).count())
                .addObject("kept", kept == null ? null : kept.version())
                .addObject(
                        "keptAt",
                        kept == null
                                ? null
                                : formats.moment(kept.at(), of.site().zone()))
                .addObject("keptBy", kept == null ? null : name(kept))
                .addObject("last", last.map(Issue::version).orElse(null))
                .addObject(
                        "lastAt",
                        last.map(issue -> formats.moment(issue.at(), of.site().zone()))
                                .orElse(null))
                .addObject("owed", owed(of))
                .addObject("asOf", formats.moment(clock.instant(), of.site().zone()))
                .addObject("said", asked.getOrDefault("said", ""));
    }

    @May(Permission.ISSUE_SHEETS)
    @PostMapping("/sites/{key}/days/{day}/sheet")
    String issue(Acting acting, @PathVariable String key, @PathVariable String day, Locale locale) {
        DayLines.Day of = day(key, day, locale);
        Issues.Issuing outcome = issues.issue(acting, of);
        return "redirect:/sites/" + of.site().key() + "/days/" + of.on() + "/sheet?version=" + outcome.version()
                + "&said=" + (outcome instanceof Issues.Issuing.Issued ? "issued" : "same");
    }

    private static List<Difference> since(Optional<Issue> before, List<Line> now, Locale locale) {
        return before.map(issue -> Difference.between(issue.in(locale), now)).orElseGet(() -> Difference.none(now));
    }

    /** The sheet of today. */
    @GetMapping("/sites/{key}/sheet")
    String today(@PathVariable String key) {
        Site site = sites.withKey(key).orElseThrow(() -> new NotFound("site"));
        return "redirect:/sites/" + site.key() + "/days/" + sites.today(site) + "/sheet";
    }

    private DayLines.Day day(String key, String day, Locale locale) {
        Site site = sites.withKey(key).orElseThrow(() -> new NotFound("site"));
        LocalDate on = Asked.date("day", day);
        return new DayLines.Day(site, on, locale.getLanguage().equals("fr") ? Locale.FRENCH : Locale.ENGLISH);
    }

    private Issue kept(DayLines.Day day, String version) {
        if (!version.matches("\\d{1,9}")) {
            throw new BadInput("version", version, List.of("1"));
        }
        return issues.version(day, Integer.parseInt(version)).orElseThrow(() -> new NotFound("page"));
    }

    private @Nullable String name(Issue issue) {
        UUID by = issue.by();
        Names.Name name = by == null ? null : names.of(List.of(by)).get(by);
        return name == null ? null : name.name();
    }

    private List<View> views(Acting acting, List<Difference> differences) {
        List<UUID> ids = differences.stream().map(each -> each.line().booking()).toList();
        Set<UUID> named = bookings.withIds(ids).stream()
                .filter(booking -> booking.company() != null
                        && desk.readBy(acting, booking).company() != null)
                .map(Booking::id)
                .collect(Collectors.toSet());
        Set<UUID> companies = new HashSet<>();
        differences.forEach(each -> {
            if (each.line().company() != null && named.contains(each.line().booking())) {
                companies.add(each.line().company());
            }
            each.line().taken().forEach(taken -> companies.add(taken.company()));
        });
        Map<UUID, String> called = clients.names(companies);
        Map<UUID, Contact> whom = contacts.of(ids);
        return differences.stream()
                .map(each -> {
                    Line line = each.line();
                    boolean unnamed = line.company() != null && !named.contains(line.booking());
                    Contact contact = each.mark().equals("gone") ? null : whom.get(line.booking());
                    return view(
                            each,
                            new Shown(unnamed, contact == null || !unnamed ? contact : contact.withoutName(acting)),
                            called);
                })
                .toList();
    }

    /** What of a line depends on who reads it. */
    private record Shown(boolean unnamed, @Nullable Contact contact) {}

    private static View view(Difference each, Shown shown, Map<UUID, String> called) {
        Line line = each.line();
        Contact contact = shown.contact();
        return new View(
                shown.unnamed() ? line.withoutReference() : line,
                each.mark(),
                each.fields(),
                each.fields().contains("claims") ? each.before().claims() : List.of(),
                line.company() == null ? null : called.get(line.company()),
                shown.unnamed(),
                contact == null ? null : contact.name(),
                contact == null ? null : contact.phone(),
                line.taken().stream()
                        .map(taken -> new Guest(called.getOrDefault(taken.company(), "–"), taken.vehicles()))
                        .toList());
    }

    /** Circuit by circuit, those of which something is owed. */
    private List<Owed> owed(DayLines.Day day) {
        return day.site().circuits().stream()
                .map(circuit -> new Owed(
                        circuit.name().in(day.locale()),
                        circuit.layouts().stream()
                                .map(Layout::key)
                                .flatMap(layout -> rules.duties(day.site(), layout, day.on(), day.locale()).stream())
                                .distinct()
                                .toList()))
                .filter(owed -> !owed.duties().isEmpty())
                .toList();
    }
}
