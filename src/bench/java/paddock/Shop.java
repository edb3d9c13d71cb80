package paddock;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import paddock.kernel.Ids;

/** The product with years of invented bookings, and days far ahead that nobody has yet. */
final class Shop implements AutoCloseable {

    /** So many that a million bookings are there. */
    private static final String YEARS = System.getProperty("paddock.bench.years", "2010");

    private static final List<String> HOURS = List.of("09:00", "10:00", "14:00", "15:00");
    private static final LocalDate FIRST = LocalDate.of(2030, 1, 7);
    private static final String SITE = "ales";
    private static final UUID COMPANY = Ids.named("demonstration", "company", "stable");
    private static final Pattern BOOKED = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");

    /** What an earlier run has booked. */
    private static final List<String> FORGOTTEN = List.of(
            "delete from booking.occupancy where booking in (select id from booking.booking where not demo)",
            "delete from booking.claim where booking in (select id from booking.booking where not demo)",
            "delete from booking.booking where not demo",
            "drop table if exists bench_row");

    /** Nor is it read past by whoever looks for what is free. */
    private static final String AS_IF_NEVER = "vacuum booking.occupancy, booking.claim, booking.booking";

    private final Product product;
    private final Path data;
    private final Properties database;
    private final String token;
    private final List<String> layouts = new ArrayList<>();
    private final AtomicInteger next = new AtomicInteger();

    private Shop(Product product, Path data, Properties database, String token) {
        this.product = product;
        this.data = data;
        this.database = database;
        this.token = token;
    }

    /** An hour of a layout. */
    record Slot(String layout, LocalDate day, String hour) {}

    /** In a folder that is kept, what an earlier run has invented is there already: to invent a million takes a while. */
    static Shop open(Workshop workshop) throws Exception {
        return open(workshop, YEARS);
    }

