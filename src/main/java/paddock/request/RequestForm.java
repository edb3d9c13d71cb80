package paddock.request;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.util.MultiValueMap;
import paddock.account.Mistakes;
import paddock.circuit.Site;
import paddock.ground.ClaimRows;
import paddock.kernel.Email;
import paddock.post.MailAddress;

/**
 * What somebody typed to ask for something.
 *
 * @param said everything besides what is claimed, the facts of the use among it
 */
record RequestForm(Map<String, String> said, ClaimRows rows) {

    private static final int LONGEST = 200;
    private static final int LONGEST_MESSAGE = 2000;
    private static final Set<String> NO_FACTS = Set.of(
            "name",
            "firm",
            "email",
            "phone",
            "message",
            "company",
            "reference",
            "order_number",
            "firmness",
            "act",
            "_csrf");

    static RequestForm of(MultiValueMap<String, String> given) {
        Map<String, String> said = new LinkedHashMap<>();
        given.forEach((name, values) ->
                said.put(name, values.stream().filter(value -> !value.isEmpty()).collect(Collectors.joining(","))));
        said.keySet().removeAll(ClaimRows.FIELDS);
        return new RequestForm(said, ClaimRows.of(given));
    }

    /** What a question to the order was about, or a form row by row; else what a form begins with. */
    static RequestForm asked(Site site, MultiValueMap<String, String> given) {
        if (given.containsKey("what")) {
            return of(given);
        }
        Map<String, String> asked = given.toSingleValueMap();
        Map<String, String> said = new LinkedHashMap<>(asked);
        said.keySet().removeAll(ClaimRows.FIELDS);
        said.remove("layout");
        said.remove("lang");
        return new RequestForm(said, ClaimRows.asked(site, asked));
    }

    RequestForm withRoom() {
        return new RequestForm(said, rows.withRoom());
    }

    public String of(String name) {
        return said.getOrDefault(name, "");
    }

    private String text(String name) {
        return of(name).strip();
    }

    /** What is said of the use. */
    Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>(said);
        facts.keySet().removeAll(NO_FACTS);
        return facts;
    }

    Optional<String> email() {
        return Email.of(of("email"))
                .map(Email::address)
                .filter(address -> MailAddress.read(address).isPresent());
    }

    Request.Asker asker(String language) {
        return new Request.Asker(
                text("name"), text("firm"), email().orElseThrow(), text("phone"), text("message"), language);
    }

    /** What is missing or cannot be read: what is claimed, and the message. */
    Mistakes mistakes(Site site) {
        Mistakes mistakes = rows.rows().isEmpty() ? Mistakes.NONE.and("rows", "no-rows") : Mistakes.NONE;
        for (Map.Entry<Integer, String> wrong : rows.wrong(site).entrySet()) {
            mistakes = mistakes.and("row-" + wrong.getKey(), wrong.getValue());
        }
        return of("message").length() > LONGEST_MESSAGE || of("message").indexOf('\0') >= 0
                ? mistakes.and("message", "too-long")
                : mistakes;
    }

    /** Those, and who a stranger is. */
    Mistakes mistakesOfStranger(Site site) {
        Mistakes mistakes = mistakes(site);
        for (String name : new String[] {"name", "firm"}) {
            if (text(name).isEmpty() || isUnfit(name)) {
                mistakes = mistakes.and(name, "no-" + name);
            }
        }
        if (isUnfit("phone")) {
            mistakes = mistakes.and("phone", "no-phone");
        }
        return email().isEmpty() ? mistakes.and("email", "no-email") : mistakes;
    }

    private boolean isUnfit(String name) {
        return of(name).length() > LONGEST || of(name).codePoints().anyMatch(Character::isISOControl);
    }
}
