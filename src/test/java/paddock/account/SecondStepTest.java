package paddock.account;

import static org.assertj.core.api.Assertions.assertThat;
import static paddock.account.AccountWorld.BASE;
import static paddock.account.AccountWorld.BY;
import static paddock.account.AccountWorld.PASSWORD;
import static paddock.account.AccountWorld.comingFrom;
import static paddock.account.AccountWorld.together;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import paddock.account.HalfSignIns.Proving;
import paddock.account.Invitations.Joining;
import paddock.factor.Proof;
import paddock.factor.SecondStep;
import paddock.factor.Telephone;
import paddock.kernel.Token;
import paddock.store.TestDatabases;

/** The step after the password: nothing else lets in, no code twice, and no way around it. */
@ParameterizedClass
@EnumSource(TestDatabases.class)
class SecondStepTest {

    private static final String CAMILLE = "camille@example.org";
    private final AccountWorld world;
    private final UUID camille;
    private final Telephone telephone;
    private final List<String> recovery;

    SecondStepTest(TestDatabases databases) {
        world = new AccountWorld(databases);
        camille = world.join(CAMILLE);
        world.steps.begin(camille);
        telephone = new Telephone(((SecondStep.Pending) world.steps.of(camille)).key());
        assertThat(world.factors.switchOn(BY, camille, "000000")).isEmpty();
        recovery = world.factors.switchOn(BY, camille, code()).orElseThrow();
    }

    @AfterEach
    void close() {
        world.close();
    }

    private String code() {
        return telephone.code(world.now());
    }

    private Token half() {
        return ((SigningIn.Half) world.signIns.begin(CAMILLE, PASSWORD, comingFrom("192.0.2.1", null))).ticket();
    }

    private Proving prove(Token half, String code) {
        return world.halves.prove(half, code, comingFrom("192.0.2.1", null));
    }

    private Proving.Proved proved() {
        return new Proving.Proved(camille, new SignIns.Proven(Proof.PASSWORD_AND_CODE, null));
    }

    @Test
    void the_password_is_half_and_a_code_is_the_rest_once() {
        Token half = half();
        assertThat(world.signIns.current(half)).isEmpty();
        assertThat(prove(half, code())).as("the code that switched it on").isEqualTo(new Proving.Wrong());
        world.pass(Duration.ofSeconds(30));
        assertThat(prove(half, code().substring(0, 3) + " " + code().substring(3)))
                .isEqualTo(proved());
        assertThat(prove(half, code())).isEqualTo(new Proving.Gone());
        assertThat(prove(half(), code())).isEqualTo(new Proving.Wrong());
        world.pass(Duration.ofSeconds(30));
        assertThat(prove(half(), code())).isEqualTo(proved());
    }

    @Test
    void a_code_of_an_earlier_moment_is_worth_nothing_after_a_later_one() {
        world.pass(Duration.ofSeconds(60));
        String earlier = code();
        world.pass(Duration.ofSeconds(30));
        assertThat(prove(half(), code())).isEqualTo(proved());
        assertThat(prove(half(), earlier)).isEqualTo(new Proving.Wrong());
    }

