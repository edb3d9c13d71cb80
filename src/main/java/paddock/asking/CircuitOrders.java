package paddock.asking;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import paddock.circuit.Circuit;
import paddock.circuit.Layout;
import paddock.circuit.Site;
import paddock.homologation.Calendar;
import paddock.homologation.Duty;
import paddock.homologation.Homologations;
import paddock.homologation.Law;
import paddock.homologation.Law.Exemption;
import paddock.homologation.Order;
import paddock.homologation.Quotas;
import paddock.homologation.Quotas.Balance;
import paddock.homologation.Use;
import paddock.kernel.Days;
import paddock.kernel.Text;
import paddock.map.CircuitPanel;
import paddock.web.Formats;

/** A circuit's orders on its page: paragraph by paragraph, over the year, and what they ask of the operator. */
@Component
final class CircuitOrders implements CircuitPanel {

    private final Homologations homologations;
    private final Sentences sentences;

    /** Kept by the law's identity: one loaded anew is another. */
    private final LoadingCache<Law, Shelf> shelves =
            Caffeine.newBuilder().weakKeys().build(law -> new Shelf());

    CircuitOrders(Homologations homologations, Sentences sentences) {
        this.homologations = homologations;
        this.sentences = sentences;
    }

    /**
     * One version as the page shows it.
     *
     * @param kept stands for what is the same on any day, so that the page keeps how it is written
     */
    record OrderView(
            Order order,
            Object kept,
            String validity,
            String warning,
            List<Paragraph> paragraphs,
            List<Counted> counters,
            List<Limit> quotas,
            List<Difference> differences) {}

    /** What is the same on any day. */
    private record Lasting(Object kept, String validity, List<Paragraph> paragraphs, List<Difference> differences) {}

    /** What was worked out of one law as it was loaded. */
    private static final class Shelf {
        private final Map<Wanted, Lasting> lasting = new ConcurrentHashMap<>();
    }

    /** What a year's pictures hang on. */
    private record Year(Shelf shelf, UUID layout, int year) {}

    /** Which version, on whose page and in which language. */
    private record Wanted(String circuit, String order, String version, Locale locale) {}

    /** A paragraph, and whether it is a rule, an exception or a way out. */
    record Paragraph(String cite, Text text, String kind) {}

    /** A quota of the order and how it stands in the period around the day; what is left is empty where nobody knows. */
    record Limit(String cite, Text text, String amount, String left, String period) {}

    /** What another version says otherwise. */
    record Difference(String version, List<Differences.Line> lines) {}

    /** A year of lawful hours of one kind of use, drawn, as a calendar and in words, which are worked out when asked for. */
    record Picture(Text profile, String picture, String calendar, Supplier<List<YearTable.Row>> table) {

        public List<YearTable.Row> rows() {
            return table.get();
        }
    }

    /** Something owed, and when next. */
    record Owed(String when, String text, String cite) {}

    @Override
    public String template() {
        return "asking/order";
    }

    @Override
    public Map<String, Object> model(Site site, Circuit circuit, Seen seen, Locale locale) {
        LocalDate day = seen.day();
        Layout drawn = seen.layout() == null ? circuit.layouts().getFirst() : seen.layout();
        Law law = homologations.law(site);
        List<Order> all = law.orders().stream()
                .filter(order ->
                        circuit.layouts().stream().anyMatch(layout -> order.concerns(circuit.key(), layout.key())))
                .toList();
        List<Order> shown = shown(all, day);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put(
                "orders",
                shown.stream()
                        .map(order -> view(
                                order,
                                new Page(law, new Calendar(site.zone(), site.holidays()), circuit, all, day, locale)))
                        .toList());
        model.put("exemptions", exemptions(law, circuit));
        model.put("year", String.valueOf(day.getYear()));
        model.put("drawn", drawn);
        model.put("yearKept", new Year(shelves.get(law), drawn.id(), day.getYear()));
        model.put("pictures", pictures(new Drawn(site, circuit, drawn), day.getYear(), locale));
        model.put(
                "weekdays",
                Stream.of(DayOfWeek.values()).map(new Formats(locale)::weekday).toList());
        model.put("duties", duties(shown, all, day, locale));
        return model;
    }

    private static List<Exemption> exemptions(Law law, Circuit circuit) {
        return law.exemptions().stream()
                .filter(each -> each.circuit() == null || circuit.key().equals(each.circuit()))
                .toList();
    }

    /** What is in force on the day; of a text that is not, its nearest version. */
    private static List<Order> shown(List<Order> all, LocalDate day) {
        List<Order> shown = new ArrayList<>();
        all.stream().map(Order::key).distinct().forEach(key -> {
            List<Order> versions =
                    all.stream().filter(order -> order.key().equals(key)).toList();
            versions.stream()
                    .filter(order -> order.validity().contain(day))
                    .findFirst()
                    .or(() -> versions.stream().max(Comparator.comparing(CircuitOrders::begin)))
                    .ifPresent(shown::add);
        });
        return shown;
    }

    private static LocalDate begin(Order order) {
        return Optional.ofNullable(order.validity().from()).orElse(LocalDate.MIN);
    }

    /** What a page shows, of which circuit's texts, on which day and to whom. */
    private record Page(Law law, Calendar calendar, Circuit circuit, List<Order> all, LocalDate day, Locale locale) {}

