package paddock.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A route of ours with ids in it, that a rival could write there. */
record RivalRoute(String method, String path) {

    /** What an address calls a thing, and what that is; {@code id} is told apart by what stands before it. */
    private static final Map<String, String> THINGS = Map.of(
            "/companies/{id}", "company",
            "/companies/{id}/merge/{other}", "company",
            "/directory/{id}", "company",
            "/people/{id}", "person",
            "/mails/{id}", "mail",
            "/bookings/{id}", "booking",
            "/places/{id}", "place",
            "/waiting-list/{id}", "waiting",
            "/requests/{id}", "request");

    private static final Set<String> BY_NAME =
            Set.of("contact", "status", "person", "invitation", "device", "token", "passkey", "permit");

    /** What belongs to nobody's rival: sites, which anybody sees, and secrets, which are no ids. */
    private static final Pattern NOBODYS = Pattern.compile(
            "(/api/v1)?/(sites|circuits|layouts|closures|series|sessions|webhooks|export|exhibitions|leads|letters|stand|imports|companies/merges)/.*|/(welcome|join|u|l|calendars|sign-in/forgotten|requests/confirmation)/.*");

    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z]+)}");

    /** The path with each variable as a thing that somebody of those has. */
    String with(List<Map<String, UUID>> owners) {
        StringBuilder filled = new StringBuilder();
        Matcher variable = VARIABLE.matcher(path);
        for (int i = 0; variable.find(); i++) {
            UUID id = owners.get(i).get(kind(path.substring(0, variable.end()), variable.group()));
            variable.appendReplacement(filled, id == null ? "0" : id.toString());
        }
        return variable.appendTail(filled).toString();
    }

    int variables() {
        return (int) VARIABLE.matcher(path).results().count();
    }

    private static String kind(String until, String variable) {
        String name = variable.substring(1, variable.length() - 1);
        return THINGS.getOrDefault(until.replaceFirst("^/api/v1", ""), BY_NAME.contains(name) ? name : "");
    }

    List<String> kinds() {
        List<String> kinds = new ArrayList<>();
        Matcher variable = VARIABLE.matcher(path);
        while (variable.find()) {
            kinds.add(kind(path.substring(0, variable.end()), variable.group()));
        }
        return kinds;
    }

    /** All there are. */
    static List<RivalRoute> all(RequestMappingHandlerMapping mappings) {
        return mappings.getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPatternValues().stream()
                        .filter(path ->
                                path.contains("{") && !NOBODYS.matcher(path).matches())
                        .flatMap(path -> mapping.getMethodsCondition().getMethods().stream()
                                .map(method -> new RivalRoute(method.name(), path))))
                .toList();
    }
}
