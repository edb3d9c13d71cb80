package paddock.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.util.WebUtils;
import paddock.Sources;
import paddock.kernel.Acting;
import paddock.kernel.Token;

/** What forms carry: another at each sign-in, and where nobody has signed in a cookie that nobody else can set over TLS. */
class FormTokensTest {

    private static final class ByCookie implements Acquaintance {

        @Override
        public Acting acting(HttpServletRequest request) {
            return Acting.nobody("");
        }

        @Override
        public boolean couldKnow(HttpServletRequest request) {
            return session(request).isPresent();
        }

        @Override
        public Optional<Token> session(HttpServletRequest request) {
            return Optional.ofNullable(WebUtils.getCookie(request, "paddock"))
                    .map(cookie -> new Token(cookie.getValue()));
        }
    }

    private final FormTokens tokens = tokens();

    private static FormTokens tokens() {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("acquaintance", new ByCookie());
        return new FormTokens(beans.getBeanProvider(Acquaintance.class));
    }

    private static MockHttpServletRequest with(Cookie... cookies) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setCookies(cookies);
        return request;
    }

    private String of(Cookie... cookies) {
        CsrfToken token = Objects.requireNonNull(tokens.loadToken(with(cookies)));
        return token.getToken();
    }

    @Test
    void a_sign_in_has_its_own_whatever_the_cookie_for_forms_says() {
        Cookie one = new Cookie("paddock", Token.random().secret());
        Cookie planted = new Cookie(FormTokens.COOKIE, "planted");
        assertThat(of(one)).isEqualTo(of(one, planted)).hasSize(64).doesNotContain(one.getValue());
        assertThat(of(one)).isNotEqualTo(of(new Cookie("paddock", Token.random().secret())));
        MockHttpServletResponse response = new MockHttpServletResponse();
        tokens.saveToken(tokens.generateToken(with(one)), with(one), response);
        assertThat(response.getHeaders("Set-Cookie")).isEmpty();
    }

    @Test
    void over_tls_only_a_cookie_counts_that_this_very_name_has_set() {
        MockHttpServletRequest secure = with(new Cookie(FormTokens.COOKIE, "planted"));
        secure.setSecure(true);
        assertThat(tokens.loadToken(secure)).isNull();
        MockHttpServletResponse response = new MockHttpServletResponse();
        tokens.saveToken(tokens.generateToken(secure), secure, response);
        assertThat(response.getHeader("Set-Cookie"))
                .startsWith("__Host-paddock_form=")
                .contains("Path=/", "Secure", "HttpOnly", "SameSite=Strict")
                .doesNotContain("Domain");
        secure.setCookies(new Cookie(FormTokens.SECURE_COOKIE, "ours"));
        assertThat(Objects.requireNonNull(tokens.loadToken(secure)).getToken()).isEqualTo("ours");
    }

    private static final Pattern FORM = Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.DOTALL);

    /** In an address it would be in histories, in logs, and in what other servers are told of where somebody came from. */
    @Test
    void no_form_that_leads_to_an_address_carries_it() throws Exception {
        int led = 0;
        for (Sources.Source template : Sources.templates().files()) {
            for (MatchResult form : FORM.matcher(template.text()).results().toList()) {
                boolean leads = form.group(1).contains("method=\"get\"");
                assertThat(leads || form.group(1).contains("method=\"post\""))
                        .as("%s says how each form is sent", template.path())
                        .isTrue();
                String fields = form.group(2).replaceAll("<button\\b[^>]*formmethod=\"post\"[^>]*>", "");
                assertThat(leads && fields.contains("_csrf"))
                        .as("%s: %s", template.path(), form.group(1))
                        .isFalse();
                led += leads ? 1 : 0;
            }
        }
        assertThat(led).isGreaterThan(10);
    }
}