    private OrderView view(Order order, Page page) {
        Wanted wanted = new Wanted(page.circuit().key(), order.key(), order.version(), page.locale());
        Lasting said = shelves.get(page.law()).lasting.computeIfAbsent(wanted, one -> lasting(order, page));
        return new OrderView(
                order,
                said.kept(),
                said.validity(),
                new Expiry(sentences, page.all(), page.day(), page.locale()).of(order),
                said.paragraphs(),
                new Counted.Around(page.day(), page.locale()).of(page.law(), order),
                quotas(order, page),
                said.differences());
    }

    private List<Limit> quotas(Order order, Page page) {
        QuotaWords words = new QuotaWords(sentences, page.locale());
        LocalDate day = Counted.Around.within(order.validity(), page.day());
        Quotas.Kept kept = new Quotas.Kept(order, page.law(), page.calendar());
        return order.rules().stream()
                .flatMap(rule -> Quotas.around(day, rule, kept).stream()
                        .map(balance -> new Limit(
                                rule.cite(),
                                rule.text(),
                                words.amount(balance),
                                left(words, balance),
                                words.period(balance.period()))))
                .toList();
    }

    private static String left(QuotaWords words, Balance balance) {
        return balance.left() == null ? "" : words.units(balance.left(), balance);
    }

    private Lasting lasting(Order order, Page page) {
        Locale locale = page.locale();
        List<Difference> differences = page.all().stream()
                .filter(other ->
                        other.key().equals(order.key()) && !other.version().equals(order.version()))
                .sorted(Comparator.comparing(CircuitOrders::begin).reversed())
                .map(other -> new Difference(other.version(), new Differences(sentences, locale).between(other, order)))
                .toList();
        return new Lasting(new Object(), validity(order, locale), paragraphs(order), differences);
    }

    private String validity(Order order, Locale locale) {
        Formats formats = new Formats(locale);
        LocalDate from = order.validity().from();
        LocalDate until = order.validity().until();
        return sentences.text(
                "order.validity",
                locale,
                from == null ? "…" : formats.date(from),
                until == null ? "…" : formats.date(until.minusDays(1)));
    }

    private static List<Paragraph> paragraphs(Order order) {
        List<Paragraph> paragraphs = new ArrayList<>();
        order.rules().forEach(rule -> paragraphs.add(new Paragraph(rule.cite(), rule.text(), "rule")));
        order.reliefs().forEach(relief -> paragraphs.add(new Paragraph(relief.cite(), relief.text(), "exception")));
        order.derogations().forEach(each -> paragraphs.add(new Paragraph(each.cite(), each.text(), "derogation")));
        order.duties().forEach(duty -> paragraphs.add(new Paragraph(duty.cite(), duty.text(), "duty")));
        paragraphs.sort(Comparator.comparing(Paragraph::cite, NaturalOrder.OF_CITES));
        return paragraphs;
    }

    /** The layout whose year is drawn. */
    private record Drawn(Site site, Circuit circuit, Layout layout) {}

    private List<Picture> pictures(Drawn drawn, int year, Locale locale) {
        String address = "/api/v1/layouts/" + drawn.layout().id() + "/lawful-hours";
        String time = "from=" + year + "-01-01&until=" + (year + 1) + "-01-01";
        return homologations.law(drawn.site()).profiles().stream()
                .filter(profile -> profile.circuit() == null
                        || profile.circuit().equals(drawn.circuit().key()))
                .map(profile -> new Picture(
                        profile.name(),
                        address + ".svg?" + time + facts(profile),
                        address + ".ics?" + time + facts(profile),
                        () -> table(drawn, profile, locale).of(year)))
                .toList();
    }

    private YearTable table(Drawn drawn, Law.Profile profile, Locale locale) {
        String layout = drawn.layout().key();
        Use use = Profile.of(profile.facts()).use(drawn.site().zone(), Set.of(layout));
        return new YearTable(homologations.of(drawn.site(), layout).lawful(use), new Formats(locale));
    }

    private static String facts(Law.Profile profile) {
        StringBuilder facts = new StringBuilder();
        profile.facts()
                .forEach((fact, value) -> facts.append('&')
                        .append(URLEncoder.encode(fact, StandardCharsets.UTF_8))
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return facts.toString();
    }

    /** What falls due after a version has ended is owed under the next one, which carries the duty on. */
    private List<Owed> duties(List<Order> shown, List<Order> all, LocalDate day, Locale locale) {
        List<Owed> owed = new ArrayList<>();
        for (Order order : shown) {
            for (Duty duty : order.duties()) {
                String when = all.stream()
                        .filter(version -> version.key().equals(order.key()))
                        .flatMap(version -> version.duties().stream()
                                .filter(same -> same.id().equals(duty.id()))
                                .flatMap(same -> same.dates(version.validity(), new Days(day, null)).stream()))
                        .min(Comparator.naturalOrder())
                        .map(due -> new Formats(locale).date(due))
                        .orElseGet(() -> sentences.text(
                                duty.due() instanceof Duty.Due.Always ? "duty.always" : "duty.past", locale));
                owed.add(new Owed(when, duty.text().in(locale), duty.cite()));
            }
        }
        return owed;
    }
}
