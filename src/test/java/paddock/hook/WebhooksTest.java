package paddock.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.booking.Confirmation;
import paddock.hook.Receiver.Got;
import paddock.kernel.Acting;
import paddock.personal.Term;
import paddock.store.TestDatabases;
import tools.jackson.databind.JsonNode;

/** A program elsewhere is told what becomes of bookings: signed, once it has happened, and nothing of what was undone. */
class WebhooksTest {

    private static HookWorld world;
    private Receiver receiver;

    @BeforeAll
    static void begin() throws Exception {
        world = new HookWorld(TestDatabases.EMBEDDED.fresh(), HookWorld.eight(), Map.of());
    }

    @AfterAll
    static void end() {
        world.close();
    }

    @BeforeEach
    void receive() throws IOException {
        receiver = new Receiver();
    }

    @AfterEach
    void forgetAll() {
        receiver.close();
        world.jdbc.sql("delete from hook.event").update();
        world.jdbc.sql("delete from hook.endpoint").update();
    }

    @Test
    void what_happens_is_told_signed_and_as_the_interface_shows_it() throws Exception {
        Keeping.Given given = world.told(receiver.address());
        UUID option = world.held();
        assertThat(world.handling.confirm(HookWorld.STAFF, option, 1)).isInstanceOf(Confirmation.Confirmed.class);
        world.send();

        assertThat(receiver.got()).extracting(Got::type).containsExactly("option-taken", "option-confirmed");
        Got first = receiver.got().getFirst();
        assertThat(first.isSignedWith(given.secret().written())).isTrue();
        assertThat(first.isSignedWith(SigningSecret.random().written())).isFalse();
        assertThat(first.timestamp()).isEqualTo(Long.toString(world.now.get().getEpochSecond()));
        assertThat(given.secret().written()).matches("whsec_[A-Za-z0-9+/]{43}=");

        JsonNode told = first.json();
        assertThat(told.path("id").asString("")).isEqualTo(first.id());
        assertThat(told.path("timestamp").asString(""))
                .isEqualTo(world.now
                        .get()
                        .atZone(world.ales().zone())
                        .toOffsetDateTime()
                        .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
        assertThat(told.path("site").asString("")).isEqualTo(world.ales().id().toString());
        assertThat(told.path("link").asString("")).isEqualTo("/api/v1/bookings/" + option);
        assertThat(told.path("data").path("id").asString("")).isEqualTo(option.toString());
        assertThat(told.path("data").path("state").asString("")).isEqualTo("option");
        assertThat(told.path("data").path("number").asLong(0)).isPositive();
        assertThat(told.path("data").path("reference").asString("")).isEqualTo("essai 4");
        assertThat(told.path("data").path("claims").path(0).path("from").asString(""))
                .endsWith("T09:00:00+02:00");
        JsonNode then = receiver.got().getLast().json().path("data");
        assertThat(then.path("state").asString("")).isEqualTo("booked");
        assertThat(then.path("version").asInt()).isEqualTo(2);
        assertThat(world.of(given.endpoint()))
                .allSatisfy(line -> assertThat(line.state()).isEqualTo("delivered"));
    }

    @Test
    void what_is_undone_tells_nobody() {
        world.told(receiver.address());
        new TransactionTemplate(world.bean(PlatformTransactionManager.class)).executeWithoutResult(status -> {
            world.held();
            status.setRollbackOnly();
        });
        assertThat(world.count("hook.event")).isZero();
        assertThat(world.send()).isZero();
        assertThat(receiver.got()).isEmpty();
    }

    @Test
    void it_is_told_what_it_asked_for_and_nothing_before_it_did() {
        world.held();
        world.told(receiver.address(), "option-confirmed");
        world.handling.confirm(HookWorld.STAFF, world.held(), 1);
        world.send();
        assertThat(receiver.got()).extracting(Got::type).containsExactly("option-confirmed");
    }

    @Test
    void a_new_secret_is_good_at_once_and_the_old_one_for_a_day() throws Exception {
        Keeping.Given old = world.told(receiver.address());
        Keeping.Given renewed = (Keeping.Given)
                world.endpoints.renew(HookWorld.STAFF, old.endpoint().id(), 1);
        world.held();
        world.send();
        world.later(Duration.ofHours(25));
        world.held();
        world.send();
        Got first = receiver.got().getFirst();
        Got second = receiver.got().getLast();
        assertThat(first.isSignedWith(old.secret().written())).isTrue();
        assertThat(first.isSignedWith(renewed.secret().written())).isTrue();
        assertThat(second.isSignedWith(old.secret().written())).isFalse();
        assertThat(second.isSignedWith(renewed.secret().written())).isTrue();
    }

    @Test
    void no_secret_is_in_the_database_and_another_key_opens_none() throws Exception {
        Keeping.Given given = world.told(receiver.address());
        byte[] stored = world.jdbc
                .sql("select secret from hook.endpoint where id = ?")
                .param(given.endpoint().id())
                .query(byte[].class)
                .single();
        byte[] secret = Base64.getDecoder().decode(given.secret().written().replace("whsec_", ""));
        assertThat(new String(stored, StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(secret, StandardCharsets.ISO_8859_1));
        Vault vault = world.bean(Vault.class);
        assertThat(vault.open(given.endpoint().id(), stored)).isPresent();
        assertThat(vault.open(UUID.randomUUID(), stored)).isEmpty();
        stored[20] ^= 1;
        assertThat(vault.open(given.endpoint().id(), stored)).isEmpty();
    }

    @Test
    void what_was_sent_is_sent_again_under_its_id_when_somebody_wants_it() {
        Endpoint endpoint = world.told(receiver.address()).endpoint();
        world.held();
        world.send();
        DeliveryLine line = world.of(endpoint).getFirst();
        assertThat(world.deliveries.again(HookWorld.STAFF, endpoint.id(), line.id()))
                .isInstanceOf(Urging.Queued.class);
        world.send();
        assertThat(receiver.got()).hasSize(2);
        assertThat(receiver.got().getFirst().id())
                .isEqualTo(receiver.got().getLast().id());
        assertThat(receiver.got().getFirst().body())
                .isEqualTo(receiver.got().getLast().body());
        assertThat(world.deliveries.again(HookWorld.STAFF, UUID.randomUUID(), line.id()))
                .isInstanceOf(Urging.Unknown.class);
    }

    @Test
    void whoever_is_removed_is_told_nothing_and_leaves_neither_address_nor_secret() {
        Endpoint endpoint = world.told(receiver.address()).endpoint();
        world.held();
        world.endpoints.remove(HookWorld.STAFF, endpoint.id(), 1);
        world.held();
        assertThat(world.send()).isZero();
        assertThat(world.endpoints.withId(endpoint.id())).isEmpty();
        assertThat(world.jdbc
                        .sql("select count(*) from hook.endpoint where address <> '' or secret is not null")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void a_backup_that_is_brought_back_tells_nobody() throws Exception {
        Endpoint endpoint = world.told(receiver.address()).endpoint();
        world.held();
        RestoredHooks restored = new RestoredHooks();
        try (Connection connection = world.bean(DataSource.class).getConnection()) {
            restored.after(connection);
        }
        assertThat(restored.disabled()).isEqualTo(1);
        world.held();
        assertThat(world.send()).isZero();
        assertThat(world.now(endpoint).word()).isEqualTo("restored");
        world.endpoints.enable(HookWorld.STAFF, endpoint.id(), 2);
        assertThat(world.send()).isZero();
        assertThat(receiver.got()).isEmpty();
    }

    @Test
    void what_was_sent_is_forgotten_after_its_time_and_what_waits_is_not() {
        Endpoint endpoint = world.told(receiver.address()).endpoint();
        world.held();
        world.send();
        receiver.will(Receiver.with(500));
        world.held();
        world.send();
        Term term = world.bean("webhookTerm", Term.class);
        assertThat(term.days()).isEqualTo(30);
        assertThat(term.sweep().before(world.now.get().minusSeconds(5), 100)).isZero();
        assertThat(term.sweep().before(world.now.get().plusSeconds(5), 100)).isEqualTo(1);
        assertThat(world.of(endpoint)).extracting(DeliveryLine::state).containsExactly("waiting");
        world.endpoints.remove(HookWorld.STAFF, endpoint.id(), 1);
        term.sweep().before(world.now.get().plusSeconds(5), 100);
        assertThat(world.count("hook.endpoint")).isZero();
    }

    @Test
    void two_who_change_it_at_once_do_not_overwrite_each_other() {
        Endpoint endpoint = world.told(receiver.address()).endpoint();
        assertThat(world.endpoints.disable(HookWorld.STAFF, endpoint.id(), 1)).isInstanceOf(Keeping.Kept.class);
        assertThat(world.endpoints.renew(HookWorld.STAFF, endpoint.id(), 1)).isInstanceOf(Keeping.Overtaken.class);
        assertThat(world.endpoints.enable(Acting.PADDOCK, UUID.randomUUID(), 1)).isInstanceOf(Keeping.Unknown.class);
    }
}
