package paddock.directory;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.account.Arrivals;
import paddock.kernel.Acting;
import paddock.kernel.ClientRole;
import paddock.kernel.Days;
import paddock.kernel.Email;
import paddock.kernel.StaffRole;

/** Two companies that compete here, each with one of every kind of thing, by the names that addresses call them. */
@TestComponent
class Rivals {

    private static final Acting SALES =
            new Acting(UUID.randomUUID(), "Ana", "192.0.2.7", Set.of(StaffRole.SALES), Map.of());

    static final String PASSWORD = "trois tours de chauffe lents";

    private final Companies companies;
    private final Contacts contacts;
    private final Statuses statuses;
    private final Memberships memberships;
    private final Invitations invitations;
    private final Arrivals arrivals;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Rivals(
            Companies companies,
            Contacts contacts,
            Statuses statuses,
            Memberships memberships,
            Invitations invitations,
            Arrivals arrivals,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.companies = companies;
        this.contacts = contacts;
        this.statuses = statuses;
        this.memberships = memberships;
        this.invitations = invitations;
        this.arrivals = arrivals;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * What one of them is and has.
     *
     * @param things ids by the names of path variables, such as {@code contact}
     */
    record Rival(Company company, Map<String, UUID> things) {

        UUID id() {
            return company.id();
        }

        String address(ClientRole role) {
            return addressOf(company.name(), role);
        }
    }

    static String addressOf(String name, ClientRole role) {
        return role.name().toLowerCase(java.util.Locale.ROOT) + "@" + name + ".example";
    }

    Rival found(String name, String siren) {
        Address address = new Address("1 rue de l’Essai", "00000", "Ville " + name, "FR");
        Numbers numbers = Numbers.written(siren, "", "");
        Company.Profile profile = new Company.Profile(
                name,
                new Numbers(siren, null, numbers.expectedVat().orElseThrow()),
                Standing.PREPAY,
                null,
                Map.of(Address.Kind.BILLING, address));
        Saving.Saved saved = (Saving.Saved) companies.add(Acting.PADDOCK, profile);
        UUID company = saved.company();
        UUID contact = UUID.randomUUID();
        UUID status = UUID.randomUUID();
        Map<String, UUID> things = new TreeMap<>(Map.of(
                "company", company,
                "contact", contact,
                "status", status,
                "person", join(company, name, ClientRole.READER)));
        join(company, name, ClientRole.MANAGER);
        join(company, name, ClientRole.BOOKER);
        contacts.add(
                Acting.PADDOCK,
                company,
                new Contact(contact, "Contact " + name, "", "contact@" + name + ".example", "", 1));
        statuses.give(Acting.PADDOCK, company, new Status(status, Status.Kind.MEMBER, Days.ALWAYS, 1));
        Company known = companies.withId(company).orElseThrow();
        invitations.invite(
                SALES,
                known,
                new Invitations.Guest(
                        Email.of("guest@" + name + ".example").orElseThrow(),
                        ClientRole.READER,
                        java.util.Locale.FRENCH,
                        path -> "http://localhost" + path));
        things.put("invitation", invitations.openFor(company).getFirst().id());
        things.put("mail", mailTo("guest@" + name + ".example"));
        things.put("booking", booking(company));
        things.put("permit", permit(things.get("booking")));
        things.put("place", place(company));
        things.put("waiting", waiting(company));
        things.put("request", request(company));
        return new Rival(companies.withId(company).orElseThrow(), things);
    }

    private UUID join(UUID company, String name, ClientRole role) {
        Email email = Email.of(addressOf(name, role)).orElseThrow();
        Arrivals.Ready ready = arrivals.prepare(new Arrivals.Newcomer(email, role + " " + name, "fr", PASSWORD));
        return transaction.execute(status -> {
            UUID person = arrivals.open(Acting.PADDOCK, ready).orElseThrow();
            memberships.add(Acting.PADDOCK, company, person, role);
            return person;
        });
    }

    /** An option on the first layout there is, next year. */
    private UUID booking(UUID company) {
        return jdbc.sql("""
                        with held as (
                          insert into booking.booking (id, site, kind, company, state, lapses_at, asked_at, use, reference,
                                                       order_number, reason, version)
                          select gen_random_uuid(), s.id, 'rental', :company, 'option', now() + interval '1 year', now(), '{}', '', '', '', 1
                            from circuit.site s where s.key = 'ales'
                          returning id
                        )
                        insert into booking.claim (booking, position, layout, begins, ends, zone, during)
                        select held.id, 0, (select l.id from circuit.layout l where l.key = 'technique'), t.starts at time zone 'Europe/Paris',
                               t.stops at time zone 'Europe/Paris', 'Europe/Paris', tstzrange(t.starts, t.stops)
                          from held, (select date_trunc('day', now()) + interval '1 year',
                                             date_trunc('day', now()) + interval '1 year 2 hours') as t (starts, stops)
                        returning booking
                        """).param("company", company).query(UUID.class).single();
    }

    /** A place on the waiting list. */
    private UUID waiting(UUID company) {
        return jdbc.sql("""
                        insert into waiting.entry (id, site, company, want, use, reference, order_number, asked_at, expires_at, version)
                        select gen_random_uuid(), s.id, :company,
                               jsonb_build_object('wanted', jsonb_build_array(jsonb_build_object('layout', l.id)),
                                                  'days', cast('[{"on": "2027-03-01"}]' as jsonb), 'hours', cast('[{"from": "09:00", "until": "12:00"}]' as jsonb)),
                               '{}', '', '', now(), now() + interval '1 year', 1
                          from circuit.site s, circuit.layout l
                         where s.key = 'ales' and l.key = 'technique'
                        returning id
                        """).param("company", company).query(UUID.class).single();
    }

    /** A request to be decided. */
    private UUID request(UUID company) {
        return jdbc.sql("""
                        insert into request.request (id, site, name, firm, email, phone, message, language, company, claims, use,
                                                     asked_at, answer, version)
                        select gen_random_uuid(), s.id, 'Name', '', 'name@example.org', '', '', 'fr', :company, '[]', '{}', now(), '', 1
                          from circuit.site s where s.key = 'ales'
                        returning id
                        """).param("company", company).query(UUID.class).single();
    }

    /** Something that has to be granted for it. */
    private UUID permit(UUID booking) {
        return jdbc.sql("""
                        insert into booking.permit (id, booking, source, path, kind, cite, state, number)
                        values (gen_random_uuid(), :booking, 'order', 'path', 'event', 'art. 1', 'wanted', '')
                        returning id
                        """).param("booking", booking).query(UUID.class).single();
    }

    /** A place in a session of its own, next year. */
    private UUID place(UUID company) {
        return jdbc.sql("""
                        with opened as (
                          insert into booking.booking (id, site, kind, state, asked_at, use, reference, order_number, reason, version)
                          select gen_random_uuid(), s.id, 'session', 'booked', now(), '{"vehicles": [{"count": 2}]}', '', '', 'Session', 1
                            from circuit.site s where s.key = 'ales'
                          returning id, site
                        ), claimed as (
                          insert into booking.claim (booking, position, layout, begins, ends, zone, during)
                          select opened.id, 0, (select l.id from circuit.layout l where l.key = 'technique'), t.starts at time zone 'Europe/Paris',
                                 t.stops at time zone 'Europe/Paris', 'Europe/Paris', tstzrange(t.starts, t.stops)
                            from opened, (select date_trunc('day', now()) + interval '1 year',
                                                 date_trunc('day', now()) + interval '1 year 2 hours') as t (starts, stops)
                        ), announced as (
                          insert into session.session (booking, site, begins, ends, over, statuses, categories, powertrains, companies)
                          select id, site, now() + interval '1 year', now() + interval '2 years', false, '{}', '{}', '{}', '{}' from opened
                        ), numbered as (
                          insert into session.kind (session, position, places) select id, 0, 2 from opened
                        ), taken as (
                          insert into session.place (id, session, kind, company, vehicles, use, reference, order_number, taken_at, version)
                          select gen_random_uuid(), id, 0, :company, 1, '{"vehicles": [{"count": 1}]}', '', '', now(), 1 from opened
                          returning id, session
                        )
                        insert into session.seat (session, kind, number, places, place) select session, 0, 1, 2, id from taken
                        returning place
                        """).param("company", company).query(UUID.class).single();
    }

    private UUID mailTo(String address) {
        return jdbc.sql("select id from post.mail where recipient = :to")
                .param("to", address)
                .query(UUID.class)
                .single();
    }

    /** What a rival's reader signs in on and with, once they have signed in. */
    Map<String, UUID> heldBy(Rival rival) {
        return Map.of("device", device(rival), "token", token(rival), "passkey", passkey(rival));
    }

    /** A device that a rival's reader is signed in on. */
    private UUID device(Rival rival) {
        return jdbc.sql("select id from account.sign_in where person = :person limit 1")
                .param("person", rival.things().get("person"))
                .query(UUID.class)
                .single();
    }

    /** A token by which a program asks for a rival's reader. */
    private UUID token(Rival rival) {
        return jdbc.sql("""
                        insert into account.api_token (id, person, token, name, scopes, made_at, expires_at)
                        values (gen_random_uuid(), :person, uuid_send(gen_random_uuid()), :name, '{READ}', now(),
                                now() + interval '1 day')
                        returning id
                        """)
                .param("person", rival.things().get("person"))
                .param("name", "Token " + rival.company().name())
                .query(UUID.class)
                .single();
    }

    /** A passkey that a rival's reader signs in with. */
    private UUID passkey(Rival rival) {
        return jdbc.sql("""
                        insert into factor.passkey (id, person, credential, public_key, signature_count, uv_initialized,
                                                    transports, backup_eligible, backup_state, name, made_at, used_at)
                        values (gen_random_uuid(), :person, uuid_send(gen_random_uuid()), '', 0, true, '{}', false,
                                false, :name, now(), now())
                        returning id
                        """)
                .param("person", rival.things().get("person"))
                .param("name", "Passkey " + rival.company().name())
                .query(UUID.class)
                .single();
    }
}
