package paddock;

import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import paddock.booking.Booking;
import paddock.booking.Bookings;
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

/** The same product without its web, in this process, on the database of the other. */
final class Door implements AutoCloseable {

    private static final Acting SALES =
            new Acting(Ids.named("demonstration", "person", "SALES"), "Bench", "", Set.of(StaffRole.SALES), Map.of());
    private static final UUID COMPANY = Ids.named("demonstration", "company", "stable");
    private static final ObjectNode PRACTICE = (ObjectNode) JsonMapper.shared().readTree("""
            {"activity": "practice", "noise": {"source-exhaust": 88},
             "vehicles": [{"category": "touring-gt", "count": 6, "powertrain": "combustion"}]}""");

    private final ConfigurableApplicationContext context;
    private final Bookings bookings;
    private final Site site;

    Door(String url, String user, String password) {
        SpringApplication application = new SpringApplication(Paddock.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        Map<String, Object> settings = Map.of(
                "paddock.database.url",
                url,
                "paddock.database.user",
                user,
                "paddock.database.password",
                password,
                "paddock.audit.key",
                "0123456789abcdef".repeat(4),
                "paddock.personal.key",
                "0123456789abcdef".repeat(4),
                "paddock.demo",
                "on");
        application.addInitializers(started ->
                started.getEnvironment().getPropertySources().addFirst(new MapPropertySource("bench", settings)));
        context = application.run();
        bookings = context.getBean(Bookings.class);
        site = context.getBean(Sites.class).withKey("ales").orElseThrow();
    }

    /** Its id. */
    String book(Shop.Slot slot) {
        LocalTime hour = LocalTime.parse(slot.hour());
        Window window = new Window(
                slot.day().atTime(hour).atZone(site.zone()),
                slot.day().atTime(hour.plusMinutes(30)).atZone(site.zone()));
        Claim track = new Claim.Track(Ids.named(site.key(), "layout", slot.layout()), null, window);
        Holding outcome = bookings.book(
                SALES, new Wish(site.id(), COMPANY, List.of(track), new Booking.Said(PRACTICE, "", "", "")));
        if (outcome instanceof Holding.Held held) {
            return held.id().toString();
        }
        throw new IllegalStateException(slot + ": " + outcome);
    }

    @Override
    public void close() {
        context.close();
    }
}
