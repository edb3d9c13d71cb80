package paddock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paddock.kernel.Ids;
import paddock.store.TestDatabases;
import tools.jackson.databind.json.JsonMapper;

/** The server, then its database, killed in the middle of a storm: what was acknowledged is there, and nothing is sold twice. */
class BookingCrashTest {

    private static final int KILLS = Boolean.getBoolean("paddock.full") ? 20 : 2;
    private static final int SLOTS = 120;
    private static final int CLIENTS = 8;
    private static final long SEED = Long.getLong("paddock.seed", System.nanoTime());
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SITE = "/api/v1/sites/" + Ids.named("ales", "site");
    private static final UUID CLUB = Ids.named("demonstration", "company", "club");
    private static final UUID MARSHALS = Ids.named("ales", "pool", "commissaires");

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Asked, HttpResponse<String>> answered = new ConcurrentHashMap<>();
    private final LocalDate first = LocalDate.now(ZoneId.of("Europe/Paris")).plusDays(30);
    private String token = "";

    /** One of two rivals for all the marshals of a day; or, without a key, who asks once for a day of their own. */
    private record Asked(int slot, String key) {

        boolean isOnce() {
            return key.isEmpty();
        }

        int day() {
            return isOnce() ? slot + 400 : slot;
        }
    }

    @Test
    void what_was_acknowledged_is_there_after_every_kill_and_retries_finish_the_rest() throws Exception {
        Random random = new Random(SEED);
        int slot = 0;
        List<Asked> open = new ArrayList<>();
        for (int kill = 0; kill <= KILLS; kill++) {
            try (OwnProcess serving = OwnProcess.asShipped(settings(), "serve").says("is ready at")) {
                if (kill == 0) {
                    token = token(serving);
                }
                acknowledgedAreThere();
                for (int more = 0; more < SLOTS; more++) {
                    open.add(new Asked(slot, UUID.randomUUID().toString()));
                    open.add(new Asked(slot, UUID.randomUUID().toString()));
                    open.add(new Asked(slot, ""));
                    slot++;
                }
                Runnable end = kill < KILLS ? killing(serving, kill, random) : () -> {};
                storm(open, end);
                open.removeIf(asked -> asked.isOnce() || answered.containsKey(asked));
            }
            ended();
        }
        assertThat(open).as("retries with the same keys, seed %s", SEED).isEmpty();
        Map<Integer, Integer> sold = new HashMap<>();
        answered.forEach((asked, answer) -> {
            assertThat(answer.statusCode()).as(answer.body()).isIn(201, 409);
            if (!asked.isOnce()) {
                sold.merge(asked.slot(), answer.statusCode() == 201 ? 1 : 0, Integer::sum);
            }
        });
        assertThat(new HashSet<>(sold.values())).as("once each, seed %s", SEED).isEqualTo(Set.of(1));
        try (OwnProcess check = OwnProcess.asShipped(settings(), "check")) {
            assertThat(check.ended()).as(check.said()).isZero();
        }
    }

    private Map<String, String> settings() {
        return Map.of(
                "PADDOCK_DATA", folder.resolve("data").toString(),
                "PADDOCK_PORT", Integer.toString(PORT),
                "PADDOCK_RATE", "off");
    }

    private static final int PORT = port();

    private static int port() {
        try {
            return Ports.free();
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }

    private String token(OwnProcess serving) throws Exception {
        Served served = new Served(serving, PORT, TestDatabases.EMBEDDED.fresh(), http);
        return People.token(served, "sales", "BOOKINGS");
    }

    /** The server first, its database the next time; at some moment of the storm. */
    private Runnable killing(OwnProcess serving, int kill, Random random) {
        long when = 200L + random.nextInt(1_000);
        return () -> {
            try {
                TimeUnit.MILLISECONDS.sleep(when);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            if (kill % 2 == 0) {
                serving.process().destroyForcibly();
            } else {
                databases().forEach(ProcessHandle::destroyForcibly);
            }
        };
    }

    private List<ProcessHandle> databases() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(folder.toString()))
                .filter(process -> process.info().command().orElse("").endsWith("postgres"))
                .toList();
    }

    /** A killed server's database ends by itself, or with the next start; the port is free as soon as it has ended. */
    private void ended() throws InterruptedException {
        for (int attempt = 0; attempt < 100 && !databases().isEmpty(); attempt++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private void storm(List<Asked> open, Runnable end) throws InterruptedException {
        List<Asked> all = new ArrayList<>(open);
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS + 1)) {
            clients.execute(end);
            for (int client = 0; client < CLIENTS; client++) {
                int mine = client;
                clients.execute(() -> {
                    for (int i = mine; i < all.size(); i += CLIENTS) {
                        ask(all.get(i));
                    }
                });
            }
        }
    }

    /** Whoever hears nothing, or that it is not possible now, asks again with the same key after the next start. */
    private void ask(Asked asked) {
        String day = first.plusDays(asked.day()).toString();
        String wish = """
                {"company": "%s", "claims": [{"pool": "%s", "units": 12, "from": "%sT09:00", "until": "%sT10:00"}]}""".formatted(CLUB, MARSHALS, day, day);
        HttpRequest.Builder builder = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + PORT + SITE + "/bookings"))
                .timeout(Duration.ofSeconds(20))
                .headers("Authorization", "Bearer " + token, "Content-Type", "application/json")
                .POST(BodyPublishers.ofString(wish));
        HttpRequest request = asked.isOnce()
                ? builder.build()
                : builder.header("Idempotency-Key", asked.key()).build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() < 500) {
                answered.put(asked, answer);
            }
        } catch (IOException killed) {
            assertThat(answered).doesNotContainKey(asked);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void acknowledgedAreThere() throws Exception {
        for (HttpResponse<String> answer : answered.values()) {
            if (answer.statusCode() == 201) {
                String id = JSON.readTree(answer.body()).path("id").asString("");
                HttpRequest request = HttpRequest.newBuilder(
                                URI.create("http://localhost:" + PORT + "/api/v1/bookings/" + id))
                        .header("Authorization", "Bearer " + token)
                        .build();
                HttpResponse<String> there = http.send(request, BodyHandlers.ofString());
                assertThat(there.statusCode()).as("seed %s, %s", SEED, id).isEqualTo(200);
                assertThat(JSON.readTree(there.body()).path("state").asString(""))
                        .isEqualTo("booked");
            }
        }
    }
}
