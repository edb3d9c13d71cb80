package paddock.asking;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import paddock.circuit.Circuit;
import paddock.circuit.Layout;
import paddock.circuit.Site;
import paddock.homologation.Duty;
import paddock.homologation.Homologations;
import paddock.homologation.Law;
import paddock.homologation.Law.Exemption;
import paddock.homologation.Order;
import paddock.homologation.Rule;
import paddock.kernel.Text;
import paddock.map.CircuitPanel;
import paddock.web.Formats;

/** A circuit's orders on its page: paragraph by paragraph, over the year, and what they ask of the operator. */
@Component
final class CircuitOrders implements CircuitPanel {

    /** Kinds of use whose year is drawn. */
    private static final Map<String, String> PROFILES = new LinkedHashMap<>(Map.of(
            "club", "activity=practice&category=touring-gt&powertrain=combustion&count=10&noise=95&customer=club",
            "resident", "activity=test&category=touring-gt&powertrain=combustion&count=10&noise=95&customer=resident",
            "electric", "activity=practice&category=touring-gt&powertrain=electric&count=10&noise=75&customer=public"));

    private final Homologations homologations;
    private final Sentences sentences;

    CircuitOrders(Homologations homologations, Sentences sentences) {
        this.homologations = homologations;
        this.sentences = sentences;
    }

    /** One version as the page shows it. */
    record OrderView(
            Order order, String validity, String warning, List<Paragraph> paragraphs, List<Difference> differences) {}

    /** A paragraph, and whether it is a rule, an exception or a way out. */
    record Paragraph(String cite, Text text, String kind) {}

    /** What another version says otherwise. */
    record Difference(String version, List<Line> lines) {}

    /** What a rule said, and what it says. */
    record Line(String cite, String before, String after) {}

    /** A year of lawful hours of one kind of use. */
    record Picture(String profile, String picture, String calendar) {}

    /** Something owed, and when next. */
    record Owed(String when, String text, String cite) {}

    @Override
    public String template() {
        return "asking/order";
    }

    @Override
    public Map<String, Object> model(Site site, Circuit circuit, LocalDate day, Locale locale) {
        Law law = homologations.law(site);
        List<Order> all = law.orders().stream()
                .filter(order ->
                        circuit.layouts().stream().anyMatch(layout -> order.concerns(circuit.key(), layout.key())))
                .toList();
        List<Order> shown = shown(all, day);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put(
                "orders",
                shown.stream().map(order -> view(order, all, day, locale)).toList());
        model.put("exemption", exemption(law, circuit));
        model.put("year", String.valueOf(day.getYear()));
        model.put("pictures", pictures(circuit, day));
        model.put("duties", duties(shown, all, day, locale));
        return model;
    }

    private static @Nullable Exemption exemption(Law law, Circuit circuit) {
        return law.exemptions().stream()
                .filter(each -> each.circuit() == null || circuit.key().equals(each.circuit()))
                .findFirst()
                .orElse(null);
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

    private OrderView view(Order order, List<Order> all, LocalDate day, Locale locale) {
        List<Difference> differences = all.stream()
                .filter(other ->
                        other.key().equals(order.key()) && !other.version().equals(order.version()))
                .sorted(Comparator.comparing(CircuitOrders::begin).reversed())
                .map(other -> new Difference(other.version(), differences(other, order, locale)))
                .toList();
        return new OrderView(
                order, validity(order, locale), warning(order, day, locale), paragraphs(order), differences);
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

    /** Six, three and two months before the end, and after it. */
    private String warning(Order order, LocalDate day, Locale locale) {
        LocalDate until = order.validity().until();
        if (until == null || order.level() != Order.Level.ORDER) {
            return "";
        }
        if (!day.isBefore(until)) {
            return sentences.text("order.ended", locale, new Formats(locale).date(until.minusDays(1)));
        }
        return Stream.of(2, 3, 6)
                .filter(months -> !day.plus(Period.ofMonths(months)).isBefore(until))
                .findFirst()
                .map(months -> sentences.text("order.ends", locale, ChronoUnit.DAYS.between(day, until), months))
                .orElse("");
    }

    private static List<Paragraph> paragraphs(Order order) {
        List<Paragraph> paragraphs = new ArrayList<>();
        order.rules().forEach(rule -> paragraphs.add(new Paragraph(rule.cite(), rule.text(), "rule")));
        order.reliefs().forEach(relief -> paragraphs.add(new Paragraph(relief.cite(), relief.text(), "exception")));
        order.derogations().forEach(each -> paragraphs.add(new Paragraph(each.cite(), each.text(), "derogation")));
        order.duties().forEach(duty -> paragraphs.add(new Paragraph(duty.cite(), duty.text(), "duty")));
        paragraphs.sort(Comparator.comparing(Paragraph::cite));
        return paragraphs;
    }

    private static List<Line> differences(Order before, Order after, Locale locale) {
        List<Line> lines = new ArrayList<>();
        for (Rule rule : after.rules()) {
            Rule other = before.rule(rule.id()).orElse(null);
            if (other == null) {
                lines.add(new Line(rule.cite(), "", rule.text().in(locale)));
            } else if (!other.demand().equals(rule.demand()) || !other.when().equals(rule.when())) {
                lines.add(new Line(
                        rule.cite(), other.text().in(locale), rule.text().in(locale)));
            }
        }
        before.rules().stream()
                .filter(rule -> after.rule(rule.id()).isEmpty())
                .forEach(rule -> lines.add(new Line(rule.cite(), rule.text().in(locale), "")));
        return lines;
    }

    private static List<Picture> pictures(Circuit circuit, LocalDate day) {
        Layout layout = circuit.layouts().getFirst();
        String year = "from=" + day.getYear() + "-01-01&until=" + (day.getYear() + 1) + "-01-01&";
        String address = "/api/v1/layouts/" + layout.id() + "/lawful-hours";
        return PROFILES.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(profile -> new Picture(
                        profile.getKey(),
                        address + ".svg?" + year + profile.getValue(),
                        address + ".ics?" + year + profile.getValue()))
                .toList();
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
                                .flatMap(same -> same.dates(version.validity()).stream()))
                        .filter(due -> !due.isBefore(day))
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
