package paddock.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import paddock.WithPaddock;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.factor.Proof;
import paddock.kernel.Acting;
import paddock.kernel.Ids;
import paddock.kernel.Permission;
import paddock.kernel.Scope;
import paddock.kernel.StaffRole;
import paddock.kernel.Token;
import paddock.web.May;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Programs that show a token: what they may, what they may not, and how they are told. */
@WithPaddock
@Import(TokenApiTest.Act.class)
class TokenApiTest {

    private static final String GOOD_FOR_ALL = "good for all";
    private static final Acting BY = Acting.nobody("192.0.2.200");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    ApiTokens tokens;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    People people;

    @Autowired
    SignIns signIns;

    @Autowired
    JdbcClient jdbc;

    /** An act over the interface for programs, as parts will have. */
    @TestConfiguration(proxyBeanMethods = false)
    @RestController
    static class Act {

        @Autowired
        Trail trail;

        @Autowired
        PlatformTransactionManager transactions;

        @May(Permission.SEND_MAILS)
        @PostMapping("/api/v1/trial")
        String act(Acting acting) {
            new TransactionTemplate(transactions)
                    .executeWithoutResult(status -> trail.record(acting, Deed.of("tried", "trial", null)));
            return "done";
        }

        @May(Permission.OWN_ACCOUNT)
        @PostMapping("/api/v1/own")
        String own() {
            return "done";
        }
    }

    private static UUID somebody(StaffRole role) {
        return Ids.named("demonstration", "person", role.name());
    }

    private ApiTokens.Making.Made token(StaffRole role, Scope... scopes) {
        return (ApiTokens.Making.Made)
                tokens.make(BY, somebody(role), new ApiTokens.Wanted(GOOD_FOR_ALL, Set.of(scopes), Duration.ofDays(7)));
    }

    private HttpResponse<String> send(String method, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, BodyPublishers.ofString(method.equals("GET") ? "" : "{}"))
                .header("Accept-Language", "en");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /** The body but for the number of the request, which is another each time. */
    private static String withoutNumber(HttpResponse<String> answer) {
        return answer.body().replaceFirst(",\"request\":\"[a-z0-9-]+\"", "");
    }

    private HttpResponse<String> bearing(String method, String path, String token) throws Exception {
        return send(method, path, "Authorization", "Bearer " + token);
    }

    private static String type(HttpResponse<String> answer) {
        return JSON.readTree(answer.body()).path("type").asString("").replace("urn:paddock:problem:", "");
    }

    @Test
    void a_program_reads_and_acts_for_its_person_and_the_trail_names_its_token() throws Exception {
        String token = token(StaffRole.ADMINISTRATOR, Scope.READ, Scope.MAILS).secret();
        assertThat(bearing("GET", "/api/v1/mails", token).statusCode()).isEqualTo(200);
        assertThat(send("GET", "/api/v1/mails", "Authorization", "bearer  " + token)
                        .statusCode())
                .isEqualTo(200);
        assertThat(bearing("POST", "/api/v1/trial", token).body()).isEqualTo("done");
        JsonNode act = JSON.readTree(
                        bearing("GET", "/api/v1/audit?act=tried", token).body())
                .at("/acts/0");
        assertThat(act.path("person").asString(""))
                .isEqualTo(somebody(StaffRole.ADMINISTRATOR).toString());
        assertThat(act.path("token").asString("")).isEqualTo(GOOD_FOR_ALL);
    }

