package paddock.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the log says of an address at which something failed. */
class FailingTest {

    @ParameterizedTest
    @CsvSource({
        "/sign-in/forgotten/c2VjcmV0, /sign-in/forgotten/…",
        "/welcome/c2VjcmV0, /welcome/…",
        "/join/c2VjcmV0/more, /join/…",
        "/calendars/c2VjcmV0.ics, /calendars/…",
        "/%77elcome/c2VjcmV0, /welcome/…",
        "/welcome;a=b/c2VjcmV0, /welcome/…",
        "//join/c2VjcmV0, /join/…",
        "/sign-in/forgotten, /sign-in/forgotten",
        "/welcomes/c2, /welcomes/c2",
        "/sites/ales%20, /sites/ales%20",
        "/%zz, /%zz"
    })
    void no_link_that_lets_somebody_in_is_in_it(String path, String told) {
        assertThat(Failing.withoutSecret(path)).isEqualTo(told);
    }
}
