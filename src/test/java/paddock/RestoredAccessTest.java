package paddock;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paddock.store.Database;
import paddock.store.TestDatabases;

/** What was taken away after a backup lets nobody in once that backup is brought back. */
class RestoredAccessTest {

    @TempDir
    Path temp;

    private final Database database = TestDatabases.EXTERNAL.migrated();
    private String backup = "";

    @BeforeEach
    void backup() throws Exception {
        at(database).execute("""
                insert into account.person (id, email, name, language, demo, added_at)
                values ('5b9f1c1e-1111-4222-8333-944444444441', 'stays@example.org', 'Stays', 'fr', false, now()),
                       ('5b9f1c1e-1111-4222-8333-944444444442', 'leaves@example.org', 'Leaves', 'fr', false, now());
                insert into account.sign_in (id, person, token, device, address, began_at, seen_at, proved_at, ends_at)
                select gen_random_uuid(), id, uuid_send(gen_random_uuid()), '', '', now(), now(), now(), now() + interval '9 days'
                from account.person;
                insert into account.known_device (token, person, until)
                select uuid_send(gen_random_uuid()), id, now() + interval '9 days' from account.person;
                insert into account.half_sign_in (token, person, until)
                select uuid_send(gen_random_uuid()), id, now() + interval '9 days' from account.person;
                insert into account.reset (token, person, until)
                select uuid_send(gen_random_uuid()), id, now() + interval '9 days' from account.person;
                insert into account.invitation (token, person, until)
                select uuid_send(gen_random_uuid()), id, now() + interval '9 days' from account.person;
                insert into account.api_token (id, person, token, name, scopes, made_at, expires_at)
                select gen_random_uuid(), id, uuid_send(gen_random_uuid()), which, '{READ}', now(), now() + interval '9 days'
                from account.person, (values ('kept'), ('revoked')) as made (which);
                insert into factor.link (id, person, issuer, subject, called, made_at, used_at)
                select gen_random_uuid(), id, 'https://town.example', email, name, now(), now() from account.person;
                insert into directory.company (id, name, sought, standing, version, demo, added_at)
                values ('5b9f1c1e-1111-4222-8333-944444444443', 'x', 'x', 'open', 1, false, now());
                insert into directory.invitation (id, company, email, role, token, written_at, until)
                select gen_random_uuid(), id, 'guest@example.org', 'manager', '', now(), now() + interval '9 days'
                from directory.company;
                insert into audit.act (at, who, act, kind, before, after)
                values (now() - interval '1 hour', 'paddock', 'person-added', 'person', '{}', '{}');
                """);
        backup = temp.resolve("backup.zip").toString();
        at(database).run(0, "backup", backup);
    }

    @Test
    void over_a_later_database_what_is_gone_there_stays_gone() throws Exception {
        at(database).execute("""
                delete from account.api_token where name = 'revoked';
                delete from factor.link where subject like 'leaves%';
                update account.person set left_at = now() where name = 'Leaves';
                insert into audit.act (at, who, act, kind, before, after)
                values (now(), 'paddock', 'account-ended', 'person', '{}', '{}');
                """);
        assertThat(at(database).run(0, "restore", backup, "--replace", "--yes"))
                .contains("Ended, ", "6 devices", "5 links", "3 tokens", "1 accounts");
        assertThat(at(database).number(WAYS_IN)).isZero();
        assertThat(at(database).number("select count(*) from account.api_token where name = 'kept'"))
                .isEqualTo(2);
        assertThat(at(database).number("select count(*) from account.api_token"))
                .isEqualTo(2);
        assertThat(at(database).number("select count(*) from factor.link")).isEqualTo(1);
        assertThat(at(database).number("select count(*) from account.person where left_at is not null"))
                .isEqualTo(1);
    }

    @Test
    void in_an_empty_database_and_over_an_earlier_one_nobody_is_signed_in_and_what_lasts_stays() throws Exception {
        Database other = TestDatabases.EXTERNAL.fresh();
        assertThat(at(other).run(0, "restore", backup)).contains("Ended, ");
        assertThat(at(other).number(WAYS_IN)).isZero();
        assertThat(at(other).number("select count(*) from account.api_token")).isEqualTo(4);
        Database earlier = TestDatabases.EXTERNAL.migrated();
        at(earlier).execute("""
                insert into audit.act (at, who, act, kind, before, after)
                values (now() - interval '9 days', 'paddock', 'person-added', 'person', '{}', '{}');
                """);
        at(earlier).run(0, "restore", backup, "--replace", "--yes");
        assertThat(at(earlier).number(WAYS_IN)).isZero();
        assertThat(at(earlier).number("select count(*) from account.api_token")).isEqualTo(4);
    }

    private static final String WAYS_IN = """
            select (select count(*) from account.sign_in) + (select count(*) from account.half_sign_in)
                 + (select count(*) from account.known_device) + (select count(*) from account.reset)
                 + (select count(*) from account.invitation)
                 + (select count(*) from directory.invitation where ended_at is null)
            """;

    private Upkeep at(Database on) {
        return new Upkeep(on, temp.resolve("data"));
    }
}
