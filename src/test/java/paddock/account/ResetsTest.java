package paddock.account;

import static org.assertj.core.api.Assertions.assertThat;
import static paddock.account.AccountWorld.BASE;
import static paddock.account.AccountWorld.BY;
import static paddock.account.AccountWorld.PASSWORD;
import static paddock.account.AccountWorld.comingFrom;
import static paddock.account.AccountWorld.together;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import paddock.account.Invitations.Joining;
import paddock.account.Resets.Asking;
import paddock.kernel.Acting;
import paddock.kernel.Email;
import paddock.kernel.Scope;
import paddock.kernel.Token;
import paddock.store.TestDatabases;

/** Passwords that were forgotten: links by mail, each good once, and no word of who has an account. */
@ParameterizedClass
@EnumSource(TestDatabases.class)
class ResetsTest {

    private static final String CAMILLE = "camille@example.org";
    private static final String CHOSEN = "trois tours de chauffe lents";
    private static final Pattern LINK = Pattern.compile(BASE + "/sign-in/forgotten/(\\S{43})");
    private final AccountWorld world;
    private final UUID camille;

    ResetsTest(TestDatabases databases) {
        world = new AccountWorld(databases);
        camille = world.join(CAMILLE);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Token link() {
        assertThat(world.resets.ask(BY, CAMILLE, BASE)).isEqualTo(Asking.ANSWERED);
        Matcher link = LINK.matcher(world.mails(CAMILLE).getLast());
        assertThat(link.find()).isTrue();
        return new Token(link.group(1));
    }

    @Test
    void a_link_is_good_once_signs_out_everywhere_and_the_mailbox_hears_of_it() {
        SigningIn.Welcome before = world.welcome(CAMILLE);
        Token first = link();
        Token second = link();
        assertThat(world.resets.person(second).orElseThrow().id()).isEqualTo(camille);
        assertThat(world.resets.take(BY, second, CHOSEN)).contains(camille);
        assertThat(world.resets.take(BY, second, CHOSEN)).isEmpty();
        assertThat(world.resets.take(BY, first, CHOSEN)).isEmpty();
        assertThat(world.signIns.current(before.device())).isEmpty();
        assertThat(world.signIns.begin(CAMILLE, PASSWORD, comingFrom("192.0.2.1", null)))
                .isEqualTo(new SigningIn.Wrong());
        assertThat(world.signIns.begin(CAMILLE, CHOSEN, comingFrom("192.0.2.1", null)))
                .isInstanceOf(SigningIn.Welcome.class);
        assertThat(world.mails(CAMILLE).getLast())
                .startsWith("Votre mot de passe a changé")
                .contains("192.0.2.200");
    }

    @Test
    void programs_are_out_as_well_and_the_mailbox_hears_how_many_passkeys_are_left() {
        world.tokens.make(BY, camille, new ApiTokens.Wanted("Planning", Set.of(Scope.READ), Duration.ofDays(30)));
        world.passkey(camille);
        world.resets.take(BY, link(), CHOSEN);
        assertThat(world.tokens.of(camille)).isEmpty();
        assertThat(world.mails(CAMILLE).getLast()).contains("Une clé d’accès ouvre toujours votre compte");
        world.passkey(camille);
        world.resets.take(BY, link(), CHOSEN);
        assertThat(world.mails(CAMILLE).getLast()).contains("2 clés d’accès ouvrent toujours votre compte");
    }

    @Test
    void a_password_set_in_another_way_makes_links_and_invitations_worthless() {
        Token link = link();
        Joining.Invited again = world.invitations.again(BY, camille, BASE);
        world.people.setPassword(BY, camille, world.passwords.hash(PASSWORD));
        assertThat(world.mails(CAMILLE).getLast()).doesNotContain("clé");
        assertThat(world.resets.person(link)).isEmpty();
        assertThat(world.invitations.take(BY, again.invitation(), CHOSEN)).isEqualTo(new Joining.Gone());
    }

    @Test
    void a_link_is_good_for_an_hour() {
        Token link = link();
        world.pass(Duration.ofHours(1));
        assertThat(world.resets.person(link)).isEmpty();
        assertThat(world.resets.take(BY, link, CHOSEN)).isEmpty();
    }

    @Test
    void a_link_made_up_and_the_digest_of_a_good_one_are_worth_nothing() {
        link();
        String kept = world.jdbc
                .sql("select encode(token, 'base64') from account.reset")
                .query(String.class)
                .single();
        for (Token wrong : List.of(Token.random(), new Token(kept), new Token(""), new Token("' or true --"))) {
            assertThat(world.resets.person(wrong)).isEmpty();
            assertThat(world.resets.take(BY, wrong, CHOSEN)).isEmpty();
        }
    }

    @Test
    void an_address_that_nobody_has_is_answered_alike_and_nothing_is_sent() {
        int deeds = world.deeds().size();
        for (String written : List.of("nobody@example.org", "no address", "")) {
            assertThat(world.resets.ask(BY, written, BASE)).isEqualTo(Asking.ANSWERED);
        }
        world.invitations.invite(
                BY, new People.Profile(Email.of("new@example.org").orElseThrow(), "New", "en"), Set.of(), BASE);
        world.resets.ask(BY, "new@example.org", BASE);
        assertThat(world.mails("new@example.org")).hasSize(1).first().asString().startsWith("Your invitation");
        assertThat(world.mails("nobody@localhost")).isEmpty();
        assertThat(world.deeds()).hasSize(deeds + 1);
        assertThat(world.jdbc
                        .sql("select count(*) from account.reset where person is null")
                        .query(Integer.class)
                        .single())
                .isEqualTo(4);
    }

    @Test
    void a_mailbox_is_not_flooded_and_what_it_got_stays_good() {
        Token first = link();
        for (int i = 0; i < 10; i++) {
            Acting stranger = Acting.nobody("198.51.100." + i);
            assertThat(world.resets.ask(stranger, " Camille@example.org", BASE)).isEqualTo(Asking.ANSWERED);
        }
        assertThat(world.mails(CAMILLE)).hasSize(4); // the invitation, and three links
        assertThat(world.resets.take(BY, first, CHOSEN)).isPresent();
    }

    @Test
    void one_network_that_asks_for_many_is_stopped() {
        for (int i = 0; i < 20; i++) {
            assertThat(world.resets.ask(BY, "nobody" + i + "@example.org", BASE))
                    .isEqualTo(Asking.ANSWERED);
        }
        assertThat(world.resets.ask(BY, CAMILLE, BASE)).isEqualTo(Asking.TOO_MANY);
        world.pass(Duration.ofMinutes(16));
        assertThat(world.resets.ask(BY, CAMILLE, BASE)).isEqualTo(Asking.ANSWERED);
    }

    @Test
    void whose_account_has_ended_has_no_use_for_a_link() {
        Token link = link();
        world.people.end(BY, camille);
        world.people.readmit(BY, camille);
        assertThat(world.resets.take(BY, link, CHOSEN)).isEmpty();
    }

    @Test
    void of_many_who_use_a_link_at_once_one_does() throws Exception {
        for (int round = 0; round < 20; round++) {
            world.pass(Duration.ofMinutes(16));
            Token link = link();
            Callable<Optional<UUID>> take = () -> world.resets.take(BY, link, CHOSEN);
            assertThat(together(Stream.generate(() -> take).limit(12).toList()))
                    .filteredOn(Optional::isPresent)
                    .hasSize(1);
        }
    }

    @Test
    void of_many_links_of_one_person_used_at_once_one_is_good() throws Exception {
        for (int round = 0; round < 20; round++) {
            world.pass(Duration.ofMinutes(16));
            List<Callable<Optional<UUID>>> all = Stream.of(link(), link(), link())
                    .<Callable<Optional<UUID>>>map(link -> () -> world.resets.take(BY, link, CHOSEN))
                    .toList();
            assertThat(together(all)).filteredOn(Optional::isPresent).hasSize(1);
        }
    }
}
