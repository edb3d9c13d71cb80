package paddock.invented;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import paddock.circuit.Circuit;
import paddock.circuit.Layout;
import paddock.circuit.Pool;
import paddock.circuit.Site;
import paddock.ground.Claim;
import paddock.kernel.Ids;
import paddock.kernel.Window;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An invented year of a site: who would have what when. The same site, companies and year give the same. */
final class InventedYear {

    private static final long SEED = 320;
    private static final LocalTime NINE = LocalTime.of(9, 0);
    private static final LocalTime TWELVE = LocalTime.of(12, 0);
    private static final LocalTime FOURTEEN = LocalTime.of(14, 0);
    private static final LocalTime EIGHTEEN = LocalTime.of(18, 0);

    private final Site site;
    private final List<UUID> companies;
    private final int year;
    private final Random random;
    private final List<Draft> drafts = new ArrayList<>();

    InventedYear(Site site, List<UUID> companies, int year) {
        this.site = site;
        this.companies = List.copyOf(companies);
        this.year = year;
        this.random = new Random(SEED + year);
    }

    /**
     * Something that somebody would have.
     *
     * @param company absent for a closure
     * @param reason why it is closed
     */
    record Draft(UUID id, @Nullable UUID company, List<Claim> claims, ObjectNode use, String reason) {

        LocalDate day() {
            return claims.getFirst().window().from().toLocalDate();
        }
    }

    /** Day by day. What the order refuses of it, or what somebody has already, is for others to find out. */
    List<Draft> drafts() {
        Optional<Circuit> main = site.circuits().stream()
                .max(Comparator.comparingInt(circuit -> circuit.layouts().size()));
        if (main.isEmpty() || companies.isEmpty()) {
            return List.of();
        }
        LocalDate works = LocalDate.of(year, 2, 1).with(TemporalAdjusters.dayOfWeekInMonth(2, DayOfWeek.MONDAY));
        for (LocalDate day = LocalDate.of(year, 1, 1); day.getYear() == year; day = day.plusDays(1)) {
            boolean closed = !day.isBefore(works) && day.isBefore(works.plusDays(5));
            if (closed) {
                close(main.get(), new Hours(day, LocalTime.of(8, 0), EIGHTEEN), "Vibreurs à refaire (inventé)");
            } else if (chance(day.getDayOfWeek() == DayOfWeek.SUNDAY ? 60 : 93)) {
                day(main.get(), day);
            }
            for (Circuit other : site.circuits()) {
                if (!other.equals(main.get()) && chance(45)) {
                    rent(List.of(track(other.layouts().getFirst(), morning(day))));
                }
            }
        }
        return List.copyOf(drafts);
    }

    /** Hours of a day. */
    private record Hours(LocalDate day, LocalTime from, LocalTime until) {}

    private static Hours morning(LocalDate day) {
        return new Hours(day, NINE, TWELVE);
    }

    private static Hours afternoon(LocalDate day) {
        return new Hours(day, FOURTEEN, EIGHTEEN);
    }

    /** One client all day, one after the other, two side by side, or half a day; seldom a storm. */
    private void day(Circuit circuit, LocalDate day) {
        List<Layout> layouts = circuit.layouts();
        int kind = random.nextInt(100);
        if (kind < 30) {
            List<Claim> claims = new ArrayList<>(both(layouts.getFirst(), day));
            garage().filter(any -> chance(50)).ifPresent(pool -> claims.add(garages(pool, day)));
            rent(claims);
        } else if (kind < 65) {
            rent(List.of(track(any(layouts), morning(day))));
            rent(List.of(track(any(layouts), afternoon(day))));
        } else if (kind < 88) {
            for (Layout layout : apart(circuit, day)) {
                rent(both(layout, day));
            }
        } else if (kind < 98) {
            rent(List.of(track(any(layouts), chance(50) ? morning(day) : afternoon(day))));
        } else {
            rent(List.of(track(any(layouts), morning(day))));
            close(circuit, afternoon(day), "Orage (inventé)");
        }
    }

    private List<Claim> both(Layout layout, LocalDate day) {
        return List.of(track(layout, morning(day)), track(layout, afternoon(day)));
    }

    /** Two layouts that can be driven at the same time; one where there are none. */
    private List<Layout> apart(Circuit circuit, LocalDate day) {
        for (Layout one : circuit.layouts()) {
            for (Layout other : circuit.layouts()) {
                if (one.equals(other)) {
                    continue;
                }
                Set<UUID> shared = new HashSet<>(sections(one, day));
                shared.retainAll(sections(other, day));
                boolean excluded = site.exclusions().stream()
                        .anyMatch(each -> Set.of(each.first(), each.second()).equals(Set.of(one.key(), other.key())));
                if (shared.isEmpty() && !excluded) {
                    return List.of(one, other);
                }
            }
        }
        return List.of(circuit.layouts().getFirst());
    }

    private static Set<UUID> sections(Layout layout, LocalDate day) {
        Set<UUID> sections = new HashSet<>();
        layout.courses().on(day).ifPresent(course -> course.sections().forEach(each -> sections.add(each.id())));
        return sections;
    }

    private Optional<Pool> garage() {
        return site.pools().stream()
                .filter(pool -> pool.kind() == Pool.Kind.GARAGE)
                .findFirst();
    }

    private Claim garages(Pool pool, LocalDate day) {
        int most = Math.clamp(pool.unitsOn(day).size(), 1, 4);
        return new Claim.Units(
                pool.id(), 1 + random.nextInt(most), window(new Hours(day, LocalTime.of(8, 0), EIGHTEEN)));
    }

    private Claim track(Layout layout, Hours hours) {
        return new Claim.Track(layout.id(), null, window(hours));
    }

    private Window window(Hours hours) {
        return new Window(
                hours.day().atTime(hours.from()).atZone(site.zone()),
                hours.day().atTime(hours.until()).atZone(site.zone()));
    }

    private void rent(List<Claim> claims) {
        ObjectNode use = JsonMapper.shared().createObjectNode().put("activity", "practice");
        boolean electric = chance(15);
        use.putObject("noise").put("source-exhaust", electric ? 70 : 84 + random.nextInt(11));
        use.putArray("vehicles")
                .addObject()
                .put("category", "touring-gt")
                .put("count", 3 + random.nextInt(9))
                .put("powertrain", electric ? "electric" : "combustion");
        add(companies.get(random.nextInt(companies.size())), claims, use, "");
    }

    private void close(Circuit circuit, Hours hours, String reason) {
        add(
                null,
                List.of(track(circuit.layouts().getFirst(), hours)),
                JsonMapper.shared().createObjectNode(),
                reason);
    }

    private void add(@Nullable UUID company, List<Claim> claims, ObjectNode use, String reason) {
        String place = site.key() + "/" + year + "/" + drafts.size();
        drafts.add(new Draft(Ids.named("demonstration", "booking", place), company, claims, use, reason));
    }

    private Layout any(List<Layout> layouts) {
        return layouts.get(random.nextInt(layouts.size()));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
