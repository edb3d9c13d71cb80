package paddock.sheet;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import paddock.asking.DayRules;
import paddock.asking.Uses;
import paddock.booking.Booking;
import paddock.booking.Bookings;
import paddock.booking.Holding;
import paddock.circuit.Layout;
import paddock.circuit.Pool;
import paddock.circuit.Site;
import paddock.directory.Clients;
import paddock.fact.Value;
import paddock.ground.Claim;
import paddock.ground.ClaimWords;
import paddock.ground.Ground;
import paddock.homologation.Use;
import paddock.kernel.Window;
import paddock.web.Formats;

/** What is to be said of each booking of a day, as things are. */
@Component
class DayLines {

    private final DayRows rows;
    private final Bookings bookings;
    private final Clients clients;
    private final DayContacts contacts;
    private final Uses uses;
    private final DayRules rules;
    private final MessageSource texts;
    private final InstantSource clock;

    DayLines(
            DayRows rows,
            Bookings bookings,
            Clients clients,
            DayContacts contacts,
            Uses uses,
            DayRules rules,
            MessageSource texts,
            InstantSource clock) {
        this.rows = rows;
        this.bookings = bookings;
        this.clients = clients;
        this.contacts = contacts;
        this.uses = uses;
        this.rules = rules;
        this.texts = texts;
        this.clock = clock;
    }

    /** A day of a site, for a reader of one language. */
    record Day(Site site, LocalDate on, Locale locale) {

        Window whole() {
            return new Window(on.atStartOfDay(site.zone()), on.plusDays(1).atStartOfDay(site.zone()));
        }

        Day in(Locale other) {
            return new Day(site, on, other);
        }
    }

    /** All that is had on the day, in the order in which it begins. */
    List<Line> of(Day day) {
        return lines(day, rows.on(day));
    }

    /** What is to be said of one; nothing where it has nothing on the day, or no longer. */
    List<Line> of(Day day, UUID booking) {
        return lines(day, List.of(booking));
    }

    private List<Line> lines(Day day, List<UUID> ids) {
        Map<UUID, Contact> whom = contacts.of(ids);
        Map<UUID, List<Line.Taken>> taken = rows.taken(ids);
        Map<DayRows.Had, Set<UUID>> units = rows.units(ids);
        Instant now = clock.instant();
        return bookings.withIds(ids).stream()
                .filter(booking -> isOn(day, booking, now))
                .sorted(Comparator.comparing((Booking booking) -> begin(day, booking))
                        .thenComparingLong(Booking::number))
                .map(booking -> line(
                        day,
                        booking,
                        units,
                        new Beside(whom.get(booking.id()), taken.getOrDefault(booking.id(), List.of()))))
                .toList();
    }

    /** What other tables say of a booking. */
    private record Beside(@Nullable Contact contact, List<Line.Taken> taken) {}

    private static boolean isOn(Day day, Booking booking, Instant now) {
        boolean had =
                booking.at(now) instanceof Booking.State.Booked || booking.at(now) instanceof Booking.State.Option;
        return had && claims(day, booking).findAny().isPresent();
    }

    private static Stream<Claim> claims(Day day, Booking booking) {
        Window whole = day.whole();
        return booking.claims().stream().filter(claim -> claim.window().overlaps(whole));
    }

