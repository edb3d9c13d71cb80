package paddock.exchange;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import paddock.booking.Booking;
import paddock.booking.Booking.State;
import paddock.booking.Desk;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.directory.Clients;
import paddock.ground.Claim;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.kernel.Tabular;

/** Bookings, options or closures as a table: a row for each claim, so that hours add up. */
final class BookingTable implements Tabular {

    private static final List<String> COLUMNS = List.of(
            "number",
            "line",
            "id",
            "state",
            "company",
            "company_id",
            "confidential",
            "circuit",
            "what",
            "units",
            "direction",
            "from",
            "until",
            "hours",
            "utc_offset",
            "reference",
            "order_number",
            "reason",
            "asked_at",
            "lapses_at",
            "ended",
            "ended_at");

    private final Desk.Extract extract;
    private final Desk desk;
    private final Clients clients;
    private final Sites sites;
    private final InstantSource clock;

    BookingTable(Desk.Extract extract, Desk desk, Clients clients, Sites sites, InstantSource clock) {
        this.extract = extract;
        this.desk = desk;
        this.clients = clients;
        this.sites = sites;
        this.clock = clock;
    }

    @Override
    public String name() {
        return extract.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Permission permission() {
        return Permission.SEE_BOOKINGS;
    }

    @Override
    public int position() {
        return switch (extract) {
            case BOOKINGS -> 0;
            case OPTIONS -> 1;
            case CLOSURES -> 2;
        };
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public void each(Acting reader, Extent extent, Row row) throws IOException {
        Site site = sites.withId(Objects.requireNonNull(extent.site())).orElseThrow();
        Things things = Things.of(site, extent.locale());
        Instant now = clock.instant();
        List<Booking> some;
        long after = 0;
        do {
            some = desk.some(reader, site, extract, new Desk.Batch(extent.start(), extent.end(), after, BATCH));
            Map<UUID, String> names = clients.names(some.stream()
                    .flatMap(each -> Stream.ofNullable(each.company()))
                    .toList());
            for (Booking booking : some) {
                List<@Nullable Object> shared = shared(booking, booking.at(now), names);
                for (int line = 0; line < booking.claims().size(); line++) {
                    row.write(cells(new Line(booking, line, booking.at(now)), shared, things, extent));
                }
                after = booking.number();
            }
        } while (some.size() == BATCH);
    }

    /** One of the claims of a booking. */
    private record Line(Booking booking, int position, State state) {
        Claim claim() {
            return booking.claims().get(position);
        }
    }

    /** What is the same for all claims of a booking. */
    private static List<@Nullable Object> shared(Booking booking, State state, Map<UUID, String> names) {
        return Arrays.asList(
                booking.id(),
                word(state),
                booking.company() == null ? null : names.get(booking.company()),
                booking.company(),
                booking.said().confidential());
    }

    private static List<@Nullable Object> cells(
            Line line, List<@Nullable Object> shared, Things things, Extent extent) {
        Booking booking = line.booking();
        Claim claim = line.claim();
        State.Ended ended = line.state() instanceof State.Ended over ? over : null;
        Things.Thing thing = things.of(claim);
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(booking.number());
        cells.add(line.position() + 1);
        cells.addAll(shared);
        cells.addAll(Arrays.asList(
                thing.circuit(),
                thing.name(),
                claim instanceof Claim.Units units ? units.number() : null,
                claim instanceof Claim.Track track && track.direction() != null
                        ? track.direction().name().toLowerCase(Locale.ROOT)
                        : null,
                extent.clock(claim.window().start()),
                extent.clock(claim.window().end()),
                hours(claim.window().length()),
                extent.offset(claim.window().start()),
                booking.said().reference(),
                booking.said().orderNumber(),
                booking.said().reason(),
                extent.clock(booking.askedAt()),
                line.state() instanceof State.Option option ? extent.clock(option.lapsesAt()) : null,
                ended == null
                        ? null
                        : ended.why().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                ended == null ? null : extent.clock(ended.at())));
        return cells;
    }

    /** As they go by, whatever the clock shows. */
    private static double hours(Duration length) {
        return length.toSeconds() / 3600.0;
    }

    private static String word(State state) {
        return switch (state) {
            case State.Waiting waiting -> "waiting";
            case State.Option option -> "option";
            case State.Booked booked -> "booked";
            case State.Ended ended -> "ended";
        };
    }
}
