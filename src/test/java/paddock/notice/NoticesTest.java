package paddock.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.WithPaddock;
import paddock.booking.Booking;
import paddock.booking.Bookings;
import paddock.booking.Confirmation;
import paddock.booking.Handling;
import paddock.booking.Holding;
import paddock.booking.Wish;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.ground.Claim;
import paddock.kernel.Acting;
import paddock.kernel.Ids;
import paddock.kernel.StaffRole;
import paddock.kernel.Window;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Who is told what of options and bookings, on Tuesday 12 May 2026 in Alès. */
@WithPaddock
class NoticesTest {

    private static final Acting STAFF = new Acting(null, "Paddock", "", Set.of(StaffRole.OPERATIONS), Map.of());
    private static final UUID STABLE = Ids.named("demonstration", "company", "stable");
    private static final UUID CLUB = Ids.named("demonstration", "company", "club");
    private static int day;

    @Autowired
    Bookings bookings;

    @Autowired
    Handling handling;

    @Autowired
    Sites sites;

    @Autowired
    Scribe scribe;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private LocalDate on = LocalDate.EPOCH;

    @BeforeEach
    void anotherDay() {
        on = LocalDate.of(2026, 11, 2).plusDays(day++);
    }

    private Holding.Held held(UUID company) {
        Site ales = sites.withKey("ales").orElseThrow();
        Window window =
                new Window(on.atTime(9, 0).atZone(ales.zone()), on.atTime(12, 0).atZone(ales.zone()));
        ObjectNode use = (ObjectNode) JsonMapper.shared().readTree("""
                {"activity": "practice", "noise": {"source-exhaust": 90},
                 "vehicles": [{"category": "touring-gt", "count": 8, "powertrain": "combustion"}]}""");
        Claim claim = new Claim.Track(Ids.named("ales", "layout", "technique"), null, window);
        return (Holding.Held) bookings.hold(
                STAFF, new Wish(ales.id(), company, List.of(claim), new Booking.Said(use, "essai 4", "", "")));
    }

    private record Told(String recipient, String subject, String body, String html) {}

    private List<Told> told(UUID booking) {
        scribe.writeSome();
        await(booking);
        return jdbc.sql("""
                        select m.recipient, m.subject, m.body, m.html
                          from post.mail m join post.outgoing d on d.id = m.id
                         where d.thing = ? order by d.position""")
                .param(booking)
                .query((row, n) -> new Told(
                        row.getString("recipient"),
                        row.getString("subject"),
                        row.getString("body"),
                        row.getString("html")))
                .list();
    }

    /** The scribe itself may be at it. */
    private void await(UUID booking) {
        Instant end = Instant.now().plusSeconds(20);
        while (due(booking) > 0 && Instant.now().isBefore(end)) {
            scribe.writeSome();
        }
        assertThat(due(booking)).isZero();
    }

    private int due(UUID booking) {
        return jdbc.sql("select count(*) from notice.due where booking = ?")
                .param(booking)
                .query(Integer.class)
                .single();
    }

    @Test
    void those_who_book_for_a_company_are_told_of_its_option_and_of_their_turn() {
        Holding.Held first = held(STABLE);
        Holding.Held second = held(CLUB);
        handling.release(STAFF, first.id(), 1);
        List<Told> told = told(first.id());
        assertThat(told).extracting(Told::recipient).contains("booker@demonstration.invalid");
        assertThat(told).extracting(Told::recipient).doesNotContain("reader@demonstration.invalid");
        assertThat(told.getFirst().subject()).contains("Option au premier rang", "novembre 2026", "9\u00a0h");
        assertThat(told.getFirst().body()).contains("essai 4", "Technique");
        assertThat(told.getFirst().html()).contains("essai 4").doesNotContain("??");
        assertThat(told.getLast().subject()).contains("rendue");
        assertThat(second.rank()).isEqualTo(2);
        assertThat(jdbc.sql("select count(*) from notice.due where tries > 0")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void the_calendar_says_what_holds_now() {
        Holding.Held held = held(STABLE);
        assertThat(handling.confirm(STAFF, held.id(), 1)).isInstanceOf(Confirmation.Confirmed.class);
        told(held.id());
        String latest = jdbc.sql("""
                        select convert_from(a.bytes, 'UTF8') from post.attachment a
                          join post.outgoing d on d.id = a.mail
                         where d.thing = ? order by d.position desc limit 1""").param(held.id()).query(String.class).single();
        String begin = on.toString().replace("-", "") + "T080000Z";
        assertThat(latest)
                .contains("METHOD:PUBLISH", "STATUS:CONFIRMED", "UID:" + held.id() + "-0@paddock", "SEQUENCE:2")
                .contains("DTSTART:" + begin);
    }

    @Test
    void what_is_undone_tells_nobody() {
        UUID[] undone = new UUID[1];
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            undone[0] = held(STABLE).id();
            status.setRollbackOnly();
        });
        scribe.writeSome();
        assertThat(due(undone[0])).isZero();
        assertThat(told(undone[0])).isEmpty();
    }
}
