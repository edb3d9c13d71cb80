package paddock.terms;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.circuit.Site;
import paddock.directory.Clients;
import paddock.kernel.Acting;
import paddock.kernel.StaffRole;
import paddock.kernel.Steady;
import paddock.kernel.Window;

/** What each company may hold, as the operator has set it. */
@Component("sellingTerms")
public class Terms {

    private final Editions editions;
    private final TransactionTemplate transaction;
    private final Clients clients;
    private final Standing standing;
    private final Trail trail;

    Terms(Editions editions, PlatformTransactionManager transactions, Clients clients, Standing standing, Trail trail) {
        this.editions = editions;
        this.transaction = new TransactionTemplate(transactions);
        this.clients = clients;
        this.standing = standing;
        this.trail = trail;
    }

    /** What holds for a company on a day. */
    public Limits limits(UUID site, UUID company, LocalDate on) {
        return of(site).of(statuses(company, on));
    }

    private Set<String> statuses(UUID company, LocalDate on) {
        return clients.withId(company).map(client -> client.on(on)).orElse(Set.of());
    }

    /**
     * What a company wants to hold.
     *
     * @param windows of all it claims
     */
    public record Wanted(Site site, UUID company, List<Window> windows, Instant now) {

        LocalDate today() {
            return now.atZone(site.zone()).toLocalDate();
        }

        Set<LocalDate> days() {
            return windows.stream().flatMap(window -> window.days().stream()).collect(Collectors.toSet());
        }

        Instant begin() {
            return windows.stream().map(Window::start).min(Instant::compareTo).orElseThrow();
        }
    }

    /** In what it goes beyond what the company may hold; whoever asks has the lock on the company. */
    public Optional<Beyond> beyond(Wanted wanted) {
        Edition edition = of(wanted.site().id());
        Limits limits = edition.of(statuses(wanted.company(), wanted.today()));
        LocalDate last = wanted.days().stream().max(LocalDate::compareTo).orElseThrow();
        if (wanted.begin().isBefore(wanted.now().plusSeconds(3600L * limits.notice()))) {
            return Optional.of(new Beyond.Notice(limits.notice()));
        }
        if (limits.ahead() != null && last.isAfter(wanted.today().plusDays(limits.ahead()))) {
            return Optional.of(new Beyond.Ahead(limits.ahead()));
        }
        return notOpen(edition, wanted).or(() -> tooMuch(limits, wanted));
    }

    private Optional<Beyond> notOpen(Edition edition, Wanted wanted) {
        return wanted.days().stream()
                .map(LocalDate::getYear)
                .distinct()
                .sorted()
                .flatMap(year -> edition.opening(year).stream())
                .map(opening -> new Beyond.NotOpen(opening.year(), from(opening, wanted)))
                .filter(closed -> wanted.today().isBefore(closed.opens()))
                .map(Beyond.class::cast)
                .findFirst();
    }

    private LocalDate from(Opening opening, Wanted wanted) {
        return Steady.read(
                        new Here(wanted.site().id(), wanted.company(), opening.year() - 1),
                        () -> standing.wasHere(wanted.site().id(), wanted.company(), opening.year() - 1))
                ? opening.returning()
                : opening.opens();
    }

    private Optional<Beyond> tooMuch(Limits limits, Wanted wanted) {
        if (limits.options() == null && limits.days() == null) {
            return Optional.empty();
        }
        Standing.Held held = Steady.read(
                new Holder(wanted.site().id(), wanted.company(), wanted.now()),
                () -> standing.held(wanted.site().id(), wanted.company(), wanted.now()));
        Set<LocalDate> days = new HashSet<>(held.days());
        days.addAll(wanted.days());
        if (limits.options() != null && held.options() >= limits.options()) {
            return Optional.of(new Beyond.Options(limits.options()));
        }
        return limits.days() != null && days.size() > limits.days()
                ? Optional.of(new Beyond.Days(limits.days()))
                : Optional.empty();
    }

    /** Who holds something somewhere at an instant. */
    private record Holder(UUID site, UUID company, Instant now) {}

    /** Who may have been somewhere in a year. */
    private record Here(UUID site, UUID company, int year) {}

    /** The terms of a site. */
    public Edition of(UUID site) {
        return editions.of(site);
    }

    /** Whether days are sold that no order reaches yet, as if the last were renewed. */
    public boolean sellsBeyondOrder(UUID site) {
        return of(site).renewal();
    }

    /** What is kept from whom at a site. */
    public Discretion discretion(UUID site) {
        return of(site).discretion();
    }

    /** Sets all of them anew; false where somebody has set them since they were read. */
    public boolean save(Acting by, UUID site, Edition edition) {
        return transaction.execute(status -> {
            Edition before = editions.locked(site);
            if (before.version() != edition.version()) {
                return false;
            }
            editions.write(site, edition);
            trail.record(by, Deed.of("terms-set", "site", site).changing(recorded(before), recorded(edition)));
            return true;
        });
    }

    private static Map<String, ?> recorded(Edition edition) {
        Map<String, Object> values = new TreeMap<>();
        values.put("answer", edition.answer());
        values.put("renewal", edition.renewal());
        values.put(
                "confidants",
                edition.discretion().confidants().stream().map(StaffRole::name).toList());
        values.put("layouts", edition.discretion().layouts());
        values.put("terms", edition.limits().stream().map(Terms::recorded).toList());
        values.put(
                "openings",
                edition.openings().stream()
                        .map(each -> Map.of(
                                "year", each.year(),
                                "returning", each.returning().toString(),
                                "opens", each.opens().toString()))
                        .toList());
        return values;
    }

    private static Map<String, ?> recorded(Limits limits) {
        Map<String, Object> values = new TreeMap<>();
        values.put("status", limits.status());
        values.put("lasting", limits.lasting());
        values.put("notice", limits.notice());
        put(values, "options", limits.options());
        put(values, "days", limits.days());
        put(values, "ahead", limits.ahead());
        return values;
    }

    private static void put(Map<String, Object> values, String name, @Nullable Integer value) {
        if (value != null) {
            values.put(name, value);
        }
    }
}
