package paddock.search;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import paddock.asking.Uses;
import paddock.circuit.Circuit;
import paddock.circuit.Layout;
import paddock.circuit.Pool;
import paddock.circuit.Site;
import paddock.circuit.Surface;
import paddock.directory.Clients;
import paddock.homologation.Hours;
import paddock.search.Need.Span;
import paddock.web.Asked;
import paddock.web.BadInput;
import tools.jackson.databind.node.ObjectNode;

/** Reads a need from an address; whatever cannot be read is {@link BadInput}. */
final class NeedReader {

    /** What addresses say that is no fact of the use. */
    static final Set<String> NO_FACTS = Set.of(
            "circuit",
            "layout",
            "surface",
            "length",
            "first",
            "last",
            "opens",
            "closes",
            "span",
            "hours",
            "days",
            "company",
            "customer",
            "as",
            "page",
            "lang",
            "on",
            "said",
            "others");

    static final String POOL = "pool.";
    static final List<String> SPANS = List.of("hours", "half-day", "days", "weekend");

    private static final int MOST_DAYS = 366;
    private static final int FARTHEST = 3 * 366;
    private static final int MOST_IN_A_ROW = 14;
    private static final int MOST_UNITS = 999;

    private final Site site;
    private final LocalDate today;
    private final Map<String, String> asked;

    NeedReader(Site site, LocalDate today, Map<String, String> asked) {
        this.site = site;
        this.today = today;
        this.asked = asked;
    }

    /** @param seeker for whom, whatever the address says */
    Need read(Uses uses, Need.Seeker seeker) {
        ObjectNode use = uses.facts(facts());
        uses.read(site, use.deepCopy(), "use"); // what is remembered of it would not know who asks
        String status = said("customer");
        if (!status.isEmpty()) {
            use.put("customer", one("customer", status, statuses()));
        }
        return new Need(site, kept(), where(), when(), use, units(), seeker);
    }

    private static List<String> statuses() {
        List<String> all = new ArrayList<>(Clients.statuses());
        all.add("company");
        return all;
    }

    /** What is said of the use. */
    Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>(asked);
        facts.keySet().removeIf(name -> NO_FACTS.contains(name) || name.startsWith(POOL));
        return facts;
    }

    /** All that is said, but in what language and which page of it. */
    private Map<String, String> kept() {
        Map<String, String> kept = new LinkedHashMap<>(asked);
        kept.keySet().removeAll(Set.of("lang", "page"));
        kept.values().removeIf(String::isEmpty);
        return kept;
    }

    private Need.Where where() {
        String circuit = said("circuit");
        String layout = said("layout");
        String surface = said("surface");
        List<String> circuits = site.circuits().stream().map(Circuit::key).toList();
        List<String> layouts = site.circuits().stream()
                .flatMap(each -> each.layouts().stream())
                .map(Layout::key)
                .toList();
        List<String> surfaces = Arrays.stream(Surface.values())
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .toList();
        return new Need.Where(
                circuit.isEmpty() ? null : one("circuit", circuit, circuits),
                layout.isEmpty() ? null : one("layout", layout, layouts),
                surface.isEmpty()
                        ? null
                        : Surface.valueOf(one("surface", surface, surfaces).toUpperCase(Locale.ROOT)),
                number("length", 0, 100_000, 0));
    }

    private Need.When when() {
        LocalDate first = day("first", today);
        LocalDate last = day("last", first.plusDays(30));
        if (last.isBefore(first) || first.plusDays(MOST_DAYS).isBefore(last)) {
            throw new BadInput(
                    "last",
                    said("last"),
                    List.of(first.toString(), first.plusDays(MOST_DAYS).toString()));
        }
        int opens = second("opens", 9 * 3600);
        int closes = second("closes", 18 * 3600);
        if (closes <= opens) {
            throw new BadInput("closes", said("closes"), List.of("18:00", "24:00"));
        }
        return new Need.When(first.isBefore(today) ? today : first, last, opens, closes, span(closes - opens));
    }

    private Span span(int seconds) {
        return switch (one("span", said("span").isEmpty() ? "days" : said("span"), SPANS)) {
            case "hours" -> {
                double hours = number("hours", 0.25, 24, 3);
                if (hours * 4 != Math.rint(hours * 4) || hours * 3600 > seconds) {
                    throw new BadInput("hours", said("hours"), List.of("1", "1.5", "3"));
                }
                yield new Span.Hours((int) (hours * 60));
            }
            case "half-day" -> new Span.HalfDay();
            case "weekend" -> new Span.Weekend();
            default -> {
                double days = number("days", 1, MOST_IN_A_ROW, 1);
                if (days != Math.rint(days)) {
                    throw new BadInput("days", said("days"), List.of("1", "2", "3"));
                }
                yield new Span.Days((int) days);
            }
        };
    }

    private List<Need.Units> units() {
        List<Need.Units> units = new ArrayList<>();
        asked.forEach((name, value) -> {
            if (name.startsWith(POOL) && !value.isBlank()) {
                String key = name.substring(POOL.length());
                List<String> keys = site.pools().stream().map(Pool::key).toList();
                one(name, key, keys);
                double number = number(name, 0, MOST_UNITS, 0);
                if (number != Math.rint(number)) {
                    throw new BadInput(name, value, List.of("1", "2"));
                }
                site.pools().stream()
                        .filter(pool -> pool.key().equals(key) && number > 0)
                        .forEach(pool -> units.add(new Need.Units(pool.id(), key, (int) number)));
            }
        });
        return units;
    }

    private String said(String name) {
        return asked.getOrDefault(name, "").strip();
    }

    private static String one(String name, String value, List<String> known) {
        if (!known.contains(value)) {
            throw new BadInput(name, value, known.stream().limit(20).toList());
        }
        return value;
    }

    private double number(String name, double least, double most, double otherwise) {
        String said = said(name).replace(',', '.');
        if (said.isEmpty()) {
            return otherwise;
        }
        if (!said.matches("\\d{1,6}(\\.\\d{1,3})?")
                || Double.parseDouble(said) < least
                || Double.parseDouble(said) > most) {
            throw new BadInput(name, said(name), List.of(written(least), "…", written(most)));
        }
        return Double.parseDouble(said);
    }

    private static String written(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }

    private LocalDate day(String name, LocalDate otherwise) {
        if (said(name).isEmpty()) {
            return otherwise;
        }
        LocalDate day = Asked.date(name, said(name));
        if (day.isBefore(today.minusDays(MOST_DAYS)) || day.isAfter(today.plusDays(FARTHEST))) {
            throw new BadInput(
                    name,
                    said(name),
                    List.of(today.toString(), today.plusDays(FARTHEST).toString()));
        }
        return day;
    }

    private int second(String name, int otherwise) {
        String said = said(name).replace('h', ':').replace(" ", "");
        if (said.isEmpty()) {
            return otherwise;
        }
        if (said.equals("24:00")) {
            return Hours.DAY;
        }
        @Nullable LocalTime time;
        try {
            time = LocalTime.parse(said);
        } catch (DateTimeParseException unreadable) {
            throw new BadInput(name, said(name), List.of("09:00"));
        }
        return time.toSecondOfDay() == 0 && name.equals("closes") ? Hours.DAY : time.toSecondOfDay();
    }
}
