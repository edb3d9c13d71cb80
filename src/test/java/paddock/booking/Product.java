package paddock.booking;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.jdbc.core.simple.JdbcClient;
import paddock.booking.Booking.Said;
import paddock.booking.Moves.Shift;
import paddock.ground.Claim;
import paddock.kernel.Acting;
import paddock.kernel.ClientRole;
import paddock.kernel.Ids;
import paddock.kernel.StaffRole;
import paddock.kernel.Window;
import paddock.oracle.Answer;
import paddock.oracle.Place;
import paddock.oracle.Step;
import paddock.oracle.Want;
import paddock.permit.Permit;
import paddock.permit.Permit.Progress;
import paddock.sitefile.Imported;
import paddock.store.Database;
import paddock.store.TestDatabases;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Two nodes of the product on one database, asked in the words of a history. */
public final class Product implements AutoCloseable {

    private static final Acting STAFF = new Acting(null, "Paddock", "", Set.of(StaffRole.OPERATIONS), Map.of());
    private static final UUID SITE = Ids.named("model", "site");
    private static final UUID PERSON = Ids.named("model", "person");

    /** What a test has in hand of each node. */
    public interface Seams {
        Instant now(int node);

        String sql(int node, String text);
    }

    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, UUID> ids = new HashMap<>();
    private final JdbcClient jdbc;
    private final AtomicReference<Instant> now;

    public Product(AtomicReference<Instant> now, Seams seams) {
        this.now = now;
        Database database = TestDatabases.EXTERNAL.fresh();
        for (int node = 0; node < 2; node++) {
            int number = node;
            nodes.add(new Node(database, () -> seams.now(number), text -> seams.sql(number, text)));
        }
        jdbc = nodes.getFirst().context.getBean(JdbcClient.class);
        Imported.into(nodes.getFirst().context, Path.of("src/test/resources/paddock/model.yaml"));
        for (Step.Client client : Step.Client.values()) {
            jdbc.sql("""
                            insert into directory.company (id, name, sought, standing, version, demo, added_at)
                            values (?, ?, lower(?), 'open', 1, false, now())""")
                    .param(company(client))
                    .param(client.name())
                    .param(client.name())
                    .update();
        }
        TERMS.forEach(sql -> jdbc.sql(sql).update());
        jdbc.sql("""
                        insert into account.person (id, email, name, language, demo, added_at)
                        values (?, 'booker@example.org', 'B', 'fr', false, now())""").param(PERSON).update();
    }

    private static final List<String> TERMS = List.of(
            "insert into terms.edition (site, version, answer, renewal) values ('%s', 1, 20, false)".formatted(SITE),
            "insert into terms.limits (site, status, lasting, options, days, notice, ahead) values ('%s', '', 60, 2, 3, 2, 12)"
                    .formatted(SITE),
            "insert into terms.limits (site, status, lasting, options, days, notice, ahead) values ('%s', 'club', 36, 4, 5, 2, 12)"
                    .formatted(SITE),
            "insert into directory.status (id, company, kind, during, version) values (gen_random_uuid(), '%s', 'club', '[2026-01-01,)', 1)"
                    .formatted(company(Step.Client.CLUB)));

    private static UUID company(Step.Client client) {
        return Ids.named("model", "company", client.name());
    }

    /** Nothing is held any more. */
    public void empty() {
        ids.clear();
        jdbc.sql("truncate booking.booking, notice.due cascade").update();
    }

    public Answer ask(Step.Ask ask) {
        Node node = nodes.get(ask.node());
        UUID company = ask.how() == Step.How.CLOSE ? null : company(ask.client());
        Wish wish = new Wish(SITE, company, claims(ask.wants()), said(ask.cars()));
        Holding outcome = switch (ask.how()) {
            case HOLD_SELF ->
                node.bookings.hold(
                        new Acting(PERSON, "B", "", Set.of(), Map.of(company(ask.client()), ClientRole.BOOKER)), wish);
            case HOLD -> node.bookings.hold(STAFF, wish);
            case BOOK -> ask.node() == 0 ? node.bookings.book(STAFF, wish) : node.bookInARush(STAFF, wish);
            case CLOSE -> node.bookings.close(STAFF, wish);
        };
        if (outcome instanceof Holding.Held held) {
            ids.put(ask.label(), held.id());
            return new Answer(
                    "held", "rank " + held.rank() + (held.lapsesAt() == null ? "" : " until " + held.lapsesAt()));
        }
        return Answers.of(outcome);
    }

