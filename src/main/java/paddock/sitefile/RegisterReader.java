package paddock.sitefile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import paddock.homologation.Counter;
import paddock.homologation.Law.Register;
import paddock.homologation.Law.Taken;
import paddock.homologation.Order;
import paddock.homologation.Rule;

/** Reads what has been taken from the counters of orders, and when. */
final class RegisterReader {

    private final List<Order> orders;
    private final String language;

    RegisterReader(List<Order> orders, String language) {
        this.orders = orders;
        this.language = language;
    }

    List<Register> registers(List<Entry> entries) {
        List<Register> registers = new ArrayList<>();
        Set<List<String>> said = new HashSet<>();
        for (Entry each : entries) {
            Register register = register(each.only("order", "counter", "from", "invented", "used"));
            if (!said.add(List.of(register.order(), register.counter()))) {
                each.wrong("duplicate", register.counter());
            }
            registers.add(register);
        }
        return registers;
    }

    private Register register(Entry entry) {
        List<Order> versions = versions(entry.get("order"));
        String counter = versions.isEmpty() ? entry.get("counter").key() : counter(entry.get("counter"), versions);
        LocalDate from = entry.find("from").map(Entry::date).orElse(null);
        List<Order> counting = versions.stream()
                .filter(order -> order.unit(counter).isPresent())
                .toList();
        return new Register(
                entry.get("order").string(),
                counter,
                from,
                SiteReader.optionalProse(entry, "invented", language),
                entry.get("used").items().stream()
                        .flatMap(each -> taken(each, new Kept(counter, counting, from)).stream())
                        .toList());
    }

    private List<Order> versions(Entry named) {
        String key = named.key();
        List<Order> versions =
                orders.stream().filter(order -> order.key().equals(key)).toList();
        if (versions.isEmpty()) {
            named.unknown(
                    "unknown-order",
                    key,
                    orders.stream().map(Order::key).distinct().toList());
        }
        return versions;
    }

    private static String counter(Entry named, List<Order> versions) {
        String id = named.key();
        List<String> known = versions.stream()
                .flatMap(order -> Stream.concat(
                        order.counters().stream().map(Counter::id),
                        order.rules().stream()
                                .map(Rule::id)
                                .filter(rule -> order.unit(rule).isPresent())))
                .distinct()
                .toList();
        if (!known.contains(id)) {
            named.unknown("unknown-rule", id, known);
        }
        return id;
    }

    /** A counter, the versions that have it, and the first day its register is kept for. */
    private record Kept(
            String counter, List<Order> versions, @Nullable LocalDate from) {

        /** How it counts on a day; empty where no version that has it is in force. */
        Optional<Counter.Unit> on(LocalDate day) {
            return versions.stream()
                    .filter(order -> order.validity().contain(day))
                    .flatMap(order -> order.unit(counter).stream())
                    .findFirst();
        }
    }

    private Optional<Taken> taken(Entry entry, Kept kept) {
        entry.only("on", "units", "reference", "note");
        LocalDate on = entry.get("on").date();
        Taken taken = new Taken(
                Objects.requireNonNullElse(on, LocalDate.EPOCH),
                entry.find("units").map(units -> units.whole(1, 1000)).orElse(1),
                entry.find("reference").map(Entry::string).orElse(null),
                SiteReader.optionalProse(entry, "note", language));
        if (on == null) {
            return Optional.empty();
        }
        if (!kept.versions().isEmpty()) {
            inForce(entry.get("on"), taken, kept);
        }
        return Optional.of(taken);
    }

    private static void inForce(Entry at, Taken taken, Kept kept) {
        Counter.Unit unit = kept.on(taken.on()).orElse(Counter.Unit.DAY);
        Stream<LocalDate> days = Stream.concat(Stream.of(taken.on()), taken.days(unit).stream());
        if (unit == Counter.Unit.WEEKEND && !Counter.isWeekend(taken.on())) {
            at.wrong("not-a-weekend", taken.on());
        } else if (kept.from() != null && taken.on().isBefore(kept.from())) {
            at.wrong("before-register", taken.on(), kept.from());
        } else {
            days.filter(day -> kept.on(day).isEmpty())
                    .findFirst()
                    .ifPresent(day -> at.wrong("not-in-force", day, kept.counter()));
        }
    }
}
