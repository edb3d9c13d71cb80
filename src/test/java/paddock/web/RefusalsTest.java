package paddock.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.i18n.FixedLocaleResolver;
import paddock.kernel.Acting;
import paddock.kernel.ClientRole;
import paddock.kernel.Permission;
import paddock.kernel.Scope;
import paddock.kernel.Warrant;

/** What somebody is told who may not. */
class RefusalsTest {

    private static final UUID MANAGED = UUID.randomUUID();
    private static final UUID READ = UUID.randomUUID();

    /** Manages one company and reads another. */
    private static final Acting CLIENT = new Acting(
            UUID.randomUUID(),
            "Camille",
            "192.0.2.7",
            Set.of(),
            Map.of(MANAGED, ClientRole.MANAGER, READ, ClientRole.READER));

    private static String told(Acting acting) throws Exception {
        StaticMessageSource texts = new StaticMessageSource();
        texts.setUseCodeAsDefaultMessage(true);
        Acquaintance acquaintance = new Acquaintance() {
            @Override
            public Acting acting(HttpServletRequest request) {
                return acting;
            }

            @Override
            public boolean couldKnow(HttpServletRequest request) {
                return true;
            }
        };
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/companies/x/invitations");
        MockHttpServletResponse response = new MockHttpServletResponse();
        new Refusals(acquaintance, texts, new FixedLocaleResolver(Locale.FRENCH))
                .forbidden(new Forbidden(Permission.KEEP_COMPANY_PEOPLE), request, response);
        assertThat(response.getStatus()).isEqualTo(403);
        return Refusal.keptIn(request).orElseThrow().code();
    }

    @Test
    void a_token_is_to_blame_only_where_its_person_may_and_it_may_not() throws Exception {
        assertThat(told(CLIENT)).as("in the company they only read").isEqualTo("forbidden");
        assertThat(told(CLIENT.by(token(Scope.COMPANIES)))).isEqualTo("forbidden");
        assertThat(told(CLIENT.by(token(Scope.READ)))).isEqualTo("token-scope");
    }

    private static Warrant token(Scope scope) {
        return new Warrant(UUID.randomUUID(), "for a trial", Set.of(scope));
    }
}
