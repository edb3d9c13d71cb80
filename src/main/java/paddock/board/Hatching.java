package paddock.board;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import paddock.asking.Uses;
import paddock.circuit.Site;
import paddock.ground.Claim;
import paddock.ground.Ground;
import paddock.homologation.Finding;
import paddock.homologation.Homologation;
import paddock.homologation.Homologations;
import paddock.homologation.Law;
import paddock.homologation.LawfulHours;
import paddock.homologation.Use;
import paddock.homologation.Verdict;

/** The hours that the order closes, layout by layout and day by day, kept for as long as nothing is written otherwise. */
@Component
final class Hatching {

    private static final Set<String> IN_THE_WAY = Set.of("refused", "needs");

    /** Days times layouts, far more than are looked at in a day's work. */
    private static final int MOST = 50_000;

    private final Homologations homologations;
    private final Uses uses;

    /** Kept by the identity of what is written: when that is read anew, it is another. */
    private final LoadingCache<Law, Shelf> known = Caffeine.newBuilder()
            .weakKeys()
            .build(law -> new Shelf(new ConcurrentHashMap<>(), new ConcurrentHashMap<>()));

    /** What is known of days of layouts. */
    private record Shelf(Map<Asked, List<Shut>> shut, Map<Asked, Boolean> written) {}

    Hatching(Homologations homologations, Uses uses) {
        this.homologations = homologations;
        this.uses = uses;
    }

    private record Asked(String circuit, String layout, LocalDate day) {}

    /** What is written about a site, read once for all that is asked of it. */
    Book at(Site site) {
        Homologations.InForce laws = homologations.at(site);
        Shelf shelf = known.get(laws.law());
        if (shelf.shut().size() > MOST) {
            shelf.shut().clear();
            shelf.written().clear();
        }
        return new Book(laws, shelf);
    }

    /** What is said of a use of which nothing is known but where and when. */
    Verdict whoever(Site site, Claim.Track track) {
        String layout =
                new Ground(site).place(track.layout()).orElseThrow().layout().key();
        Use use = uses.of(Map.of(), site.zone(), layout);
        return homologations
                .of(site, layout)
                .verdict(use.during(track.window().start(), track.window().end()));
    }

    /** What is written about a site at one moment. */
    final class Book {

        private final Homologations.InForce laws;
        private final Shelf shelf;

        private Book(Homologations.InForce laws, Shelf shelf) {
            this.laws = laws;
            this.shelf = shelf;
        }

        /** The hours of a day in which a layout is closed to all or to some, in order. */
        List<Shut> of(Ground.Place place, LocalDate day) {
            Asked asked = new Asked(place.circuit().key(), place.layout().key(), day);
            return shelf.shut().computeIfAbsent(asked, this::find);
        }

        /** Whether anybody can know if a day is lawful there: there is an order, or none is needed. */
        boolean isWritten(Ground.Place place, LocalDate day) {
            Asked asked = new Asked(place.circuit().key(), place.layout().key(), day);
            return shelf.written().computeIfAbsent(asked, this::findWritten);
        }

        private boolean findWritten(Asked asked) {
            ZoneId zone = laws.site().zone();
            Use noon = uses.of(Map.of(), zone, asked.layout())
                    .during(
                            asked.day().atTime(12, 0).atZone(zone).toInstant(),
                            asked.day().atTime(12, 1).atZone(zone).toInstant());
            return laws.of(asked.layout()).verdict(noon).findings().stream()
                    .noneMatch(finding -> finding.ruleId().equals(Finding.NO_ORDER));
        }

        private List<Shut> find(Asked asked) {
            Homologation written = laws.of(asked.layout());
            ZoneId zone = laws.site().zone();
            List<LawfulHours.Window> whoever = hours(written, uses.of(Map.of(), zone, asked.layout()), asked.day());
            List<List<LawfulHours.Window>> kinds = laws.law().profiles().stream()
                    .filter(profile ->
                            profile.circuit() == null || profile.circuit().equals(asked.circuit()))
                    .map(profile -> uses.of(profile.facts(), zone, asked.layout()))
                    .map(use -> hours(written, use, asked.day()))
                    .toList();
            List<Shut> shut = new ArrayList<>();
            List<Integer> cuts = cuts(whoever, kinds);
            for (int i = 0; i + 1 < cuts.size(); i++) {
                Shut each = shut(new Slice(cuts.get(i), cuts.get(i + 1)), whoever, kinds, asked);
                if (each != null) {
                    add(shut, each);
                }
            }
            return List.copyOf(shut);
        }

        private @Nullable Shut shut(
                Slice slice, List<LawfulHours.Window> whoever, List<List<LawfulHours.Window>> kinds, Asked asked) {
            List<LawfulHours.Window> refused = windows(whoever, slice)
                    .filter(window -> window.verdict().equals("refused"))
                    .toList();
            List<LawfulHours.Window> inTheWay = kinds.stream()
                    .flatMap(kind -> windows(kind, slice))
                    .filter(window -> IN_THE_WAY.contains(window.verdict()))
                    .toList();
            if (refused.isEmpty() && inTheWay.isEmpty()) {
                return null;
            }
            boolean everybody = !refused.isEmpty() || inTheWay.size() == kinds.size();
            return new Shut(
                    slice.from(),
                    slice.until(),
                    everybody ? Shut.Whom.EVERYBODY : Shut.Whom.SOME,
                    paragraphs((refused.isEmpty() ? inTheWay : refused).stream(), asked));
        }

        private List<Shut.Paragraph> paragraphs(Stream<LawfulHours.Window> windows, Asked asked) {
            return windows.flatMap(window -> window.cites().stream())
                    .distinct()
                    .map(cite -> new Shut.Paragraph(
                            cite,
                            laws.of(asked.layout()).on(asked.day()).stream()
                                    .flatMap(order -> order.rules().stream())
                                    .filter(rule -> rule.cite().equals(cite))
                                    .map(rule -> rule.text())
                                    .filter(Objects::nonNull)
                                    .toList()))
                    .toList();
        }
    }

    /** Part of a day in which no verdict changes, in seconds. */
    private record Slice(int from, int until) {}

    private static Stream<LawfulHours.Window> windows(List<LawfulHours.Window> windows, Slice slice) {
        return windows.stream()
                .filter(window ->
                        window.hours().from() <= slice.from() && window.hours().until() >= slice.until());
    }

    private static List<Integer> cuts(List<LawfulHours.Window> whoever, List<List<LawfulHours.Window>> kinds) {
        TreeSet<Integer> cuts = new TreeSet<>();
        Stream.concat(Stream.of(whoever), kinds.stream())
                .flatMap(List::stream)
                .forEach(window -> cuts.addAll(
                        List.of(window.hours().from(), window.hours().until())));
        return List.copyOf(cuts);
    }

    /** What goes on as it was is one. */
    private static void add(List<Shut> shut, Shut next) {
        Shut last = shut.isEmpty() ? null : shut.getLast();
        if (last != null
                && last.until() == next.from()
                && last.whom() == next.whom()
                && last.paragraphs().equals(next.paragraphs())) {
            shut.removeLast();
            shut.add(new Shut(last.from(), next.until(), next.whom(), next.paragraphs()));
        } else {
            shut.add(next);
        }
    }

    private static List<LawfulHours.Window> hours(Homologation written, Use use, LocalDate day) {
        return written.lawful(use).between(day, day.plusDays(1)).getFirst().windows();
    }
}
