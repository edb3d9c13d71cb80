package paddock.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;
import paddock.FormToken;
import paddock.WithPaddock;
import paddock.factor.Proof;
import paddock.kernel.ClientRole;
import paddock.kernel.Ids;
import paddock.kernel.Scope;
import paddock.kernel.StaffRole;

/** Every route, tried by every role and by nobody, against the table of who may do what. */
@WithPaddock
class PermissionsTest {

    private static final Path TABLE = Path.of("docs/rules/permissions.md");
    private static final String NO_SUCH_ID = "123e4567-e89b-82d3-a456-426614174000";

    @LocalServerPort
    int port;

    /** All of them: what answers outside of controllers, as the management addresses do, has one of its own. */
    @Autowired
    List<HandlerMapping> mappings;

    @Autowired
    SignIns signIns;

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    /** A row of the table: who is let through to a route. */
    private record Row(String method, String path, List<Boolean> cells) {
        String route() {
            return method + " " + path;
        }

        /** Browsers only read there. */
        boolean isWrittenByPrograms() {
            return path.startsWith("/api/") && !method.equals("GET");
        }
    }

    /** A column: somebody of a role, or nobody. */
    private static List<Optional<Enum<?>>> columns() {
        List<Optional<Enum<?>>> columns = new ArrayList<>(List.of(Optional.empty()));
        roles().forEach(role -> columns.add(Optional.of(role)));
        return columns;
    }

    /** Of the operator's people, and of those who act for a client and are nothing else. */
    private static List<Enum<?>> roles() {
        List<Enum<?>> roles = new ArrayList<>(List.of(StaffRole.values()));
        roles.addAll(List.of(ClientRole.values()));
        return roles;
    }

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(TABLE).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|", -1))
                .map(cells -> {
                    String[] route = cells[1].strip().replace("`", "").split(" ", -1);
                    return new Row(
                            route[0],
                            route[1],
                            Arrays.stream(cells, 2, cells.length - 1)
                                    .map(cell -> cell.strip().equals("yes"))
                                    .toList());
                })
                .toList();
    }

    @Autowired
    JdbcClient jdbc;

    private final Map<Enum<?>, String> tokens = new HashMap<>();

    @Test
    void the_columns_are_the_roles() throws IOException {
        String heads = Files.readAllLines(TABLE).stream()
                .filter(line -> line.startsWith("| route"))
                .findFirst()
                .orElseThrow();
        String roles = String.join(
                " | ",
                roles().stream()
                        .map(role -> role.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                        .toList());
        assertThat(heads).isEqualTo("| route | nobody | " + roles + " |");
    }

    @Test
    void every_route_has_a_row_and_every_row_a_route() throws IOException {
        Set<String> routes = new TreeSet<>();
        for (HandlerMapping one : mappings) {
            if (one instanceof RequestMappingInfoHandlerMapping methods) {
                methods.getHandlerMethods().keySet().forEach(mapping -> add(routes, mapping));
            }
        }
        assertThat(new TreeSet<>(rows().stream().map(Row::route).toList())).isEqualTo(routes);
    }

    private static void add(Set<String> routes, RequestMappingInfo mapping) {
        for (String path : mapping.getPatternValues()) {
            for (RequestMethod verb : mapping.getMethodsCondition().getMethods()) {
                routes.add(verb + " " + path);
            }
            if (mapping.getMethodsCondition().getMethods().isEmpty() && !path.equals("/error")) {
                routes.add("ANY " + path);
            }
        }
    }

    @Test
    void nothing_answers_but_those_routes_and_files() {
        for (HandlerMapping one : mappings) {
            switch (one) {
                case RequestMappingInfoHandlerMapping _ -> {} // its routes have rows
                case AbstractUrlHandlerMapping files ->
                    assertThat(files.getHandlerMap().values())
                            .as(one.toString())
                            .allSatisfy(handler -> assertThat(handler).isInstanceOf(ResourceHttpRequestHandler.class));
                case RouterFunctionMapping functions ->
                    assertThat(functions.getRouterFunction()).isNull();
                default -> assertThat(one.getClass().getName()).isIn(KNOWN_WITHOUT_ROUTES);
            }
        }
    }

    private static final List<String> KNOWN_WITHOUT_ROUTES = List.of();

    @Test
    void each_role_gets_through_to_exactly_what_the_table_says() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (Row row : rows()) {
            List<Optional<Enum<?>>> columns = columns();
            assertThat(row.cells()).as(row.route()).hasSameSizeAs(columns);
            for (int i = 0; i < columns.size(); i++) {
                HttpResponse<String> answer = ask(row, columns.get(i));
                if (through(answer, row) != row.cells().get(i) || answer.statusCode() >= 500) {
                    wrong.add(row.route() + " by "
                            + columns.get(i).map(Enum::name).orElse("nobody") + ": " + answer.statusCode());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean through(HttpResponse<String> answer, Row row) {
        String leads = answer.headers().firstValue("Location").orElse("");
        boolean toSignIn = answer.statusCode() == 302
                && leads.contains("/sign-in")
                && !row.path().equals("/sign-out");
        return answer.statusCode() != 401 && answer.statusCode() != 403 && !toSignIn;
    }

    private HttpResponse<String> ask(Row row, Optional<Enum<?>> role) throws Exception {
        String path = row.path().replaceAll("\\{[^}]+}", NO_SUCH_ID).replace("**", "x");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (row.isWrittenByPrograms()) {
            role.ifPresent(one -> request.header("Authorization", "Bearer " + token(one)));
            return http.send(
                    request.header("Content-Type", "application/json")
                            .method(row.method(), BodyPublishers.ofString("{}"))
                            .build(),
                    BodyHandlers.ofString());
        }
        List<String> cookies = new ArrayList<>(List.of(FormToken.COOKIE));
        role.ifPresent(one -> cookies.add("paddock=" + signedIn(one)));
        request.header("Cookie", String.join("; ", cookies));
        if (row.method().equals("GET") || row.method().equals("ANY")) {
            return http.send(request.GET().build(), BodyHandlers.ofString());
        }
        request.header("Content-Type", "application/x-www-form-urlencoded");
        return http.send(
                request.method(row.method(), BodyPublishers.ofString(FormToken.field(String.join("; ", cookies))))
                        .build(),
                BodyHandlers.ofString());
    }

    /** What a program of somebody in a role shows, good for everything that role may. */
    private String token(Enum<?> role) {
        return tokens.computeIfAbsent(role, one -> {
            String token = "paddock_"
                    + (UUID.randomUUID() + "" + UUID.randomUUID())
                            .replace("-", "")
                            .substring(0, 43);
            jdbc.sql("""
                            insert into account.api_token (id, person, token, name, scopes, made_at, expires_at)
                            values (gen_random_uuid(), ?, sha256(cast(? as bytea)), 'test', ?, '2026-05-12', '2026-06-12')
                            """)
                    .param(Ids.named("demonstration", "person", one.name()))
                    .param(token.getBytes(StandardCharsets.UTF_8))
                    .param(Arrays.stream(Scope.values()).map(Enum::name).toArray(String[]::new))
                    .update();
            return token;
        });
    }

    private String signedIn(Enum<?> role) {
        return signIns.welcome(
                        Ids.named("demonstration", "person", role.name()),
                        new SignIns.Origin("test", "192.0.2.1", null),
                        Proof.PASSWORD)
                .device()
                .secret();
    }
}
