package paddock;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import paddock.kernel.Ids;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Where a text goes in, and where it is seen afterwards. */
record HostileField(String method, String path, String name, String others, String seen) {

    /** Halves of a character can be written as well. */
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private static final String SITE = "/api/v1/sites/" + Ids.named("ales", "site");
    private static final String VERDICT = "/api/v1/layouts/" + Ids.named("ales", "layout", "technique") + "/verdict";
    static final String DATES = "/sites/ales/dates?first=2026-10-05&last=2026-10-06&";
    static final String ASKED = "/sites/ales/may-i-run?layout=technique&on=2026-05-16&from=10:00&until=11:00&";

    /**
     * Where the fields are.
     *
     * @param company the page of one whose contacts, statuses and guests are written
     * @param booking the page of one of which is said whom to call
     * @param token what a program of somebody who sells shows
     */
    record At(Served served, String cookie, String company, String booking, String token) {

        String filled(String path) {
            return path.replace("{c}", company.replaceFirst(".*/", "")).replace("/bookings/{b}", booking);
        }
    }

    /** Each field that a page or the interface takes a text in: a new one is a line in one of the lists. */
    static List<HostileField> all() {
        return Stream.of(people(), companies(), bookings(), HostileParts.all(), addresses(), programs())
                .flatMap(List::stream)
                .toList();
    }

    private static List<HostileField> people() {
        return List.of(
                form("/account/name", "name", "language=fr").seenAt("/account"),
                form("/people", "name", "language=fr&email=n{n}%40example.org").seenInAnswer(),
                form("/people", "email", "language=fr&name=Camille"),
                form("/people", "language", "name=Camille&email=l{n}%40example.org"),
                form("/people", "role", "name=Camille&email=r{n}%40example.org"),
                form("/sign-in", "email", "password=guessed"),
                form("/sign-in", "to", "email=a%40example.org&password=guessed"),
                form("/account/password", "next", "current=guessed+wrong"),
                form("/mails", "recipient", ""),
                form("/personal-data/report", "address", ""),
                form("/personal-data/data.json", "address", ""),
                form("/personal-data/erasure", "address", "sure=no"),
                form("/personal-data/suppression", "address", "wish=mail"),
                form("/personal-data/suppression", "wish", "address=a%40example.org"),
                form("/account/suppression", "wish", ""),
                form("/account/tokens", "name", "scope=READ&days=30").seenInAnswer(),
                form("/account/tokens", "scope", "name=Camille&days=30"),
                form("/account/tokens", "days", "name=Camille&scope=READ"),
                form("/account/proof", "to", "password=guessed+wrong"),
                form("/account/proof", "password", "to=/account"),
                form("/account/second-step", "code", ""),
                form("/account/openid/removal", "link", ""),
                form("/account/passkeys", "name", "ticket=none&credential=none"),
                form("/welcome/" + "x".repeat(43), "name", "email=a%40example.org&password=long+enough+for+it"));
    }

    private static List<HostileField> companies() {
        return List.of(
                form("/companies", "name", "").seenAt("/edit"),
                form("/companies", "siren", "name=Camille"),
                form("/companies", "siret", "name=Camille"),
                form("/companies", "vat", "name=Camille"),
                form("/companies", "standing", "name=Camille"),
                form("/companies", "billing.postcode", "name=Camille&billing.town=Camille&billing.country=FR")
                        .seenAt("/edit"),
                form("/companies", "billing.country", "name=Camille&billing.town=Camille"),
                form("/companies", "reason", "name=Camille&standing=barred").seenAt("/edit"),
                form("/companies", "billing.street", "name=Camille&billing.town=Camille&billing.country=FR")
                        .seenAt("/edit"),
                form("/companies", "visiting.town", "name=Camille&visiting.country=FR")
                        .seenAt("/edit"),
                form("/companies/{c}/contacts", "name", "").seenAt("/companies/{c}"),
                form("/companies/{c}/contacts", "function", "name=Camille").seenAt("/companies/{c}"),
                form("/companies/{c}/contacts", "email", "name=Camille"),
                form("/companies/{c}/contacts", "phone", "name=Camille"),
                form("/companies/{c}/statuses", "kind", ""),
                form("/companies/{c}/statuses", "from", "kind=club"),
                form("/companies/{c}/invitations", "address", "role=READER"),
                form("/companies/{c}/invitations", "role", "address=r{n}%40example.org"));
    }