    private static Instant begin(Day day, Booking booking) {
        return claims(day, booking)
                .map(claim -> claim.window().start())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private Line line(Day day, Booking booking, Map<DayRows.Had, Set<UUID>> units, Beside beside) {
        DayRules.Kept kept = booking.kind() == Booking.Kind.CLOSURE
                ? new DayRules.Kept(List.of(), List.of(), List.of())
                : kept(day, booking);
        return new Line(
                booking.id(),
                booking.number(),
                booking.kind().name().toLowerCase(Locale.ROOT),
                booking.at(clock.instant()) instanceof Booking.State.Booked ? "booked" : "option",
                booking.company(),
                booking.said().reason(),
                booking.said().reference(),
                claims(day, booking)
                        .map(claim -> claimed(
                                day,
                                claim,
                                units.getOrDefault(
                                        new DayRows.Had(
                                                booking.id(), booking.claims().indexOf(claim)),
                                        Set.of())))
                        .toList(),
                kept.hours(),
                kept.noise(),
                kept.vehicles(),
                uses.words(booking.said().use(), day.locale()).stream()
                        .map(fact -> new Line.Fact(fact.name(), fact.value()))
                        .toList(),
                beside.taken(),
                beside.contact() == null ? 0 : beside.contact().version());
    }

    /** Of all its layouts on the day, each thing once. */
    private DayRules.Kept kept(Day day, Booking booking) {
        Ground ground = new Ground(day.site());
        List<DayRules.Kept> all = new ArrayList<>();
        for (Holding.Judged judged : bookings.judged(booking)) {
            Claim claim = booking.claims().get(judged.claim());
            if (claim instanceof Claim.Track track && track.window().overlaps(day.whole())) {
                String layout = ground.place(track.layout())
                        .map(Ground.Place::layout)
                        .map(Layout::key)
                        .orElse("");
                all.add(rules.of(
                        new DayRules.Judged(
                                day.site(),
                                layout,
                                use(day, booking, track, layout),
                                judged.verdict().findings()),
                        day.on(),
                        day.locale()));
            }
        }
        return new DayRules.Kept(
                all.stream().flatMap(each -> each.hours().stream()).distinct().toList(),
                all.stream().flatMap(each -> each.noise().stream()).distinct().toList(),
                all.stream()
                        .flatMap(each -> each.vehicles().stream())
                        .distinct()
                        .toList());
    }

    private Use use(Day day, Booking booking, Claim.Track track, String layout) {
        Use profile = uses.stored(booking.said().use(), "use", day.site().zone());
        Map<String, Value> facts = new HashMap<>(profile.facts());
        UUID company = booking.company();
        Set<String> statuses = company == null
                ? Set.of()
                : clients.withId(company).map(client -> client.on(day.on())).orElse(Set.of());
        facts.put("customer", new Value.Codes(statuses.isEmpty() ? Set.of("company") : statuses));
        return new Use(
                track.window().start(),
                track.window().end(),
                Set.of(layout),
                facts,
                profile.vehicles(),
                booking.permits().stream().map(permit -> permit.path()).collect(Collectors.toSet()),
                Map.of(),
                null);
    }

    private Line.Claimed claimed(Day day, Claim claim, Set<UUID> units) {
        Formats formats = new Formats(day.locale());
        String what = ClaimWords.of(day.site(), claim, day.locale()).what();
        Window window = claim.window();
        boolean within = window.days().equals(List.of(day.on()));
        String when = within
                ? formats.hours(window.from().toLocalTime(), window.until().toLocalTime())
                : ClaimWords.when(window, formats);
        return switch (claim) {
            case Claim.Track track -> new Line.Claimed(what, direction(track, day.locale()), when, "");
            case Claim.Units some -> new Line.Claimed(what, "", when, units(day.site(), some, units));
        };
    }

    /** The way it is driven; nothing where nobody has said. */
    private String direction(Claim.Track track, Locale locale) {
        return track.direction() == null
                ? ""
                : texts.getMessage(
                        "booking.direction." + track.direction().name().toLowerCase(Locale.ROOT),
                        new Object[0],
                        locale);
    }

    /** By name; how many where nobody knows which. */
    private static String units(Site site, Claim.Units claim, Set<UUID> had) {
        List<String> names = new Ground(site)
                .pool(claim.pool()).stream()
                        .flatMap(pool -> pool.units().stream())
                        .filter(unit -> had.contains(unit.id()))
                        .map(Pool.Unit::key)
                        .toList();
        return names.isEmpty() ? claim.number() + " ×" : String.join(", ", names);
    }
}
