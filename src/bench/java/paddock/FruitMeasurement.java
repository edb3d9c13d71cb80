package paddock;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import paddock.kernel.Ids;

/** What came of a show, with ten shows, a hundred thousand leads and a million bookings there. */
final class FruitMeasurement implements Measurement {

    private static final int WARMING = 100;
    private static final int ASKED = 300;
    private static final double MILLISECONDS = 200;

    @Override
    public String name() {
        return "fruit";
    }

    @Override
    public List<Finding> findings() throws IOException {
        try (Workshop workshop = new Workshop(System.getProperty("paddock.bench.data", ""));
                Shop shop = Shop.open(workshop)) {
            prepare(shop);
            return findings(shop);
        } catch (IOException | RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static List<Finding> findings(Shop shop) throws Exception {
        String path = "/api/v1/exhibitions/" + Ids.named("bench", "exhibition", "3") + "/fruit?rule=shared";
        String beside = shop.count("select count(*) from lead.lead") + " leads and "
                + shop.count("select count(*) from booking.booking")
                + " bookings there; one client on the same machine";
        times(shop, path, WARMING);
        long[] times = times(shop, path, ASKED);
        return List.of(
                Finding.of("what came of a show, over HTTP, median", times[times.length / 2] / 1e6, "ms")
                        .atMost(MILLISECONDS)
                        .beside(beside),
                Finding.of("the same, 99th percentile", times[(int) Math.ceil(0.99 * times.length) - 1] / 1e6, "ms")
                        .atMost(MILLISECONDS));
    }

    /** Sorted, in nanoseconds. */
    private static long[] times(Shop shop, String path, int count) throws IOException {
        long[] times = new long[count];
        try (Client client = new Client(shop.port())) {
            for (int i = 0; i < count; i++) {
                long asked = System.nanoTime();
                Client.Answer answer = client.get(path, shop.token());
                times[i] = System.nanoTime() - asked;
                if (answer.status() != 200 || !answer.text().contains("\"leads\":10000")) {
                    throw new IllegalStateException(answer.status() + ": " + answer.text());
                }
                client.after(answer);
            }
        }
        Arrays.sort(times);
        return times;
    }

    private static void prepare(Shop shop) throws SQLException {
        try (Connection connection = shop.connect()) {
            for (String statement : MET) {
                try (PreparedStatement prepared = connection.prepareStatement(statement)) {
                    prepared.executeUpdate();
                }
            }
        }
    }

    /**
     * Ten shows, one each half-year until now, ten thousand cards at each, of which every fourth is of one of two thousand
     * companies and some of those that book. What another measurement has asked for all at one moment is taken away.
     */
    private static final List<String> MET = List.of(
            """
            delete from booking.claim where booking in
              (select b.id from booking.booking b join circuit.site s on s.id = b.site where s.key = 'ten')
            """,
            """
            delete from booking.booking where site in (select id from circuit.site where key = 'ten')
            """,
            "delete from lead.lead",
            "delete from exhibition.exhibition",
            """
            create temporary table shows as
            select n, cast(encode(set_byte(set_byte(d, 6, (get_byte(d, 6) & 15) | 128), 8, (get_byte(d, 8) & 63) | 128), 'hex') as uuid) as id,
                   current_date - (10 - n) * 180 - 10 as first
              from (select n, substr(sha256(convert_to('bench/exhibition/' || n, 'UTF8')), 1, 16) as d
                      from generate_series(0, 9) as n) named
            """,
            """
            insert into exhibition.exhibition (id, name, place, during, stand, target, result, touch, strength, trades, settled_at,
                                               version, demo)
            select id, 'Show ' || n, '', daterange(first, first + 5), '', 40, 'booked', 'shared', 'influenced', '{}', now(), 1, false
              from shows
            """,
            """
            insert into directory.company (id, name, sought, standing, version, demo, added_at)
            select gen_random_uuid(), 'Met ' || n, 'met ' || n, 'open', 1, false, now()
              from generate_series(1, 2000) as n
             where not exists (select 1 from directory.company where name = 'Met 1')
            """,
            """
            create temporary table met as
            select gen_random_uuid() as id, s.id as show, s.first + time '10:00' + make_interval(mins => k / 10) as at, k,
                   case when k % 4 = 0 then (select array_agg(c.id order by c.name) from directory.company c where c.name like 'Met %')[1 + k / 4 % 2000]
                        when k % 400 = 1 then (select array_agg(c.id order by c.id) from directory.company c where c.demo)[1 + k / 400 % 5] end as company
              from shows s, generate_series(0, 9999) as k
            """,
            """
            insert into lead.lead (id, exhibition, company, name, firm, function, email, phone, sought, is_private, language, grade,
                                   interest, need, timing, note, trades, step, met_at, answered_at, heard_at, qualified_at, consent,
                                   stage, version, demo)
            select id, show, company, 'Camille ' || k, 'Exemple ' || k, '', '', '', 'camille ' || k, false, 'fr',
                   (array['A', 'B', 'C'])[1 + k % 3], '', '', '', '', array[(array['dampers', 'electric', 'training'])[1 + k % 3]], '',
                   at, case when k % 3 > 0 then at + interval '20 hours' end, at, case when k % 5 = 0 then at + interval '9 days' end, '',
                   case when k % 5 = 0 then 'qualified' else 'contacted' end, 1, false
              from met
            """,
            """
            insert into lead.encounter (id, lead, exhibition, met_at, noted_at, received_at, way, card, said)
            select gen_random_uuid(), id, show, at, at, at, 'scan', '', '{}' from met
            """,
            """
            insert into lead.contact (id, lead, kind, at, note, reached)
            select gen_random_uuid(), id, 'meeting', at + interval '12 days', '', true from met where k % 10 = 0
            """,
            "analyze lead.lead",
            "analyze lead.encounter",
            "analyze lead.contact",
            "analyze booking.booking");
}