    private static List<HostileField> bookings() {
        String row = "what=layout%3Atechnique&on=2027-03-01&from=09%3A00&until=10%3A00&";
        return List.of(
                form("/sites/ales/bookings", "company", row),
                form("/sites/ales/bookings", "what", "on=2027-03-01&from=09%3A00&until=10%3A00"),
                form("/sites/ales/bookings", "on", "what=layout%3Atechnique&from=09%3A00&until=10%3A00"),
                form("/sites/ales/bookings", "from", "what=layout%3Atechnique&on=2027-03-01&until=10%3A00"),
                form(
                        "/sites/ales/bookings",
                        "units",
                        "what=pool%3Astands-2015&on=2027-03-01&from=09%3A00&until=10%3A00"),
                form("/sites/ales/bookings", "direction", row),
                form("/sites/ales/bookings", "reference", row),
                form("/sites/ales/bookings", "activity", row + "company=Club+D%C3%A9monstration+%28invent%C3%A9%29"),
                form("/sites/ales/bookings", "noise", row + "company=Club+D%C3%A9monstration+%28invent%C3%A9%29"),
                form("/sites/ales/bookings", "some-fact", row + "company=Club+D%C3%A9monstration+%28invent%C3%A9%29"),
                form("/sites/ales/closures", "reason", row),
                form("/sites/ales/closures", "what", "reason=Camille&on=2027-03-02&from=09%3A00&until=10%3A00"),
                form(
                        "/sites/ales/closures",
                        "until",
                        "reason=Camille&what=layout%3Atechnique&on=2027-03-02&from=09%3A00"),
                form("/sites/gamogonili/terms", "club.lasting", "version=0&answer=48&club.own=on&club.notice=0"),
                form("/sites/gamogonili/terms", "answer", "version=0"),
                form("/sites/gamogonili/terms", "2027.opens", "version=0&answer=48"),
                form("/sites/gamogonili/webhooks", "name", "all=on&url=http%3A%2F%2Fexample.org%2F"),
                form("/sites/gamogonili/webhooks", "url", "all=on&name=Camille"),
                form("/sites/gamogonili/webhooks", "event", "name=Camille&url=https%3A%2F%2Fexample.org%2F"),
                address("/sites/gamogonili/webhooks?said="),
                address("/sites/gamogonili/webhooks/"),
                address("/sites/ales/closures/new?reason="),
                address("/sites/ales/closures/new?layout="),
                address("/sites/gamogonili/terms?said="),
                address("/closures/"),
                address("/sites/ales/bookings?state="),
                address("/sites/ales/bookings?from="),
                address("/sites/ales/bookings?after="),
                address("/sites/ales/bookings/new?layout="),
                address("/sites/ales/bookings/new?on="),
                address("/sites/ales/bookings/new?activity="),
                address("/bookings/"));
    }

    private static List<HostileField> addresses() {
        return List.of(
                address("/companies?text="),
                address("/companies?status="),
                address("/companies/"),
                address("/join/"),
                address("/sign-in/forgotten/"),
                address("/api/v1/companies?text="),
                address("/audit?text="),
                address("/audit?person="),
                address("/mails?to="),
                address("/mails?state="),
                address("/sign-in?to="),
                address("/account?said="),
                address("/account/data?said="),
                address("/personal-data?said="),
                address("/sites?lang="),
                address("/sites/ales?with="),
                address("/sites/ales?on="),
                address(DATES + "company="),
                address(DATES + "length="),
                address(ASKED + "activity="),
                address(ASKED + "category="),
                address(ASKED + "noise="),
                address(ASKED + "count="),
                address("/sites/"),
                address("/people/"),
                address("/welcome/"),
                address("/api/v1/sites/"),
                address("/api/v1/audit?text="),
                address("/api/v1/audit.csv?text="),
                address("/api/v1/mails?to="));
    }