    @Test
    void a_recovery_code_stands_for_the_telephone_once_however_it_is_typed() {
        assertThat(recovery)
                .hasSize(10)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("([a-z2-7]{4}-){3}[a-z2-7]{4}"));
        String written =
                " " + recovery.getFirst().toUpperCase(java.util.Locale.ROOT).replace('-', ' ');
        assertThat(prove(half(), written)).isEqualTo(proved());
        assertThat(prove(half(), recovery.getFirst())).isEqualTo(new Proving.Wrong());
        assertThat(world.steps.of(camille)).isEqualTo(new SecondStep.On(9));
        List<String> anew = world.steps.recoveryCodes(BY, camille).orElseThrow();
        assertThat(prove(half(), recovery.get(1))).isEqualTo(new Proving.Wrong());
        assertThat(prove(half(), anew.get(1))).isEqualTo(proved());
    }

    @Test
    void nonsense_is_wrong_and_nothing_else() {
        Token half = half();
        for (String nonsense : List.of("", "1".repeat(4000), "' or true --", "٠١٢٣٤٥")) {
            assertThat(prove(half, nonsense)).as(nonsense).isEqualTo(new Proving.Wrong());
        }
    }

    @Test
    void whoever_has_the_password_and_guesses_is_stopped_and_shuts_nobody_out() {
        world.pass(Duration.ofSeconds(60));
        SigningIn.Welcome before = world.signIns.welcome(camille, comingFrom("192.0.2.1", null), Proof.PASSWORD);
        for (int i = 0; i < 5; i++) {
            assertThat(prove(half(), "00000" + i)).isEqualTo(new Proving.Wrong());
        }
        assertThat(prove(half(), code())).isEqualTo(new Proving.TooMany());
        assertThat(world.halves.prove(half(), code(), comingFrom("192.0.2.1", before.known())))
                .isEqualTo(proved());
    }

    @Test
    void a_half_sign_in_lasts_ten_minutes_and_no_longer_than_the_password() {
        Token half = half();
        world.pass(Duration.ofMinutes(10));
        assertThat(world.halves.isGood(half)).isFalse();
        assertThat(prove(half, code())).isEqualTo(new Proving.Gone());
        Token stolen = half();
        world.people.setPassword(BY, camille, world.passwords.hash("trois tours de chauffe lents"));
        assertThat(prove(stolen, code())).isEqualTo(new Proving.Gone());
        assertThat(prove(Token.random(), code())).isEqualTo(new Proving.Gone());
    }

    @Test
    void a_code_that_waits_for_a_new_password_lets_nobody_in() throws Exception {
        world.pass(Duration.ofSeconds(30));
        Token half = half();
        String code = code();
        String other = world.passwords.hash("trois tours de chauffe lents");
        assertThat(world.overtaken(
                        camille,
                        () -> world.signIns.finish(half, code, comingFrom("192.0.2.1", null)),
                        () -> world.people.setPassword(BY, camille, other)))
                .isEqualTo(new SigningIn.Gone());
        assertThat(world.devices.of(camille, camille)).isEmpty();
    }

    @Test
    void whoever_comes_in_by_a_code_while_the_password_is_forgotten_is_out_by_the_end_of_it() throws Exception {
        for (int round = 0; round < 20; round++) {
            world.pass(Duration.ofMinutes(16));
            Token half = half();
            String code = code();
            world.resets.ask(BY, CAMILLE, BASE);
            Token link = new Token(
                    world.mails(CAMILLE).getLast().replaceFirst("(?s).*/sign-in/forgotten/(\\S{43}).*", "$1"));
            List<Callable<Object>> both = List.of(
                    () -> world.signIns.finish(half, code, comingFrom("192.0.2.1", null)),
                    () -> world.resets.take(BY, link, PASSWORD));
            assertThat(together(both).getLast()).isEqualTo(Optional.of(camille));
            assertThat(world.devices.of(camille, camille)).isEmpty();
        }
    }

    @Test
    void a_link_to_the_mailbox_leads_around_strangers_who_guess_and_not_around_the_code() {
        for (int i = 0; i < 10; i++) {
            world.signIns.begin(CAMILLE, "guess number " + i + " of many", comingFrom("198.51.100." + i, null));
        }
        SignIns.Origin before = comingFrom("192.0.2.1", null);
        assertThat(world.signIns.begin(CAMILLE, PASSWORD, before)).isEqualTo(new SigningIn.TooMany());
        SignIns.Origin reader = comingFrom("192.0.2.1", world.signIns.knowByMail(camille, before));
        Token ticket = ((SigningIn.Half) world.signIns.begin(CAMILLE, PASSWORD, reader)).ticket();
        for (int i = 0; i < 5; i++) {
            assertThat(world.halves.prove(ticket, "000000", comingFrom("198.51.100." + i, null)))
                    .isEqualTo(new Proving.Wrong());
        }
        assertThat(world.halves.prove(ticket, code(), reader))
                .as("counted as a stranger's")
                .isEqualTo(new Proving.TooMany());
        world.pass(Duration.ofMinutes(16));
        Token next = ((SigningIn.Half) world.signIns.begin(CAMILLE, PASSWORD, reader)).ticket();
        assertThat(world.signIns.finish(next, code(), reader)).isInstanceOf(SigningIn.Welcome.class);
    }

    @Test
    void a_provider_that_asked_long_ago_or_does_not_say_when_proves_nothing_now() {
        for (Instant at : List.of(world.now().minus(Duration.ofHours(3)), Instant.EPOCH)) {
            world.pass(Duration.ofSeconds(30));
            SignIns.Proven elsewhere = new SignIns.Proven(Proof.PROVIDER, at);
            SignIns.Origin origin = comingFrom("192.0.2.1", null);
            SigningIn.Half half = (SigningIn.Half) world.signIns.enter(camille, origin, elsewhere);
            SigningIn.Welcome welcome = (SigningIn.Welcome) world.signIns.finish(half.ticket(), code(), origin);
            SignIns.Current here = world.signIns.current(welcome.device()).orElseThrow();
            assertThat(here.fresh(world.now())).isFalse();
            SigningIn.Welcome twice = (SigningIn.Welcome)
                    world.signIns.enter(camille, origin, new SignIns.Proven(Proof.PROVIDER_TWICE, at));
            assertThat(world.signIns.current(twice.device()).orElseThrow().fresh(world.now()))
                    .isFalse();
        }
        SigningIn.Welcome lately = (SigningIn.Welcome) world.signIns.enter(
                camille,
                comingFrom("192.0.2.1", null),
                new SignIns.Proven(Proof.PROVIDER_TWICE, world.now().plusSeconds(50)));
        SignIns.Current here = world.signIns.current(lately.device()).orElseThrow();
        assertThat(here.fresh(world.now())).isTrue();
        assertThat(here.provedAt()).as("whatever the clock there says").isEqualTo(world.now());
    }

    @Test
    void neither_an_invitation_nor_a_forgotten_password_leads_around_it() {
        Joining.Invited again = world.invitations.again(BY, camille, BASE);
        world.invitations.take(BY, again.invitation(), PASSWORD);
        assertThat(world.signIns.enter(camille, comingFrom("192.0.2.1", null), Proof.PASSWORD))
                .isInstanceOf(SigningIn.Half.class);
        assertThat(world.steps.isOn(camille)).isTrue();
    }

    @Test
    void switched_off_the_password_is_enough_and_the_mailbox_hears_of_both() {
        assertThat(world.factors.switchOff(BY, camille)).isEqualTo(Factors.Removal.DONE);
        assertThat(world.factors.switchOff(BY, camille)).isEqualTo(Factors.Removal.NONE);
        assertThat(world.welcome(CAMILLE)).isNotNull();
        assertThat(world.mails(CAMILLE).reversed().getFirst()).startsWith("Double vérification coupée");
        assertThat(world.mails(CAMILLE)).anyMatch(mail -> mail.startsWith("Double vérification activée"));
        assertThat(world.deeds()).contains("second-step-on", "second-step-off");
    }

    @Test
    void a_new_secret_is_not_taken_while_it_is_on() {
        world.steps.begin(camille);
        world.pass(Duration.ofSeconds(30));
        assertThat(prove(half(), code())).isEqualTo(proved());
    }

    @Test
    void of_many_who_give_the_same_code_at_once_one_is_let_in() throws Exception {
        for (int round = 0; round < 20; round++) {
            world.pass(Duration.ofMinutes(16));
            String code = round % 2 == 0 ? code() : recovery.get(round / 2);
            List<Callable<Proving>> all = Stream.generate(this::half)
                    .limit(4)
                    .<Callable<Proving>>map(half -> () -> prove(half, code))
                    .toList();
            assertThat(together(all))
                    .filteredOn(Proving.Proved.class::isInstance)
                    .hasSize(1);
        }
    }

    @Test
    void however_many_guess_at_once_no_more_than_their_number_are_looked_at() throws Exception {
        for (int round = 0; round < 3; round++) {
            world.pass(Duration.ofMinutes(16));
            Token half = half();
            Callable<Proving> guess = () -> prove(half, "000000");
            assertThat(together(Stream.generate(() -> guess).limit(12).toList()))
                    .filteredOn(new Proving.TooMany()::equals)
                    .hasSize(7);
        }
    }
}
