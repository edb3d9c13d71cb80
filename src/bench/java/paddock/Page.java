package paddock;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A page of the product, and the status it answers with. */
record Page(String path, int status) {

    private static final Pattern SITE = Pattern.compile("href=\"(/sites/[^\"/?#]+)\"");
    private static final Pattern CIRCUIT = Pattern.compile("href=\"(/sites/[^\"/?#]+/circuits/[^\"/?#]+)\"");
    private static final Pattern LAYOUT = Pattern.compile("name=\"with\"[^>]*value=\"([^\"]+)\"");
    private static final int PICKED = 3;

    /** Every page there is, found as a visitor finds them: whatever sites and circuits this installation has. */
    static List<Page> all(Client client) throws IOException {
        List<Page> pages = new ArrayList<>(List.of(new Page("/", 302), new Page("/sites", 200)));
        for (String site : found(SITE, html(client, "/sites"))) {
            String html = html(client, site);
            pages.add(new Page(site, 200));
            pages.add(new Page(site + picks(html), 200));
            pages.add(new Page(site + "/may-i-run", 200));
            found(CIRCUIT, html).forEach(circuit -> pages.add(new Page(circuit, 200)));
        }
        if (pages.stream().noneMatch(page -> page.path().startsWith("/sites/"))) {
            throw new IllegalStateException("no site to visit: the demonstration is not there");
        }
        pages.add(new Page("/api", 200));
        pages.add(new Page("/sites/no-such-site", 404));
        return pages;
    }

    private static String picks(String html) {
        return found(LAYOUT, html).stream().limit(PICKED).collect(Collectors.joining("&with=", "?with=", ""));
    }

    private static String html(Client client, String path) throws IOException {
        Client.Answer answer = client.get(path);
        client.after(answer);
        return answer.text();
    }

    private static Set<String> found(Pattern pattern, String html) {
        return pattern.matcher(html)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
