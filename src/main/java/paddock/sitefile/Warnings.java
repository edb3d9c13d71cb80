package paddock.sitefile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import paddock.circuit.Layout;
import paddock.circuit.Site;
import paddock.fact.FactName;
import paddock.homologation.Calendar;
import paddock.homologation.Order;
import paddock.homologation.Order.Level;
import paddock.homologation.Review;
import paddock.kernel.Nearest;
import paddock.sitefile.SiteFile.Reading.Read;

/** What the writer of a site file can hardly have meant, though it can be read. */
final class Warnings {

    private final Read read;
    private final List<Warning> found = new ArrayList<>();

    /** What was said of a line: a later version that takes it over says it no second time. */
    private final Set<List<Object>> told = new HashSet<>();

    /** Something to look at again, with its line and the key of its wording. */
    record Warning(int line, String key, List<String> values) {}

    private Warnings(Read read) {
        this.read = read;
    }

    /** In the order of the file's lines. */
    static List<Warning> of(Read read) {
        Warnings warnings = new Warnings(read);
        read.law().orders().forEach(warnings::review);
        warnings.gaps();
        warnings.codes();
        return warnings.found.stream()
                .distinct()
                .sorted(Comparator.comparingInt(Warning::line))
                .toList();
    }

    private void review(Order order) {
        Site site = read.site();
        Set<String> layouts = site.circuits().stream()
                .flatMap(circuit ->
                        circuit.layouts().stream().map(Layout::key).filter(key -> order.concerns(circuit.key(), key)))
                .collect(Collectors.toSet());
        for (Review.Remark remark : Review.of(order, new Calendar(site.zone(), site.holidays()), layouts)) {
            int line = read.places().line(Places.name(order), remark.list(), remark.id());
            if (remark.list().isEmpty() || told.add(List.of(line, remark.key(), remark.id(), remark.value()))) {
                found.add(new Warning(line, remark.key(), List.of(Places.name(order), remark.id(), remark.value())));
            }
        }
    }

    /** Days between two versions of an order on which nothing is allowed. */
    private void gaps() {
        Map<String, List<Order>> versions = new LinkedHashMap<>();
        read.law().orders().stream()
                .filter(order -> order.level() == Level.ORDER)
                .forEach(order -> versions.computeIfAbsent(order.key(), key -> new ArrayList<>())
                        .add(order));
        versions.values().forEach(this::gaps);
    }

    private void gaps(List<Order> versions) {
        List<Order> sorted =
                versions.stream().sorted(Comparator.comparing(Warnings::begin)).toList();
        for (int i = 1; i < sorted.size(); i++) {
            LocalDate end = sorted.get(i - 1).validity().until();
            LocalDate begin = sorted.get(i).validity().from();
            if (end != null && begin != null && end.isBefore(begin)) {
                String order = Places.name(sorted.get(i));
                found.add(new Warning(
                        read.places().line(order, "", ""),
                        "gap",
                        List.of(order, end.toString(), begin.minusDays(1).toString())));
            }
        }
    }

    private static LocalDate begin(Order order) {
        return Optional.ofNullable(order.validity().from()).orElse(LocalDate.MIN);
    }

    /** Codes that look like a slip for another, and codes that stand alone. */
    private void codes() {
        Map<String, Map<String, Long>> used = read.places().codes().stream()
                .collect(Collectors.groupingBy(
                        Places.Code::fact, Collectors.groupingBy(Places.Code::code, Collectors.counting())));
        for (Places.Code code : read.places().codes()) {
            Map<String, Long> ofFact = used.getOrDefault(code.fact(), Map.of());
            Set<String> common = FactName.commonCodes(code.fact());
            long times = ofFact.getOrDefault(code.code(), 0L);
            if (!common.contains(code.code())) {
                Set<String> better = new TreeSet<>(common);
                ofFact.forEach((other, often) -> {
                    if (often > times) {
                        better.add(other);
                    }
                });
                odd(code, Nearest.slip(code.code(), better), times);
            }
        }
    }

    private void odd(Places.Code code, Optional<String> meant, long times) {
        if (meant.isPresent()) {
            found.add(new Warning(code.line(), "misspelt", List.of(code.fact(), code.code(), meant.get())));
        } else if (times == 1) {
            found.add(new Warning(code.line(), "lonely", List.of(code.fact(), code.code())));
        }
    }
}
