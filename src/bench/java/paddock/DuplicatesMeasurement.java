package paddock;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;

/** Duplicates among a hundred thousand companies: how long it takes until all pairs are written. */
final class DuplicatesMeasurement implements Measurement {

    private static final int COMPANIES = Integer.getInteger("paddock.bench.companies", 100_000);
    private static final int TWICE = 50;
    private static final double SECONDS = 120;
    private static final long PATIENCE = 600;

    @Override
    public String name() {
        return "duplicates";
    }

    @Override
    public List<Finding> findings() throws IOException {
        try (Workshop workshop = new Workshop();
                Shop shop = Shop.open(workshop, "1")) {
            prepare(shop);
            return findings(shop);
        } catch (IOException | RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static List<Finding> findings(Shop shop) throws Exception {
        long began = System.nanoTime();
        try (Connection connection = shop.connect();
                PreparedStatement asking = connection.prepareStatement(
                        "insert into twin.search (id, asked_at) values (gen_random_uuid(), now())")) {
            asking.executeUpdate();
        }
        try (Client client = new Client(shop.port())) {
            client.after(client.get("/health", ""));
        }
        while (shop.count("select count(*) from twin.search where ended_at is null") > 0) {
            if (System.nanoTime() - began > PATIENCE * 1_000_000_000L) {
                throw new IllegalStateException("no end after " + PATIENCE + " s");
            }
            Thread.sleep(50);
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        long found = shop.count("select count(*) from twin.pair where score >= 40");
        long planted = COMPANIES / TWICE;
        if (found < planted) {
            throw new IllegalStateException(found + " of " + planted + " found");
        }
        return List.of(Finding.of("all companies compared, from asking until the pairs are written", seconds, "s")
                .atMost(SECONDS)
                .beside(shop.count("select max(companies) from twin.search") + " companies, " + planted
                        + " of them there twice, " + found + " pairs found, "
                        + shop.count("select max(compared) from twin.search")
                        + " pairs looked at; a node looks every 20 s"));
    }

    private static void prepare(Shop shop) throws Exception {
        try (Connection connection = shop.connect()) {
            for (String statement : MADE) {
                try (PreparedStatement prepared =
                        connection.prepareStatement(statement.replace("100000", Integer.toString(COMPANIES)))) {
                    prepared.execute();
                }
            }
        }
    }

    /**
     * Names of three words of hundreds, so that names nearly alike come by themselves as well; every fiftieth company is the one before
     * it once more: a letter of the name missing, or the legal form added, or another name at the same phone and mail domain.
     */
    private static final List<String> MADE = List.of(
            """
            create temporary table wanted as
            select gen_random_uuid() as id, n, case when n % 50 = 0 then n - 1 else n end as as_of, n % 50 = 0 as twice
              from generate_series(1, 100000) as n
            """,
            """
            alter table wanted add column name text
            """,
            """
            update wanted
               set name = case when twice and as_of % 3 = 2 then 'Autre ' || md5(n::text)
                               else (array['Mécanique', 'Atelier', 'Groupe', 'Essais', 'Freins', 'Moteurs', 'École', 'Technique', 'Usinage', 'Studio'])[1 + as_of % 10]
                                    || ' ' || substr(translate(md5('a' || as_of / 7), '0123456789', 'ghijklmnop'), 1, 7) || ' '
                                    || substr(translate(md5('b' || as_of), '0123456789', 'ghijklmnop'), 1, 6) end
            """,
            """
            update wanted set name = case as_of % 3 when 0 then left(name, 12) || substr(name, 14) else name || ' SARL' end
             where twice and as_of % 3 < 2
            """,
            """
            insert into directory.company (id, name, sought, standing, version, demo, added_at)
            select id, name, translate(lower(name), 'éÉ', 'ee'), 'open', 1, false, now() from wanted
            """,
            """
            insert into directory.contact (id, company, name, function, email, phone, version)
            select gen_random_uuid(), id, 'Camille', '',
                   case when n % 3 = 0 then 'p' || n || '@gmail.com' else 'c' || n || '@firme' || as_of || '.example' end,
                   case when n % 10 = 3 then '0400000000' else '04' || lpad(as_of::text, 8, '0') end, 1
              from wanted
            """,
            """
            insert into directory.address (company, kind, street, postcode, town, country)
            select id, 'billing', as_of % 300 || ' rue de l’Essai', lpad((as_of % 900)::text, 5, '0'), 'Ville ' || as_of % 900, 'FR' from wanted
            """,
            "analyze directory.company",
            "analyze directory.contact",
            "analyze directory.address");
}