    private static List<HostileField> programs() {
        String units = "\"claims\": [{\"pool\": \"" + Ids.named("ales", "pool", "stands-2015")
                + "\", \"units\": 1, \"from\": \"{day}T09:00\", \"until\": \"{day}T10:00\"}]";
        String option = "{\"company\": \"{c}\", " + units + "}";
        return List.of(
                program(SITE + "/options", "reference", option).seenInAnswer(),
                program(SITE + "/options", "orderNumber", option).seenInAnswer(),
                program(SITE + "/closures", "reason", "{" + units + "}").seenInAnswer(),
                program(SITE + "/sessions", "title", "{\"use\": {\"vehicles\": [{\"count\": 1}]}, " + units + "}"),
                program(SITE + "/options", "company", "{" + units + "}"),
                program(SITE + "/options", "use", option),
                json(VERDICT, "activity"),
                json(VERDICT, "customer"),
                json(VERDICT, "event-name"),
                header("Accept-Language"),
                header("User-Agent"),
                header("X-Request-Id"));
    }

    static HostileField form(String path, String name, String others) {
        return new HostileField("form", path, name, others, "");
    }

    static HostileField address(String beginning) {
        return new HostileField("address", beginning, "", "", "");
    }

    static HostileField json(String path, String name) {
        return new HostileField("json", path, name, "", "");
    }

    /** A field of what a program sends that shows a token; in the rest {@code {c}} is the company, {@code {day}} a day. */
    static HostileField program(String path, String name, String others) {
        return new HostileField("program", path, name, others, "");
    }

    static HostileField header(String name) {
        return new HostileField("header", "/account", name, "", "");
    }

    HostileField seenAt(String page) {
        return new HostileField(method, path, name, others, page);
    }

    HostileField seenInAnswer() {
        return seenAt("answer");
    }

    HttpRequest with(String text, int number, At at) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        at.served().uri(method.equals("address") ? path + encoded(text) : at.filled(path)))
                .header("X-Forwarded-For", "198.51." + number / 250 + "." + (1 + number % 250));
        request.headers(
                method.equals("program")
                        ? new String[] {"Authorization", "Bearer " + at.token()}
                        : new String[] {"Cookie", at.cookie()});
        return switch (method) {
            case "program" ->
                request.header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body(text, number, at)))
                        .build();
            case "form" ->
                request.header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(FormToken.field(at.cookie()) + "&"
                                + others.replace("{n}", Integer.toString(number)) + "&" + name + "=" + encoded(text)))
                        .build();
            case "json" ->
                request.header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(JSON.writeValueAsString(
                                Map.of("from", "2026-05-13T12:30", "until", "2026-05-13T13:30", name, text))))
                        .build();
            case "header" -> request.header(name, text).build();
            default -> request.build();
        };
    }

    private String body(String text, int number, At at) {
        String rest = others.replace("{c}", at.company().replaceFirst(".*/", ""))
                .replace(
                        "{day}",
                        LocalDate.now(ZoneOffset.UTC).plusDays(2 + number).toString());
        ObjectNode body = (ObjectNode) JSON.readTree(rest);
        return JSON.writeValueAsString(body.put(name, text));
    }

    /** As a browser writes it; what it cannot write, as somebody by hand would: halves of a character too. */
    private static String encoded(String text) {
        StringBuilder written = new StringBuilder();
        text.codePoints()
                .forEach(c -> written.append(
                        c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE
                                ? String.format(
                                        java.util.Locale.ROOT,
                                        "%%ED%%%02X%%%02X",
                                        0x80 | (c >> 6 & 0x3f),
                                        0x80 | (c & 0x3f))
                                : URLEncoder.encode(Character.toString(c), StandardCharsets.UTF_8)));
        return written.toString().replace("+", "%20");
    }

    @Override
    public String toString() {
        return method + " " + path + " " + name;
    }
}