    @Test
    void only_scopes_that_open_something_are_offered() {
        Set<Scope> wanted = requestMappingHandlerMapping.getHandlerMethods().entrySet().stream()
                .filter(route -> route.getKey().getPatternValues().stream().anyMatch(path -> path.startsWith("/api/")))
                .map(Map.Entry::getValue)
                .filter(method -> !method.getBeanType().equals(Act.class))
                .map(method -> Optional.ofNullable(method.getMethodAnnotation(May.class))
                        .or(() -> Optional.ofNullable(method.getBeanType().getAnnotation(May.class))))
                .flatMap(Optional::stream)
                .flatMap(may -> may.value().scope().stream())
                .collect(Collectors.toSet());
        assertThat(Arrays.stream(Scope.values()).filter(Scope::opensSomething))
                .containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void a_token_may_what_its_scopes_say_and_never_more_than_its_person() throws Exception {
        HttpResponse<String> narrow = bearing(
                "POST",
                "/api/v1/trial",
                token(StaffRole.ADMINISTRATOR, Scope.READ).secret());
        assertThat(narrow.statusCode()).isEqualTo(403);
        assertThat(type(narrow)).isEqualTo("token-scope");
        assertThat(narrow.headers().firstValue("WWW-Authenticate"))
                .contains("Bearer error=\"insufficient_scope\", scope=\"mails\"");
        String sales = token(StaffRole.SALES, Scope.values()).secret();
        assertThat(type(bearing("POST", "/api/v1/trial", sales))).isEqualTo("forbidden");
        assertThat(type(bearing("GET", "/api/v1/audit", sales))).isEqualTo("forbidden");
        assertThat(type(bearing("POST", "/api/v1/own", sales))).isEqualTo("token-never");
    }

    @Test
    void a_role_that_is_taken_away_is_gone_from_the_token_at_once() throws Exception {
        UUID direction = somebody(StaffRole.DIRECTION);
        String token = token(StaffRole.DIRECTION, Scope.READ).secret();
        assertThat(bearing("GET", "/api/v1/audit", token).statusCode()).isEqualTo(200);
        people.assign(BY, direction, Set.of());
        assertThat(bearing("GET", "/api/v1/audit", token).statusCode()).isEqualTo(403);
        people.assign(BY, direction, Set.of(StaffRole.DIRECTION));
        assertThat(bearing("GET", "/api/v1/audit", token).statusCode()).isEqualTo(200);
    }

    @Test
    void a_token_that_is_none_is_refused_even_where_nobody_needs_one() throws Exception {
        ApiTokens.Making.Made revoked = token(StaffRole.ADMINISTRATOR, Scope.READ);
        tokens.revoke(BY, somebody(StaffRole.ADMINISTRATOR), revoked.token().id());
        ApiTokens.Making.Made expired = token(StaffRole.ADMINISTRATOR, Scope.READ);
        jdbc.sql(
                        "update account.api_token set made_at = made_at - interval '1 year', expires_at = expires_at - interval '1 year' where id = :id")
                .param("id", expired.token().id())
                .update();
        for (String path : List.of("/api/v1/sites", "/api/v1/mails")) {
            HttpResponse<String> unknown =
                    bearing("GET", path, ApiTokens.PREFIX + Token.random().secret());
            HttpResponse<String> gone = bearing("GET", path, revoked.secret());
            assertThat(unknown.statusCode()).isEqualTo(401);
            assertThat(unknown.headers().firstValue("WWW-Authenticate")).contains("Bearer error=\"invalid_token\"");
            assertThat(type(unknown)).isEqualTo("token-unknown");
            assertThat(withoutNumber(gone)).isEqualTo(withoutNumber(unknown));
            assertThat(type(bearing("GET", path, expired.secret()))).isEqualTo("token-expired");
            for (String nonsense : List.of("x", "paddock_", "paddock_" + "é".repeat(43), "paddock_' or true --", "")) {
                assertThat(bearing("GET", path, nonsense).statusCode())
                        .as(nonsense)
                        .isEqualTo(401);
            }
        }
        assertThat(send("GET", "/api/v1/sites", "Authorization", "Basic eDp5").statusCode())
                .isEqualTo(200);
    }

    @Test
    void pages_take_no_token_and_a_token_is_not_a_devices_cookie() throws Exception {
        String token = token(StaffRole.ADMINISTRATOR, Scope.values()).secret();
        assertThat(bearing("GET", "/people", token).statusCode()).isEqualTo(302);
        assertThat(bearing("GET", "/account", token).statusCode()).isEqualTo(302);
        assertThat(send("GET", "/api/v1/mails", "Cookie", "paddock=" + token).statusCode())
                .isEqualTo(401);
        assertThat(send("GET", "/api/v1/mails?access_token=" + token).statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_device_changes_nothing_there_however_the_address_is_written() throws Exception {
        SignIns.Origin origin = new SignIns.Origin("Firefox", "192.0.2.1", null);
        String device = signIns.welcome(somebody(StaffRole.SALES), origin, Proof.PASSWORD)
                .device()
                .secret();
        for (String path : List.of("/api/v1/own", "/%61pi/v1/own", "/ap%69;x=y/v1/own")) {
            assertThat(send("POST", path, "Cookie", "paddock=" + device).statusCode())
                    .as(path)
                    .isNotEqualTo(200);
        }
        assertThat(send("GET", "/account", "Cookie", "paddock=" + device).statusCode())
                .isEqualTo(200);
    }

    @Test
    void the_interface_describes_how_programs_say_who_they_are() throws Exception {
        JsonNode document = JSON.readTree(send("GET", "/api/v1/openapi.json").body());
        assertThat(document.at("/components/securitySchemes/token/scheme").asString(""))
                .isEqualTo("bearer");
        JsonNode mails = document.path("paths").path("/api/v1/mails").path("get");
        assertThat(mails.path("security").toString()).isEqualTo("[{\"token\":[]}]");
        assertThat(mails.path("responses").has("401")).isTrue();
        assertThat(mails.at("/responses/403/description").asString("")).contains("scope read");
        JsonNode sites = document.path("paths").path("/api/v1/sites").path("get");
        assertThat(sites.path("security").toString()).isEqualTo("[{\"token\":[]},{}]");
        assertThat(sites.path("responses").has("403")).isFalse();
    }
}