    private static Said said(int cars) {
        return new Said((ObjectNode) JsonMapper.shared().readTree("""
                        {"activity": "practice", "vehicles": [{"category": "touring-gt", "count": %d}]}""".formatted(Math.max(cars, 1))), "", "", "");
    }

    private static List<Claim> claims(List<Want> wants) {
        return wants.stream().map(Product::claim).toList();
    }

    private static Claim claim(Want want) {
        Window window = new Window(want.from().atZone(Place.ZONE), want.until().atZone(Place.ZONE));
        return want.isTrack()
                ? new Claim.Track(Ids.named("model", "layout", want.thing()), null, window)
                : new Claim.Units(Ids.named("model", "pool", want.thing()), want.units(), window);
    }

    /** Something becomes of what there is. */
    public Answer act(Step.Act act) {
        Node node = nodes.get(act.node());
        Booking booking = read(node, act.label());
        int version = booking.version() - (act.stale() ? 1 : 0);
        return switch (act.verb()) {
            case CONFIRM -> Answers.of(node.handling.confirm(STAFF, booking.id(), version));
            case RELEASE -> Answers.of(node.handling.release(STAFF, booking.id(), version));
            case CHALLENGE -> Answers.of(node.handling.challenge(STAFF, booking.id(), version));
            case FILE -> permit(node, booking, version, new Progress.Filed(today()));
            case GRANT -> permit(node, booking, version, new Progress.Granted("2026-1", today()));
            case REFUSE -> permit(node, booking, version, new Progress.Refused(today()));
        };
    }

    private LocalDate today() {
        return Place.day(now.get());
    }

    private Booking read(Node node, String label) {
        return node.bookings.withId(Objects.requireNonNull(ids.get(label))).orElseThrow();
    }

    private static Answer permit(Node node, Booking booking, int version, Progress to) {
        if (booking.permits().size() != 1) {
            return new Answer("permits", booking.permits().toString());
        }
        Permit permit = booking.permits().getFirst();
        return Answers.of(node.handling.permit(STAFF, booking.id(), version, new Handling.Change(permit.id(), to)));
    }

    public Answer move(Step.Move move) {
        Node node = nodes.get(move.node());
        Booking booking = read(node, move.label());
        return Answers.of(node.moves.move(STAFF, new Shift(booking.id(), booking.version(), claims(move.wants()))));
    }

    public Answer swap(Step.Swap swap) {
        Node node = nodes.get(swap.node());
        Booking one = read(node, swap.one());
        Booking other = read(node, swap.other());
        return Answers.of(node.moves.swap(
                STAFF,
                new Shift(one.id(), one.version(), List.of()),
                new Shift(other.id(), other.version(), List.of())));
    }

    /** Closes what others have, who are moved or ended; the answer names them all. */
    public Answer close(Step.CloseOver close, List<String> affected) {
        Node node = nodes.get(close.node());
        List<Claim> closed = claims(close.wants());
        Wish closure = new Wish(SITE, null, closed, said(0));
        List<Booking> there = node.moves.inTheWayOf(node.site(), closed).stream()
                .filter(booking -> booking.kind() == Booking.Kind.RENTAL)
                .toList();
        List<String> labels = there.stream().map(booking -> label(booking.id())).toList();
        if (!labels.equals(affected)) {
            return new Answer("in the way", labels.toString());
        }
        if (there.isEmpty()) {
            return ask(new Step.Ask(close.node(), close.label(), Step.How.CLOSE, Step.Client.CLUB, close.wants(), 0));
        }
        List<Shift> shifts = there.stream()
                .map(booking -> new Shift(booking.id(), booking.version(), instead(booking, close.later())))
                .toList();
        Moving outcome = node.moves.close(STAFF, closure, shifts);
        if (outcome instanceof Moving.Moved moved) {
            ids.put(close.label(), moved.booking());
        }
        return Answers.of(outcome);
    }

    private static List<Claim> instead(Booking booking, int later) {
        return later == 0 || booking.state() instanceof Booking.State.Waiting
                ? List.of()
                : booking.claims().stream()
                        .map(claim -> claim.during(later(claim.window(), later)))
                        .toList();
    }

    private static Window later(Window window, int days) {
        return new Window(window.from().plusDays(days), window.until().plusDays(days));
    }

    private String label(UUID id) {
        return ids.entrySet().stream()
                .filter(entry -> entry.getValue().equals(id))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("?");
    }

    /** What a node shows of everything that there has been. */
    public Seen seen(int node) {
        return new Seen(nodes.get(node), ids, now.get());
    }

    @Override
    public void close() {
        nodes.forEach(Node::close);
    }
}