    /** With so many years of the same density. */
    static Shop open(Workshop workshop, String years) throws Exception {
        boolean invented = Files.exists(workshop.data().resolve("database.properties"));
        Product product =
                workshop.start(Workshop.madePackage(), Map.of("PADDOCK_DEMO_YEARS", years, "PADDOCK_RATE", "off"));
        product.awaitReady();
        if (!invented) {
            product.awaitSaid(" has invented ", 2);
        }
        Properties database = new Properties();
        try (Reader reader = Files.newBufferedReader(workshop.data().resolve("database.properties"))) {
            database.load(reader);
        }
        String token = "paddock_"
                + (UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", "").substring(0, 43);
        Shop shop = new Shop(product, workshop.data(), database, token);
        shop.prepare();
        return shop;
    }

    private void prepare() throws Exception {
        try (Connection connection = connect()) {
            for (String forgotten : FORGOTTEN) {
                try (PreparedStatement statement = connection.prepareStatement(forgotten)) {
                    statement.executeUpdate();
                }
            }
            try (Connection owner = superuser();
                    PreparedStatement statement = owner.prepareStatement(AS_IF_NEVER)) {
                statement.execute();
            }
            try (PreparedStatement statement = connection.prepareStatement("""
                    insert into account.api_token (id, person, token, name, scopes, made_at, expires_at)
                    values (gen_random_uuid(), ?, ?, 'bench', '{READ,BOOKINGS}', now(), now() + interval '1 day')
                    """)) {
                statement.setObject(1, Ids.named("demonstration", "person", "SALES"));
                statement.setBytes(
                        2, MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
                statement.executeUpdate();
            }
        }
        for (String layout : all("""
                select l.key from circuit.layout l join circuit.circuit c on c.id = l.circuit where c.site = ? order by l.key""")) {
            if (isBooked(new Slot(layout, FIRST.minusWeeks(1), HOURS.getFirst()))) {
                layouts.add(layout);
            }
        }
        if (layouts.isEmpty()) {
            throw new IllegalStateException("nothing can be booked");
        }
    }

    private List<String> all(String query) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setObject(1, Ids.named(SITE, "site"));
            List<String> all = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    all.add(row.getString(1));
                }
            }
            return all;
        }
    }

    long count(String query) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(query);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The next that nobody has: of each working day every layout that can be had beside the others, hour by hour. */
    Slot next() {
        int number = next.getAndIncrement();
        int aDay = HOURS.size() * layouts.size();
        int day = number / aDay;
        return new Slot(
                layouts.get(number % aDay / HOURS.size()),
                FIRST.plusWeeks(day / 5).plusDays(day % 5),
                HOURS.get(number % HOURS.size()));
    }

    Slot slot(LocalDate day) {
        return new Slot(layouts.getFirst(), working(day), HOURS.getFirst());
    }

    Slot any(LocalDate day, Random random) {
        return new Slot(
                layouts.get(random.nextInt(layouts.size())), working(day), HOURS.get(random.nextInt(HOURS.size())));
    }

    private static LocalDate working(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0
                ? day
                : day.plusDays(8 - day.getDayOfWeek().getValue());
    }

    private boolean isBooked(Slot slot) throws IOException {
        try (Client client = new Client(port())) {
            return client.post(path(), json(slot).getBytes(StandardCharsets.UTF_8), token)
                            .status()
                    == 201;
        }
    }

    /** Its id. */
    String book(Slot slot) throws IOException {
        try (Client client = new Client(port())) {
            Client.Answer answer = client.post(path(), json(slot).getBytes(StandardCharsets.UTF_8), token);
            Matcher id = BOOKED.matcher(answer.text());
            if (answer.status() != 201 || !id.find()) {
                throw new IllegalStateException(answer.status() + ": " + answer.text());
            }
            return id.group(1);
        }
    }

    String path() {
        return "/api/v1/sites/" + Ids.named(SITE, "site") + "/bookings";
    }

    String json(Slot slot) {
        return """
                {"company": "%s", "claims": [{"layout": "%s", "from": "%sT%s", "until": "%sT%s"}],
                 "use": {"activity": "practice", "noise": {"source-exhaust": 88},
                         "vehicles": [{"category": "touring-gt", "count": 6, "powertrain": "combustion"}]}}
                """.formatted(
                        COMPANY,
                        Ids.named(SITE, "layout", slot.layout()),
                        slot.day(),
                        slot.hour(),
                        slot.day(),
                        slot.hour().replace(":00", ":30"));
    }

    String token() {
        return token;
    }

    int port() {
        return product.port();
    }

    Door door() {
        return new Door(url(), database.getProperty("user"), database.getProperty("password"));
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), database.getProperty("user"), database.getProperty("password"));
    }

    /** What another node is told to use the same database. */
    Map<String, String> sameDatabase() {
        return Map.of(
                "PADDOCK_DATABASE_URL",
                url(),
                "PADDOCK_DATABASE_USER",
                database.getProperty("user"),
                "PADDOCK_DATABASE_PASSWORD",
                database.getProperty("password"));
    }

    private Connection superuser() throws SQLException, IOException {
        String password = Files.readString(data.resolve("superuser.password")).strip();
        return DriverManager.getConnection(url(), "postgres", password);
    }

    private String url() {
        return "jdbc:postgresql://127.0.0.1:" + database.getProperty("port") + "/" + database.getProperty("database");
    }

    Replay replay() {
        return new Replay(Map.of(
                "PGHOST", "127.0.0.1",
                "PGPORT", database.getProperty("port"),
                "PGDATABASE", database.getProperty("database"),
                "PGUSER", database.getProperty("user"),
                "PGPASSWORD", database.getProperty("password")));
    }

    Recording recorded(Recording.Act act) throws Exception {
        try (Connection superuser = superuser()) {
            return Recording.of(superuser, data.resolve("postgres.log"), act);
        }
    }

    @Override
    public void close() {
        product.close();
    }
}
