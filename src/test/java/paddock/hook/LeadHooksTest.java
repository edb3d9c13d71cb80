package paddock.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.hook.Receiver.Got;
import paddock.kernel.Acting;
import paddock.lead.Capture;
import paddock.lead.Lead;
import paddock.lead.Leads;
import paddock.personal.Holding;
import paddock.personal.Subject;
import paddock.store.TestDatabases;

/** Leads are told to whoever has asked for them by name, and to nobody else; what was told is forgotten with them. */
class LeadHooksTest {

    private static HookWorld world;
    private Receiver receiver;
    private Receiver other;

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
        other = new Receiver();
    }

    @AfterEach
    void forgetAll() {
        receiver.close();
        other.close();
        world.jdbc.sql("delete from hook.event").update();
        world.jdbc.sql("delete from hook.endpoint").update();
    }

    private UUID captured(String email) {
        Capture card = new Capture(
                UUID.randomUUID(),
                null,
                new Capture.When(world.now.get(), null),
                Capture.Way.DESK,
                "",
                new Lead.Card("Camille Exemple", "Exemple", "", email, "", false, "fr"),
                new Lead.Wants(Lead.Grade.A, "essais", "", "", "", List.of()),
                new Capture.Next(null, "", null, true, ""));
        return world.bean(Leads.class).capture(Acting.PADDOCK, card).lead();
    }

    @Test
    void a_new_lead_is_told_signed_and_as_the_interface_shows_it_to_whoever_named_it() throws Exception {
        Keeping.Given given = world.told(receiver.address(), "lead-captured", "lead-met-again");
        world.told(other.address());
        UUID lead = captured("un@example.org");
        captured("un@example.org");
        world.send();
        assertThat(receiver.got()).extracting(Got::type).containsExactly("lead-captured", "lead-met-again");
        Got first = receiver.got().getFirst();
        assertThat(first.isSignedWith(given.secret().written())).isTrue();
        assertThat(first.json().path("link").asString("")).isEqualTo("/api/v1/leads/" + lead);
        assertThat(first.json().path("site").asString(""))
                .isEqualTo(world.ales().id().toString());
        assertThat(first.json().path("data").path("email").asString("")).isEqualTo("un@example.org");
        assertThat(first.json().path("data").path("grade").asString("")).isEqualTo("A");
        assertThat(other.got()).isEmpty();
    }

    @Test
    void whoever_is_forgotten_is_told_by_their_id_alone_and_nothing_that_was_told_stays() throws Exception {
        world.told(receiver.address(), "lead-captured", "lead-forgotten");
        UUID lead = captured("deux@example.org");
        new TransactionTemplate(world.bean(PlatformTransactionManager.class))
                .executeWithoutResult(status -> world.bean("leadHolding", Holding.class)
                        .forget(Acting.PADDOCK, Subject.at("deux@example.org")));
        world.send();
        assertThat(receiver.got()).extracting(Got::type).containsExactly("lead-forgotten");
        assertThat(receiver.got().getFirst().json().path("data").toString()).isEqualTo("{\"id\":\"" + lead + "\"}");
        assertThat(world.jdbc
                        .sql("select count(*) from hook.event where body like '%deux@example.org%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void what_is_undone_tells_nobody() throws Exception {
        world.told(receiver.address(), "lead-captured");
        new TransactionTemplate(world.bean(PlatformTransactionManager.class)).executeWithoutResult(status -> {
            captured("trois@example.org");
            status.setRollbackOnly();
        });
        world.send();
        assertThat(receiver.got()).isEmpty();
    }
}
