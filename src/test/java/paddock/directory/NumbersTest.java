package paddock.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers a company goes by, and which are none. */
class NumbersTest {

    @ParameterizedTest
    @ValueSource(strings = {"000000018", "732829320", " 732 829 320 ", "732.829.320", "732\u00a0829\u202f320"})
    void a_siren_has_nine_digits_of_which_the_last_is_their_key(String written) {
        assertThat(Numbers.written(written, "", "").sirenFlaw()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "73282932, SIREN_FORM",
        "7328293200, SIREN_FORM",
        "73282932a, SIREN_FORM",
        "٧٣٢٨٢٩٣٢٠, SIREN_FORM",
        "732829321, SIREN_KEY",
        "732892320, SIREN_KEY",
        "000000000, SIREN_KEY"
    })
    void what_is_no_siren_is_told_why(String written, Numbers.Flaw flaw) {
        assertThat(Numbers.written(written, "", "").sirenFlaw()).contains(flaw);
    }

    @ParameterizedTest
    @CsvSource({
        "732829320, 73282932000074,",
        "732829320, 732 829 320 00074,",
        "732829320, 73282932000075, SIRET_KEY",
        "732829320, 7328293200007, SIRET_FORM",
        "000000018, 73282932000074, SIRET_OTHER_SIREN",
        "'', 73282932000074, SIRET_ALONE"
    })
    void a_siret_is_the_siren_and_five_digits_with_a_key_over_all(String siren, String siret, Numbers.Flaw flaw) {
        assertThat(Numbers.written(siren, siret, "").siretFlaw()).isEqualTo(Optional.ofNullable(flaw));
    }

    /** The head office has a key like any other; the digits of post offices add up to a multiple of five instead. */
    @ParameterizedTest
    @CsvSource({
        "35600000000048,",
        "35600000049837,",
        "35600000009075,",
        "35600000009076, SIRET_KEY",
        "73282932000006, SIRET_KEY"
    })
    void post_offices_are_numbered_by_a_rule_of_their_own(String siret, Numbers.Flaw flaw) {
        assertThat(Numbers.written(siret.substring(0, 9), siret, "").siretFlaw())
                .isEqualTo(Optional.ofNullable(flaw));
    }

    @ParameterizedTest
    @CsvSource({
        "732829320, FR44732829320,",
        "732829320, fr 44 732 829 320,",
        "'', FR44732829320,",
        "732829320, FR45732829320, VAT_KEY",
        "000000018, FR44732829320, VAT_KEY",
        "732829320, FRAB732829320,",
        "732829320, FRIO732829320, VAT_FORM",
        "732829320, FR4473282932, VAT_FORM",
        "732829320, 44732829320, VAT_FORM",
        "'', BE0123456789,",
        "'', IE1234567WA,",
        "'', B, VAT_FORM"
    })
    void a_french_vat_number_holds_the_siren_and_a_key_over_it(String siren, String vat, Numbers.Flaw flaw) {
        assertThat(Numbers.written(siren, "", vat).vatFlaw()).isEqualTo(Optional.ofNullable(flaw));
    }

    @Test
    void the_vat_number_that_would_be_right_can_be_told() {
        assertThat(Numbers.written("732829320", "", "").expectedVat()).contains("FR44732829320");
        assertThat(Numbers.written("732829321", "", "").expectedVat()).isEmpty();
        assertThat(Numbers.NONE.expectedVat()).isEmpty();
    }
}
