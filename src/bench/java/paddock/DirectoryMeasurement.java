package paddock;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The directory with a hundred thousand companies in it: for anybody, names mistyped, trades and statuses; for the staff, parts of names. */
final class DirectoryMeasurement implements Measurement {

    private static final int WARMING = 200;
    private static final int ASKED = 2000;
    private static final double MILLISECONDS = 50;

    private static final String FAR_ON = "00000000-0000-4000-8000-000000050000";

    /** What anybody looks for: names as they are and with a letter too few, trades in both languages, words of the presentation. */
    private static final List<String> ASKS = asks(
            "/api/v1/directory",
            "",
            "?text=" + encoded("Mécanique Garance 4711"),
            "?text=mecaniqe+garanse",
            "?text=amortiseurs",
            "?text=bearings",
            "?text=zirconium",
            "?text=freins&status=resident",
            "?trade=powertrain",
            "?trade=batteries&status=club",
            "?status=school",
            "?text=nobody+of+that+name");

    /** What the operator's people look for: names and parts of them, how numbers begin, statuses, and a page far on. */
    private static final List<String> STAFF = asks(
            "/api/v1/companies",
            "",
            "?text=" + encoded("Usinage du Causse"),
            "?text=rance+4711",
            "?text=usinage",
            "?text=imaginaire",
            "?text=zz",
            "?text=900012",
            "?text=" + encoded("no such name"),
            "?status=school",
            "?standing=barred",
            "?text=moteurs&status=club",
            "?after=" + FAR_ON);

    private static List<String> asks(String path, String... queries) {
        return Arrays.stream(queries).map(query -> path + query).toList();
    }

    @Override
    public String name() {
        return "directory";
    }

    @Override
    public List<Finding> findings() throws IOException {
        try (Workshop workshop = new Workshop();
                Shop shop = Shop.open(workshop, "1")) {
            try (Connection connection = shop.connect()) {
                for (String statement : COMPANIES) {
                    try (PreparedStatement filling = connection.prepareStatement(statement)) {
                        filling.execute();
                    }
                }
            }
            List<Finding> all = new ArrayList<>();
            String listed = shop.count("select count(*) from trade.listing") + " companies listed";
            all.addAll(findings("a search of the directory over HTTP", listed, shop, ASKS));
            String kept = shop.count("select count(*) from directory.company") + " companies";
            all.addAll(findings("a search of the staff’s list of companies over HTTP", kept, shop, STAFF));
            return all;
        } catch (IOException | RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static List<Finding> findings(String what, String among, Shop shop, List<String> asks) throws IOException {
        times(shop, asks, WARMING);
        long[] times = times(shop, asks, ASKED);
        return List.of(
                Finding.of(what + ", 99th percentile", at(times, 0.99), "ms")
                        .atMost(MILLISECONDS)
                        .beside(among + ", " + asks.size() + " kinds of searches, one client on the same machine"),
                Finding.of("the same, median", at(times, 0.5), "ms"));
    }

    private static double at(long[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1] / 1e6;
    }

    /** Sorted, in nanoseconds. */
    private static long[] times(Shop shop, List<String> asks, int count) throws IOException {
        long[] times = new long[count];
        try (Client client = new Client(shop.port())) {
            for (int i = 0; i < count; i++) {
                long asked = System.nanoTime();
                Client.Answer answer = client.get(asks.get(i % asks.size()), shop.token());
                times[i] = System.nanoTime() - asked;
                if (answer.status() != 200 || !answer.text().contains("\"companies\":")) {
                    throw new IllegalStateException(answer.status() + ": " + answer.text());
                }
                client.after(answer);
            }
        }
        Arrays.sort(times);
        return times;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Names of two words and a number, one to three trades, a status for every third, a sentence in both languages. */
    private static final List<String> COMPANIES = List.of(
            """
            create temporary table wanted as
            select case n when 50000 then cast('00000000-0000-4000-8000-000000050000' as uuid) else gen_random_uuid() end as id, n,
                   (array['Mécanique', 'Atelier', 'Groupe', 'Essais', 'Freins', 'Moteurs', 'École', 'Technique', 'Usinage', 'Studio'])[1 + n % 10]
                   || ' ' || (array['Garance', 'Roquefeuil', 'Lavande', 'du Causse', 'Bellecombe', 'des Vents', 'Oriental', 'Lafont', 'Imaginaire', 'Clair'])[1 + n / 10 % 10]
                   || ' ' || n as name
              from generate_series(1, 100000) as n
            """,
            """
            insert into directory.company (id, name, sought, siren, standing, version, demo, added_at)
            select id, name, translate(lower(name), 'éÉè', 'eee'), cast(900000000 + n as text), 'open', 1, false, now() from wanted
            """,
            """
            insert into directory.status (id, company, kind, during, version)
            select gen_random_uuid(), id, (array['resident', 'member', 'club', 'school'])[1 + n % 4], daterange('2020-01-01', null), 1
              from wanted where n % 3 = 0
            """,
            """
            insert into directory.address (company, kind, street, postcode, town, country)
            select id, 'visiting', n || ' rue de l’Essai', '00000', 'Ville ' || n % 500, 'FR' from wanted
            """,
            """
            insert into trade.profile (company, trades, about_fr, about_en, web, sought, listed_at, version)
            select id,
                   (array['dampers', 'brakes', 'bearings', 'engines', 'batteries', 'composites', 'testing', 'teams', 'media', 'timing', 'tyres', 'paint', 'karts'])
                   [1 + n % 13 : 1 + n % 13 + n % 3],
                   'Fabrique et essaie la pièce numéro ' || n, 'Makes and tries part number ' || n, '',
                   'fabrique et essaie la piece numero ' || n || case when n % 1000 = 0 then ' zirconium' else '' end, now(), 1
              from wanted
            """,
            "analyze directory.company",
            "analyze directory.status",
            "analyze directory.address",
            "analyze trade.profile",
            "analyze trade.listing",
            "analyze trade.word");
}
