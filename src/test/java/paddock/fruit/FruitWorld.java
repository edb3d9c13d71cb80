package paddock.fruit;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import paddock.kernel.Ids;

/** Shows, cards and bookings written straight into the database, with the times that a test wants. */
final class FruitWorld {

    private final JdbcClient jdbc;

    FruitWorld(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    UUID show(String name, LocalDate first, String touch, String strength) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into exhibition.exhibition (id, name, place, during, stand, budget, target, result, touch, strength,
                                                           trades, settled_at, version, demo)
                        values (?, ?, 'Lyon', daterange(?, ?), '', 100000, 40, 'booked', ?, ?, '{}', now(), 1, false)""")
                .params(List.of(id, name, first, first.plusDays(5), touch, strength))
                .update();
        return id;
    }

    void cost(UUID show, long cents) {
        jdbc.sql("""
                        insert into exhibition.cost (id, exhibition, kind, note, planned, spent, version)
                        values (?, ?, 'space', '', ?, ?, 1)""").params(List.of(UUID.randomUUID(), show, cents / 2, cents)).update();
    }

    /** Of a kind, planned and not yet spent. */
    void planned(UUID show, String kind, long cents) {
        jdbc.sql("""
                        insert into exhibition.cost (id, exhibition, kind, note, planned, version)
                        values (?, ?, ?, '', ?, 1)""").params(List.of(UUID.randomUUID(), show, kind, cents)).update();
    }

    void partner(UUID show, String name, int share) {
        jdbc.sql("insert into exhibition.partner (id, exhibition, name, share) values (?, ?, ?, ?)")
                .params(List.of(UUID.randomUUID(), show, name, share))
                .update();
    }

    /** As forgetting leaves a lead: a row that is nobody’s. */
    void forget(UUID lead) {
        jdbc.sql("update lead.lead set name = '', firm = '', sought = '', forgotten_at = now() where id = ?")
                .param(lead)
                .update();
    }

    UUID company(String name) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into directory.company (id, name, sought, standing, version, demo, added_at)
                        values (?, ?, lower(?), 'open', 1, false, now())""").params(List.of(id, name, name)).update();
        return id;
    }

    UUID lead(UUID show, UUID company, Instant metAt) {
        UUID lead = UUID.randomUUID();
        jdbc.sql("""
                        insert into lead.lead (id, exhibition, company, name, firm, function, email, phone, sought, is_private,
                                               language, grade, interest, need, timing, note, trades, step, met_at, heard_at,
                                               consent, stage, version, demo)
                        values (?, ?, ?, 'Camille Exemple', 'Exemple', '', '', '', 'camille', false, 'fr', 'A', '', '', '', '',
                                '{dampers}', '', ?, ?, '', 'new', 1, false)""")
                .params(List.of(lead, show, company, Timestamp.from(metAt), Timestamp.from(metAt)))
                .update();
        encounter(show, lead, metAt);
        return lead;
    }

    void encounter(UUID show, UUID lead, Instant metAt) {
        jdbc.sql("""
                        insert into lead.encounter (id, lead, exhibition, met_at, noted_at, received_at, way, card, said)
                        values (?, ?, ?, ?, ?, ?, 'scan', '', '{}')""")
                .params(List.of(
                        UUID.randomUUID(),
                        lead,
                        show,
                        Timestamp.from(metAt),
                        Timestamp.from(metAt),
                        Timestamp.from(metAt)))
                .update();
    }

    void answered(UUID lead, Duration after) {
        jdbc.sql("""
                        update lead.lead set answered_at = met_at + make_interval(secs => ?), qualified_at = met_at + interval '9 days'
                         where id = ?""").params(List.of(after.toSeconds(), lead)).update();
    }

    /** So many vehicles entered for a session at a time, and given back where that is said; which session. */
    UUID places(UUID company, Instant takenAt, int vehicles, String ended) {
        UUID session = UUID.randomUUID();
        jdbc.sql("""
                        insert into booking.booking (id, site, kind, state, asked_at, use, reference, order_number, reason, version)
                        values (?, ?, 'session', 'booked', now(), '{}', '', '', 'Roulage', 1)""").params(List.of(session, Ids.named("ales", "site"))).update();
        jdbc.sql("""
                        insert into session.session (booking, site, begins, ends, over, statuses, categories, powertrains, companies)
                        values (?, ?, now(), now() + interval '1 hour', false, '{}', '{}', '{}', '{}')""").params(List.of(session, Ids.named("ales", "site"))).update();
        jdbc.sql("insert into session.kind values (?, 0, 9)").param(session).update();
        jdbc.sql("""
                        insert into session.place (id, session, kind, company, vehicles, use, reference, order_number, taken_at, ended,
                                                   ended_at, version)
                        values (gen_random_uuid(), :session, 0, :company, :vehicles, '{}', '', '', :at, nullif(:ended, ''),
                                case when :ended <> '' then cast(:at as timestamptz) end, 1)""")
                .param("session", session)
                .param("company", company)
                .param("vehicles", vehicles)
                .param("at", Timestamp.from(takenAt))
                .param("ended", ended)
                .update();
        return session;
    }

    /** Asked for at a time, firm, for some days. */
    UUID booking(UUID company, Instant askedAt, LocalDate... days) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into booking.booking (id, site, kind, company, state, asked_at, use, reference, order_number, reason,
                                                     version)
                        values (?, ?, 'rental', ?, 'booked', ?, '{}', '', '', '', 1)""")
                .params(List.of(id, Ids.named("ales", "site"), company, Timestamp.from(askedAt)))
                .update();
        for (int i = 0; i < days.length; i++) {
            jdbc.sql("""
                            insert into booking.claim (booking, position, layout, begins, ends, zone, during)
                            values (:id, :n, :layout, cast(:day as date) + time '09:00', cast(:day as date) + time '12:00', 'Europe/Paris',
                                    tstzrange((cast(:day as date) + time '09:00') at time zone 'Europe/Paris',
                                              (cast(:day as date) + time '12:00') at time zone 'Europe/Paris'))""")
                    .param("id", id)
                    .param("n", i)
                    .param("layout", Ids.named("ales", "layout", "technique"))
                    .param("day", java.sql.Date.valueOf(days[i]))
                    .update();
        }
        return id;
    }
}
