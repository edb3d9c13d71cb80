package paddock.year;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.kernel.Permission;
import paddock.web.Asked;
import paddock.web.BadInput;
import paddock.web.Formats;
import paddock.web.May;
import paddock.web.NotFound;

/** The year of a site, for the operator's people. */
@May(Permission.SEE_COMPANIES)
@Controller
@ConditionalOnWebApplication
final class YearPages {

    private static final int EARLIEST = 1900;
    private static final int LATEST = 2199;

    private final Years years;
    private final Sites sites;
    private final MessageSource messages;
    private final InstantSource clock;

    YearPages(Years years, Sites sites, MessageSource messages, InstantSource clock) {
        this.years = years;
        this.sites = sites;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/sites/{key}/year")
    ModelAndView year(@PathVariable String key, @RequestParam Map<String, String> asked, Locale locale) {
        Site site = sites.withKey(key).orElseThrow(() -> new NotFound("site"));
        LocalDate today = sites.today(site);
        int year = year(asked.getOrDefault("year", ""), today);
        LocalDate from = from(asked.getOrDefault("from", ""), year, today);
        List<CircuitYear> circuits = years.of(site, year);
        YearView view = new YearView(year, circuits, locale);
        CircuitYear chosen = chosen(circuits, asked.getOrDefault("circuit", ""));
        return new ModelAndView("year/year")
                .addObject("site", site)
                .addObject("section", "year")
                .addObject("shownYear", year)
                .addObject("earlier", year > EARLIEST ? year - 1 : null)
                .addObject("later", year < LATEST ? year + 1 : null)
                .addObject("rows", view.rows())
                .addObject("past", view.past())
                .addObject("ticks", view.ticks())
                .addObject("width", view.width())
                .addObject("height", view.height())
                .addObject(
                        "uses", List.of(DayUse.values()).stream().map(Shown::of).toList())
                .addObject("today", today.getYear() == year ? YearLine.x(today) : null)
                .addObject("todayIs", new Formats(locale).day(today))
                .addObject("asOf", new Formats(locale).moment(clock.instant(), site.zone()))
                .addObject("chosenKey", chosen.circuit().key())
                .addObject("chosenName", chosen.circuit().name())
                .addObject("from", from)
                .addObject("sooner", sooner(from))
                .addObject("further", further(from))
                .addObject("total", YearView.total(chosen))
                .addObject(
                        "strip",
                        view.strip(
                                chosen,
                                from,
                                use -> messages.getMessage("year.use." + use.key(), new Object[0], locale)))
                .addObject("months", view.months(chosen));
    }

    /** What days can come to, for the key. */
    public record Shown(String key, String mark) {
        static Shown of(DayUse use) {
            return new Shown(use.key(), use.mark());
        }
    }

    /** A year of four figures; the present one where none is named. */
    static int year(String asked, LocalDate today) {
        if (asked.isEmpty()) {
            return today.getYear();
        }
        int year = asked.matches("\\d{4}") ? Integer.parseInt(asked) : 0;
        if (year < EARLIEST || year > LATEST) {
            throw new BadInput("year", asked, List.of(Integer.toString(today.getYear())));
        }
        return year;
    }

    /** The first day in detail: of the year shown, and today where none is named and this is its year. */
    private static LocalDate from(String asked, int year, LocalDate today) {
        LocalDate first = LocalDate.of(year, 1, 1);
        if (asked.isEmpty()) {
            return today.getYear() == year ? today : first;
        }
        LocalDate from = Asked.date("from", asked);
        if (from.getYear() != year) {
            throw new BadInput("from", asked, List.of(first.toString()));
        }
        return from;
    }

    private static @Nullable LocalDate sooner(LocalDate from) {
        LocalDate sooner = from.minusWeeks(YearView.WEEKS);
        LocalDate first = from.withDayOfYear(1);
        return from.equals(first) ? null : sooner.isBefore(first) ? first : sooner;
    }

    private static @Nullable LocalDate further(LocalDate from) {
        LocalDate further = from.plusWeeks(YearView.WEEKS);
        return further.getYear() == from.getYear() ? further : null;
    }

    /** The one that is named; else the first that has a target, else the first. */
    private static CircuitYear chosen(List<CircuitYear> circuits, String key) {
        return key.isEmpty()
                ? circuits.stream()
                        .filter(each -> each.circuit().daysSoldTarget() != null)
                        .findFirst()
                        .orElse(circuits.getFirst())
                : circuits.stream()
                        .filter(each -> each.circuit().key().equals(key))
                        .findFirst()
                        .orElseThrow(() -> new NotFound("circuit"));
    }
}
