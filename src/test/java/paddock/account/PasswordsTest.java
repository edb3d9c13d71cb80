package paddock.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import paddock.account.Passwords.Weakness;

/** Which passwords are taken. */
final class PasswordsTest {

    private static final List<String> ABOUT = List.of("camille.martin@example.org", "Camille Martin");
    private final Passwords passwords = new Passwords();

    @Test
    void nothing_is_held_while_a_password_is_digested() {
        TransactionSynchronizationManager.setActualTransactionActive(true);
        try {
            assertThatThrownBy(() -> passwords.hash("la grille part à neuf heures"))
                    .isInstanceOf(IllegalStateException.class);
        } finally {
            TransactionSynchronizationManager.setActualTransactionActive(false);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "la grille part à neuf heures",
                "correct horse battery staple",
                "ではない長い文字列ですからね大丈夫",
                "🏁🏎️🦌🐝🌲🧀🎻🚲🪁🧵🥨🦉🏔️🛶🎏"
            })
    void long_and_uncommon_is_enough_whatever_the_characters(String password) {
        assertThat(passwords.weakness(password, ABOUT)).isEmpty();
        assertThat(passwords.fits(password, passwords.hash(password))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "passwordpassword",
                "123456789012345",
                "aaaaaaaaaaaaaaaaaaaa",
                "qwertyuiopasdfgh",
                "Camille Martin!"
            })
    void what_guessers_try_first_is_not_taken(String password) {
        assertThat(passwords.weakness(password, ABOUT)).isEqualTo(Optional.of(Weakness.COMMON));
    }

    @Test
    void lengths_count_what_people_see_as_characters_before_anything_else() {
        assertThat(passwords.weakness("Tr0ub4dor&3zxvq", ABOUT)).isEmpty();
        assertThat(passwords.weakness("Tr0ub4dor&3zxv", ABOUT)).isEqualTo(Optional.of(Weakness.TOO_SHORT));
        assertThat(passwords.weakness("🏁".repeat(8), ABOUT)).isEqualTo(Optional.of(Weakness.TOO_SHORT));
        assertThat(passwords.weakness("x".repeat(201), ABOUT)).isEqualTo(Optional.of(Weakness.TOO_LONG));
    }

    @Test
    void one_password_in_two_writings_of_unicode_is_the_same() {
        assertThat(passwords.fits("la journe\u0301e au circuit", passwords.hash("la journ\u00e9e au circuit")))
                .isTrue();
    }

    @Test
    void it_is_kept_as_argon2id_with_what_owasp_asks() {
        assertThat(passwords.hash("la grille part à neuf heures")).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void no_password_fits_somebody_who_has_none() {
        assertThat(passwords.fits("", null)).isFalse();
        assertThat(passwords.fits("la grille part à neuf heures", null)).isFalse();
    }
}
