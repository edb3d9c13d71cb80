package paddock.sitefile;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import paddock.Browser;
import paddock.Hostile;
import paddock.Markup;
import paddock.WithPaddock;
import paddock.circuit.Importing;
import paddock.circuit.Sites;
import paddock.circuit.Sites.Intent;
import paddock.kernel.Acting;
import paddock.kernel.Ids;
import paddock.sitefile.SiteFile.Reading;
import paddock.sitefile.SiteFile.Reading.Read;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Hostile texts as wordings of a site file: refused with their line, or kept and never more than text on any page. */
@WithPaddock
@TestPropertySource(properties = "paddock.test.sites=hostile")
class HostileSitesTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** In the usual run each text stands in some wordings, in the long one in many more. */
    private static final int SHIFTS = Boolean.getBoolean("paddock.full") ? 10 : 1;

    private static final List<String> PAGES = List.of(
            "/sites",
            "/sites/ales",
            "/sites/ales?with=boucle-nord&with=technique",
            "/sites/ales?with=boucle-nord&see=technique",
            "/sites/ales/circuits/vitesse",
            "/sites/ales/circuits/karting",
            "/sites/ales/may-i-run?layout=technique&on=2026-05-16&from=11:00&until=15:00&count=40&noise=97");

    private static final String FACTS = "&activity=practice&category=touring-gt&powertrain=combustion&count=5"
            + "&noise.source-exhaust=95&customer=club";

    @LocalServerPort
    int port;

    @Autowired
    Loading loading;

    @Autowired
    Sites sites;

    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void hangUp() {
        http.close();
    }

    @Test
    void a_text_is_a_name_or_is_refused_with_its_line() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (Hostile hostile : Hostile.all()) {
            Reading reading = named(hostile.text());
            boolean kept = reading instanceof Read read
                    && read.site()
                            .name()
                            .in(Locale.FRENCH)
                            .equals(hostile.text().strip());
            boolean refused = reading instanceof Reading.Refused no
                    && no.mistakes().stream().allMatch(mistake -> mistake.line() > 0);
            if (hostile.isBroken() ? kept : !kept && !refused) {
                wrong.add(hostile.kind() + " " + JSON.writeValueAsString(hostile.text()));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(names()).hasSizeGreaterThan(400);
    }

    @Test
    void no_wording_is_more_than_text() throws Exception {
        Set<String> shapes = new HashSet<>(List.of("del[]", "ins[]")); // where a version says something else
        load(List.of("Camille"), 0);
        for (String page : PAGES) {
            shapes.addAll(Markup.of(get(page)).shape());
        }
        List<String> names = names();
        List<String> wrong = new ArrayList<>();
        for (int first = 0; first < names.size() * SHIFTS; ) {
            HostileWordings wordings = load(names, first);
            first += wordings.written().size();
            for (String page : PAGES) {
                Markup markup = Markup.of(get(page));
                markup.wrong().forEach(one -> wrong.add(page + " " + one));
                markup.shape().stream()
                        .filter(one -> !shapes.contains(one))
                        .forEach(one -> wrong.add(page + " " + one));
            }
            wrong.addAll(unkept(wordings));
            wrong.addAll(drawn());
            for (String feed : List.of(
                    layout("technique") + "/lawful-hours.ics?from=2026-05-11&until=2026-05-18" + FACTS,
                    circuit("vitesse") + "/duties.ics?from=2026-01-01&until=2027-01-01")) {
                assertThat(Biweekly.parse(get(feed)).first().getEvents())
                        .as(feed)
                        .isNotEmpty();
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** What the interface does not give back as it was written. */
    private List<String> unkept(HostileWordings wordings) throws Exception {
        Set<String> given = new HashSet<>();
        for (String address : List.of(
                "/api/v1/sites/" + sites.withKey("ales").orElseThrow().id(),
                circuit("vitesse"),
                circuit("karting"),
                layout("technique"))) {
            strings(JSON.readTree(get(address)), given);
        }
        return wordings
                .at(
                        "name",
                        "operator.name",
                        "operator.note",
                        "circuits.0.name",
                        "circuits.0.note",
                        "circuits.0.layouts.0.name")
                .stream()
                .map(String::strip)
                .filter(text -> !given.contains(text))
                .map(text -> "not given back: " + JSON.writeValueAsString(text))
                .toList();
    }

    private static void strings(JsonNode node, Set<String> into) {
        if (node.isString()) {
            into.add(node.asString());
        }
        node.forEach(child -> strings(child, into));
    }

    /** What goes wrong with the pages where a person sees them. */
    private List<String> drawn() {
        List<String> wrong = new ArrayList<>();
        NewContextOptions options =
                new NewContextOptions().setViewportSize(390, 900).setLocale("fr-FR");
        try (BrowserContext window = Browser.window(options)) {
            window.addInitScript(
                    "addEventListener('securitypolicyviolation', e => console.error('policy: ' + e.violatedDirective))");
            Page page = window.newPage();
            page.onDialog(dialog -> wrong.add("a dialog"));
            page.onPageError(error -> wrong.add(page.url() + " " + error));
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    wrong.add(page.url() + " " + message.text());
                }
            });
            for (String address : PAGES) {
                page.navigate("http://localhost:" + port + address);
                if ((int) page.evaluate("document.documentElement.scrollWidth - innerWidth") > 0) {
                    wrong.add(address + " scrolls sideways because of " + page.evaluate(WIDEST));
                }
                if (page.locator("main").count() != 1 || page.locator("h1").count() != 1) {
                    wrong.add(address + " is broken");
                }
            }
        }
        return wrong;
    }

    /** What reaches furthest beyond the window, of all that does not scroll by itself. */
    private static final String WIDEST = """
            () => [...document.querySelectorAll('body *')]
                .filter(e => !e.parentElement.closest('.scroll-x') && e.getBoundingClientRect().right > innerWidth + 1)
                .map(e => e.outerHTML.slice(0, 160)).slice(-2).join(' | ')""";

    private HostileWordings load(List<String> names, int first) throws IOException {
        HostileWordings wordings = HostileWordings.of(Folder.of("sites/ales"), names, first);
        Reading reading = wordings.folder().read("ales.yaml");
        assertThat(reading).isInstanceOf(Read.class);
        assertThat(loading.load(Acting.PADDOCK, loading.plan((Read) reading, Intent.CORRECT)))
                .isInstanceOf(Importing.Loaded.class);
        return wordings;
    }

    /** The texts that may be names, as far as they are short enough for a paragraph to be quoted by. */
    private static List<String> names() throws IOException {
        return Hostile.all().stream()
                .filter(one -> !one.isBroken() && named(one.text()) instanceof Read)
                .map(Hostile::text)
                .distinct()
                .collect(Collectors.toList());
    }

    private static Reading named(String name) {
        try {
            Folder folder = Folder.of("paddock/circuit/sample");
            return folder.with(
                            "sample.yaml",
                            folder.text("sample.yaml").replace("{fr: Essai, en: Sample}", HostileWordings.quoted(name)))
                    .read("sample.yaml");
        } catch (IOException notThere) {
            throw new IllegalStateException(notThere);
        }
    }

    private static String circuit(String key) {
        return "/api/v1/circuits/" + Ids.named("ales", "circuit", key);
    }

    private static String layout(String key) {
        return "/api/v1/layouts/" + Ids.named("ales", "layout", key);
    }

    private String get(String address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + address))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(address).isEqualTo(200);
        return answer.body();
    }
}
