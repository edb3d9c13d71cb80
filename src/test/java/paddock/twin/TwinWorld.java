package paddock.twin;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;
import paddock.directory.Clients;
import paddock.kernel.Acting;
import paddock.kernel.Ids;
import paddock.kernel.StaffRole;

/** Two companies that are one, each with something of everything there is. */
final class TwinWorld {

    static final Acting STAFF = new Acting(
            Ids.named("demonstration", "person", "SALES"), "Ana", "192.0.2.7", Set.of(StaffRole.SALES), Map.of());

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final UUID SITE = Ids.named("ales", "site");

    /** All that a merge may touch. */
    static final List<String> PLACES = Reference.ALL.stream()
            .map(Reference::place)
            .filter(place -> !place.startsWith("twin."))
            .distinct()
            .toList();

    private final JdbcClient jdbc;

    TwinWorld(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    UUID company(String name) {
        UUID id = UUID.randomUUID();
        run(
                "insert into directory.company (id, name, sought, standing, version, demo, added_at) values (?, ?, ?, 'open', 1, false, now())",
                id,
                name,
                Clients.sought(name));
        return id;
    }

    void run(String sql, Object... values) {
        jdbc.sql(sql).params(List.of(values)).update();
    }

    UUID person() {
        UUID id = UUID.randomUUID();
        run(
                "insert into account.person (id, email, name, language, demo, added_at) values (?, ?, 'Camille', 'fr', false, now())",
                id,
                id + "@x.example");
        return id;
    }

    UUID booking(UUID company) {
        UUID id = UUID.randomUUID();
        run("""
                insert into booking.booking (id, site, kind, company, state, asked_at, use, reference, order_number, reason, version)
                values (?, ?, 'rental', ?, 'booked', now(), '{}', '', '', '', 1)""", id, SITE, company);
        return id;
    }

    /** Something of every table that names a company, some of it such that only one of both may have it. */
    void fill(UUID one, UUID other) {
        UUID both = person();
        UUID show = UUID.randomUUID();
        run(
                "insert into exhibition.exhibition (id, name, place, during, stand, result, touch, strength, trades, settled_at, version, demo) values (?, 'Salon', '', '[2026-10-01,2026-10-04)', '', 'run', 'first', 'sourced', '{}', now(), 1, false)",
                show);
        for (UUID company : List.of(one, other)) {
            boolean first = company.equals(one);
            run(
                    "insert into directory.membership (company, person, role, since) values (?, ?, ?, '2026-01-01')",
                    company,
                    both,
                    first ? "reader" : "manager");
            run(
                    "insert into directory.membership (company, person, role, since) values (?, ?, 'booker', '2026-02-01')",
                    company,
                    person());
            run(
                    "insert into directory.contact (id, company, name, function, email, phone, version) values (?, ?, 'Camille', ?, 'camille@firme.example', ?, 3)",
                    UUID.randomUUID(),
                    company,
                    first ? "" : "atelier",
                    first ? "" : "0466000001");
            run(
                    "insert into directory.contact (id, company, name, function, email, phone, version) values (?, ?, 'Accueil', '', 'info@firme.example', '', 1)",
                    UUID.randomUUID(),
                    company);
            run(
                    "insert into directory.address values (?, 'billing', ?, '30100', 'Alès', 'FR')",
                    company,
                    first ? "1 rue A" : "2 rue B");
            run(
                    "insert into directory.status values (?, ?, 'member', cast(? as daterange), 1)",
                    UUID.randomUUID(),
                    company,
                    first ? "[2025-01-01,2025-07-01)" : "[2025-06-01,2026-06-01)");
            run(
                    "insert into directory.invitation (id, company, email, role, token, written_at, until) values (?, ?, 'invite@x.example', 'reader', ?, now(), now())",
                    UUID.randomUUID(),
                    company,
                    company.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            booking(company);
            run(
                    "insert into waiting.entry (id, site, company, want, use, reference, order_number, asked_at, expires_at, version) values (?, ?, ?, '{}', '{}', '', '', now(), now(), 1)",
                    UUID.randomUUID(),
                    SITE,
                    company);
            run(
                    "insert into request.request (id, site, name, firm, email, phone, message, language, company, claims, use, asked_at, answer, version) values (?, ?, '', '', '', '', '', 'fr', ?, '[]', '{}', now(), '', 1)",
                    UUID.randomUUID(),
                    SITE,
                    company);
            run(
                    "insert into series.cycle (id, site, company, rule, claims, use, reference, made_at) values (?, ?, ?, 'FREQ=DAILY', '[]', '{}', '', now())",
                    UUID.randomUUID(),
                    SITE,
                    company);
            run(
                    "insert into exchange.subscription (company, token, made_at, version) values (?, ?, now(), 1)",
                    company,
                    company.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            run(
                    "insert into trade.profile (company, trades, about_fr, about_en, web, sought, listed_at, version) values (?, '{}', ?, '', '', ?, now(), 1)",
                    company,
                    company.toString(),
                    company.toString());
            run(
                    "insert into trade.proposal (id, company, content, proposed_at, state, reason, version) values (?, ?, '{\"relations\": []}', now(), 'open', '', 1)",
                    UUID.randomUUID(),
                    company);
            run(
                    "insert into exhibition.partner (id, exhibition, company, name, share) values (?, ?, ?, '', 30)",
                    UUID.randomUUID(),
                    show,
                    company);
            run(
                    "insert into lead.lead (id, company, name, firm, function, email, phone, sought, is_private, grade, interest, need, timing, note, trades, language, step, met_at, heard_at, consent, stage, version, demo) values (?, ?, 'Lou', '', '', '', '', 'lou', false, 'A', '', '', '', '', '{}', 'fr', '', now(), now(), '', 'new', 1, false)",
                    UUID.randomUUID(),
                    company);
            run("insert into trade.shown select id, company from directory.contact where company = ?", company);
            session(company);
        }
        relations(one, other);
        card(one, other);
        run(
                "insert into directory.status values (?, ?, 'club', '[2024-01-01,2024-02-01)', 1)",
                UUID.randomUUID(),
                other);
        run(
                "insert into directory.status values (?, ?, 'member', '[2026-05-01,2027-01-01)', 1)",
                UUID.randomUUID(),
                one);
        run("insert into directory.address values (?, 'visiting', '3 rue C', '30100', 'Alès', 'FR')", other);
    }

    /** One from which a company is excluded, in which it had a place before. */
    private void session(UUID company) {
        UUID booking = UUID.randomUUID();
        run(
                "insert into booking.booking (id, site, kind, state, asked_at, use, reference, order_number, reason, version) values (?, ?, 'session', 'booked', now(), '{}', '', '', 'Roulage', 1)",
                booking,
                SITE);
        run(
                "insert into session.session (booking, site, begins, ends, over, statuses, categories, powertrains, companies) values (?, ?, now(), now() + interval '1 hour', false, '{}', '{}', '{}', array[cast(? as uuid)])",
                booking,
                SITE,
                company);
        run("insert into session.kind values (?, 0, 4)", booking);
        UUID place = UUID.randomUUID();
        run(
                "insert into session.place (id, session, kind, company, vehicles, use, reference, order_number, taken_at, version) values (?, ?, 0, ?, 1, '{}', '', '', now(), 1)",
                place,
                booking,
                company);
        run("insert into session.seat (session, kind, number, places, place) values (?, 0, 1, 4, ?)", booking, place);
    }

    /** One of a file that is being entered. */
    private void card(UUID one, UUID other) {
        UUID intake = UUID.randomUUID();
        run(
                "insert into rolodex.intake (id, goes_into, file, format, encoding, columns, fields, notes, stage, added_at, version) values (?, 'companies', 'a.vcf', 'vcf', 'UTF-8', '{}', '{}', '[]', 'tried', now(), 1)",
                intake);
        run(
                "insert into rolodex.card (intake, position, line, cells, card, outcome, said, thing, may_be) values (?, 0, 1, '[]', '{}', 'doubtful', '[]', ?, array[cast(? as uuid), cast(? as uuid)])",
                intake,
                other,
                one,
                other);
    }

    private void relations(UUID one, UUID other) {
        UUID third = company("Tierce");
        UUID parent = company("Mère");
        for (UUID company : List.of(one, other)) {
            run("insert into trade.relation values (?, 'partner', ?)", company, third);
            run("insert into trade.relation values (?, 'supplier', ?)", third, company);
        }
        run("insert into trade.relation values (?, 'parent', ?)", one, parent);
        run("insert into trade.relation values (?, 'parent', ?)", other, third);
        run("insert into trade.relation values (?, 'supplier', ?)", one, other);
        run("insert into trade.relation values (?, 'stand', ?)", parent, other);
        run(
                "insert into trade.proposal (id, company, content, proposed_at, state, reason, version) values (?, ?, cast(? as jsonb), now(), 'open', '', 1)",
                UUID.randomUUID(),
                third,
                "{\"relations\": [{\"kind\": \"partner\", \"company\": \"" + other + "\"}]}");
    }

    /** Each row of all these tables, as the database writes it; the writing of one company is left out. */
    Map<String, List<String>> dump(UUID survivor) {
        Map<String, List<String>> all = new TreeMap<>();
        for (String place : PLACES) {
            String row = place.equals("directory.company")
                    ? "case when t.id = '" + survivor + "' then to_jsonb(t.*) - 'version' else to_jsonb(t.*) end"
                    : "to_jsonb(t.*)";
            all.put(
                    place,
                    new ArrayList<>(jdbc.sql("select (" + row + ")::text as line from " + place + " t order by 1")
                            .query((line, n) -> String.valueOf(line.getString(1)))
                            .list()));
        }
        return all;
    }

    /** One that no company has. */
    static String siren() {
        for (int key = 0; key < 10; key++) {
            String siren = "0009" + (1000 + NUMBERS.get()) + key;
            if (Clients.areNumbers(siren, "", "")) {
                NUMBERS.incrementAndGet();
                return siren;
            }
        }
        throw new IllegalStateException("one digit in ten is the key");
    }

    /** Mondays to Thursdays, three a day. */
    static LocalDateTime slot(int n) {
        return LocalDate.of(2027, 2, 1).plusDays(n / 12 * 7L + n / 3 % 4).atTime(9 + n % 3, 0);
    }
}
