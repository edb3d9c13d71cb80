package paddock.terms;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.circuit.Site;
import paddock.directory.Clients;
import paddock.kernel.Acting;
import paddock.kernel.StaffRole;
import paddock.kernel.Window;

/** What each company may hold, as the operator has set it. */
@Component("sellingTerms")
public class Terms {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clients clients;
    private final Standing standing;
    private final Trail trail;

    Terms(JdbcClient jdbc, PlatformTransactionManager transactions, Clients clients, Standing standing, Trail trail) {
        this.jdbc = jdbc;
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
        return standing.wasHere(wanted.site().id(), wanted.company(), opening.year() - 1)
                ? opening.returning()
                : opening.opens();
    }

    private Optional<Beyond> tooMuch(Limits limits, Wanted wanted) {
        if (limits.options() == null && limits.days() == null) {
            return Optional.empty();
        }
        Standing.Held held = standing.held(wanted.site().id(), wanted.company(), wanted.now());
        Set<LocalDate> days = new HashSet<>(held.days());
        days.addAll(wanted.days());
        if (limits.options() != null && held.options() >= limits.options()) {
            return Optional.of(new Beyond.Options(limits.options()));
        }
        return limits.days() != null && days.size() > limits.days()
                ? Optional.of(new Beyond.Days(limits.days()))
                : Optional.empty();
    }

    /** The terms of a site. */
    public Edition of(UUID site) {
        return head(site)
                .map(head -> new Edition(
                        head.version(),
                        head.answer(),
                        head.renewal(),
                        head.discretion(),
                        jdbc.sql(LIMITS)
                                .param(site)
                                .query((row, n) -> limits(row))
                                .list(),
                        jdbc.sql("select year, regulars, opens from terms.opening where site = ? order by year")
                                .param(site)
                                .query((row, n) ->
                                        new Opening(row.getInt("year"), day(row, "regulars"), day(row, "opens")))
                                .list()))
                .orElse(Edition.NONE);
    }

    /** Whether days are sold that no order reaches yet, as if the last were renewed. */
    public boolean sellsBeyondOrder(UUID site) {
        return head(site).map(Head::renewal).orElse(false);
    }

    /** What is kept from whom at a site. */
    public Discretion discretion(UUID site) {
        return head(site).map(Head::discretion).orElse(Discretion.USUAL);
    }

    /** Sets all of them anew; false where somebody has set them since they were read. */
    public boolean save(Acting by, UUID site, Edition edition) {
        return transaction.execute(status -> {
            jdbc.sql(BLANK).param(site).update();
            jdbc.sql("select version from terms.edition where site = ? for update")
                    .param(site)
                    .query()
                    .singleRow();
            Edition before = of(site);
            if (before.version() != edition.version()) {
                return false;
            }
            write(site, edition);
            trail.record(by, Deed.of("terms-set", "site", site).changing(recorded(before), recorded(edition)));
            return true;
        });
    }

    private void write(UUID site, Edition edition) {
        jdbc.sql(SET)
                .param(edition.answer())
                .param(edition.renewal())
                .param(edition.discretion().confidants().stream()
                        .map(StaffRole::name)
                        .toArray(String[]::new))
                .param(edition.discretion().layouts())
                .param(site)
                .update();
        jdbc.sql("delete from terms.limits where site = ?").param(site).update();
        jdbc.sql("delete from terms.opening where site = ?").param(site).update();
        for (Limits limits : edition.limits()) {
            jdbc.sql("""
                            insert into terms.limits (site, status, lasting, options, days, notice, ahead)
                            values (?, ?, ?, cast(? as int), cast(? as int), ?, cast(? as int))""")
                    .param(site)
                    .param(limits.status())
                    .param(limits.lasting())
                    .param(limits.options())
                    .param(limits.days())
                    .param(limits.notice())
                    .param(limits.ahead())
                    .update();
        }
        for (Opening opening : edition.openings()) {
            jdbc.sql("insert into terms.opening (site, year, regulars, opens) values (?, ?, ?, ?)")
                    .param(site)
                    .param(opening.year())
                    .param(opening.returning())
                    .param(opening.opens())
                    .update();
        }
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

    private record Head(int version, int answer, boolean renewal, Discretion discretion) {}

    private Optional<Head> head(UUID site) {
        return jdbc.sql("select version, answer, renewal, confidants, layouts from terms.edition where site = ?")
                .param(site)
                .query((row, n) -> new Head(
                        row.getInt("version"), row.getInt("answer"), row.getBoolean("renewal"), discretion(row)))
                .optional();
    }

    private static Discretion discretion(ResultSet row) throws SQLException {
        return new Discretion(
                Arrays.stream((String[]) row.getArray("confidants").getArray())
                        .map(StaffRole::valueOf)
                        .toList(),
                row.getBoolean("layouts"));
    }

    private static Limits limits(ResultSet row) throws SQLException {
        return new Limits(
                Objects.requireNonNull(row.getString("status")),
                row.getInt("lasting"),
                row.getObject("options", Integer.class),
                row.getObject("days", Integer.class),
                row.getInt("notice"),
                row.getObject("ahead", Integer.class));
    }

    private static LocalDate day(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, LocalDate.class));
    }

    private static final String BLANK = """
            insert into terms.edition (site, version, answer, renewal) values (?, 0, 48, false)
                on conflict do nothing
            """;

    private static final String SET = """
            update terms.edition
               set version = version + 1, answer = ?, renewal = ?, confidants = ?, layouts = ?
             where site = ?
            """;

    private static final String LIMITS = """
            select status, lasting, options, days, notice, ahead from terms.limits where site = ? order by status
            """;
}
