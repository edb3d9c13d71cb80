package paddock;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Somebody on a connection of their own: half of them only look, the others have signed in and some of them write. */
final class Visitor implements AutoCloseable {

    /** In this order again and again. */
    private static final List<String> ROLES = List.of(
            "",
            "sales",
            "",
            "manager",
            "",
            "direction",
            "",
            "booker",
            "",
            "administrator",
            "",
            "reader",
            "",
            "operations",
            "",
            "sales");

    private static final List<String> OWN = List.of("/account", "/account/data", "/account/tokens");
    private static final List<String> OF_STAFF =
            List.of("/companies", "/companies?text=exemple", "/api/v1/companies.csv", "/companies/new");
    private static final List<String> OF_THOSE_WHO_READ_ALL = List.of(
            "/companies", "/people", "/audit", "/audit?kind=company", "/mails", "/api/v1/audit", "/api/v1/companies");

    private static final Map<String, List<String>> PAGES = Map.of(
            "sales", OF_STAFF,
            "operations", OF_STAFF,
            "direction", OF_THOSE_WHO_READ_ALL,
            "administrator", OF_THOSE_WHO_READ_ALL,
            "manager", List.of("/companies", "/api/v1/companies"),
            "booker", List.of("/companies"),
            "reader", List.of("/companies"));

    /** One in so many requests of those who sell enters a company. */
    private static final int WRITES = 8;

    private final Client client;
    private final Random choice;
    private final List<Page> pages;
    private final String role;
    private int written;

    private Visitor(Client client, Random choice, List<Page> pages, String role) {
        this.client = client;
        this.choice = choice;
        this.pages = pages;
        this.role = role;
    }

    /** The visitor of some number, come in and signed in. */
    static Visitor number(int number, int port, List<Page> ofAnybody) throws IOException {
        String role = ROLES.get(number % ROLES.size());
        Client client = new Client(port);
        List<Page> pages = new ArrayList<>(ofAnybody);
        if (!role.isEmpty()) {
            Client.Answer in = client.send(
                    "/sign-in",
                    "/sign-in",
                    "email=" + role + "%40demonstration.invalid&password=paddock-demonstration&to=/account");
            client.after(in);
            if (in.status() != 302) {
                throw new IllegalStateException(role + " is not let in: " + in.status());
            }
            for (int n = 0; n < 3; n++) {
                OWN.forEach(page -> pages.add(new Page(page, 200)));
                PAGES.getOrDefault(role, List.of()).forEach(page -> pages.add(new Page(page, 200)));
            }
        }
        return new Visitor(client, new Random(number), pages, role);
    }

    /** Comes back after a while. */
    void returns() throws IOException {
        client.connectAgain();
    }

    /** Looks at something for a while. */
    int pause(int from, int until) {
        return choice.nextInt(from, until);
    }

    /** Asks once more, and says how long that took, in nanoseconds; fails when the answer is not as wanted. */
    long asks() throws IOException {
        boolean writes = role.equals("sales") && choice.nextInt(WRITES) == 0;
        long asked = System.nanoTime();
        Page page = writes ? new Page("/companies", 302) : pages.get(choice.nextInt(pages.size()));
        Client.Answer answer = writes
                ? client.send("/companies/new", "/companies", "name=Charge+" + written++ + "&standing=open")
                : client.get(page.path());
        long time = System.nanoTime() - asked;
        if (answer.location().filter(to -> to.contains("/account/proof")).isPresent()) {
            client.after(answer);
            answer = prove(page);
        } else if (answer.status() != page.status()) {
            throw new IllegalStateException(role + " " + page.path() + " answered " + answer.status());
        }
        client.after(answer);
        return time;
    }

    /** Gives the password again, ten minutes after the last time, as some pages demand. */
    private Client.Answer prove(Page wanted) throws IOException {
        Client.Answer proved =
                client.send("/account/proof", "/account/proof", "password=paddock-demonstration&to=" + wanted.path());
        if (proved.status() != 302) {
            throw new IllegalStateException(role + " gave the password and was answered " + proved.status());
        }
        return proved;
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
