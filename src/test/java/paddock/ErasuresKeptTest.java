package paddock;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paddock.personal.Replay;
import paddock.store.BackupFile;
import paddock.store.Database;
import paddock.store.Restore;
import paddock.store.TestDatabases;

/** Whoever was forgotten is not brought back by a backup made before, wherever that is restored. */
class ErasuresKeptTest {

    private static final UUID PERSON = UUID.fromString("5b9f1c1e-1111-4222-8333-944444444444");
    private static final String WORD = "zzyxkeptq";
    /** Of somebody without an account. */
    private static final String OTHER = "zzyxonlyq";

    @TempDir
    Path temp;

    private Database database;
    private Path backup;
    private Path folder;

    /** A person and a contact of theirs elsewhere, a backup of both, and then the person is forgotten. */
    @BeforeEach
    void somebody_is_forgotten_after_a_backup() throws Exception {
        database = TestDatabases.EXTERNAL.fresh();
        backup = temp.resolve("backup.zip");
        folder = temp.resolve("data");
        try (Served served = Served.on(database, Map.of("PADDOCK_DEMO", "on", "PADDOCK_DATA", folder.toString()))) {
            at(database).execute("""
                    insert into account.person (id, email, name, language, demo, added_at)
                    values ('%1$s', '%2$s@example.org', '%2$s', 'fr', false, now());
                    insert into directory.contact (id, company, name, function, email, phone, version)
                    select gen_random_uuid(), id, '%2$s', '', '%2$s@Example.org', '', 1 from directory.company limit 1;
                    insert into directory.contact (id, company, name, function, email, phone, version)
                    select gen_random_uuid(), id, '%3$s', '', '%3$s@Example.org', '', 1 from directory.company limit 1;
                    """.formatted(PERSON, WORD, OTHER));
            new Upkeep(database, folder).run(0, "backup", backup.toString());
            String cookie = People.signIn(served, "administrator");
            forget(served, cookie, "/people/" + PERSON + "/erasure", "&never=yes");
            forget(served, cookie, "/personal-data/erasure", "&address=" + OTHER + "@example.org");
        }
        assertThat(held(database)).isZero();
    }

    private static void forget(Served served, String cookie, String path, String form) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(served.uri(path))
                .header("Cookie", cookie)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(FormToken.field(cookie) + "&sure=yes" + form))
                .build();
        HttpResponse<String> answer = served.http().send(request, BodyHandlers.ofString());
        assertThat(answer.headers().firstValue("Location").orElse(answer.body()))
                .contains("said=forgotten");
    }

    @Test
    void over_the_database_that_knows_of_it() throws Exception {
        Files.delete(folder.resolve("erasures.list"));
        assertThat(new Upkeep(database, folder).run(0, "restore", backup.toString(), "--replace", "--yes"))
                .contains("Restored: ", "Forgotten again");
        assertThat(held(database)).isZero();
    }

    @Test
    void into_an_empty_one_with_the_list_beside_it() throws Exception {
        Database other = TestDatabases.EXTERNAL.fresh();
        Path elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
        for (String file : List.of("erasures.list", "personal.key")) {
            Files.copy(folder.resolve(file), elsewhere.resolve(file));
        }
        assertThat(new Upkeep(other, elsewhere).run(0, "restore", backup.toString()))
                .contains("Forgotten again", ": 2.");
        assertThat(held(other)).isZero();
        assertThat(at(other).number("select count(*) from personal.suppression"))
                .isEqualTo(1);
        assertThat(at(other).number("select count(*) from audit.act where act = 'erasures-repeated'"))
                .isEqualTo(1);
        assertThat(new Upkeep(other, elsewhere).run(0, "check")).contains("Sound: ");
    }

    @Test
    void with_a_list_that_is_named_and_the_key_following_later() throws Exception {
        Database other = TestDatabases.EXTERNAL.fresh();
        Path elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
        String list = "--erasures=" + folder.resolve("erasures.list");
        assertThat(new Upkeep(other, elsewhere).run(1, "restore", backup.toString(), list))
                .contains("put personal.key back");
        assertThat(at(other).number("select count(*) from account.person where id = '" + PERSON + "'"))
                .isZero();
        assertThat(held(other)).as("a contact that only the address tells of").isEqualTo(1);
        Files.copy(folder.resolve("personal.key"), elsewhere.resolve("personal.key"));
        new Upkeep(other, elsewhere).run(0, "check");
        assertThat(held(other)).isZero();
        assertThat(new Upkeep(other, elsewhere)
                        .run(78, "restore", backup.toString(), "--replace", "--yes", "--erasures=/none"))
                .contains("Nothing was restored: /none cannot be read");
    }

    @Test
    void killed_between_the_restore_and_the_forgetting_the_next_start_of_anything_does_it() throws Exception {
        Database other = TestDatabases.EXTERNAL.fresh();
        try (BackupFile file = BackupFile.open(backup)) {
            Replay replay = Replay.of(folder.toString(), List.of());
            new Restore(file, Restore.Target.EMPTY, replay).into(other);
            assertThat(replay.undone()).isEqualTo(2);
        }
        assertThat(held(other)).isPositive();
        assertThat(new Upkeep(other, folder).run(0, "check")).contains("Sound: ");
        assertThat(held(other)).isZero();
    }

    @Test
    void whoever_came_back_afterwards_is_not_forgotten_by_a_later_backup() throws Exception {
        at(database).execute("""
                insert into account.person (id, email, name, language, demo, added_at)
                values (gen_random_uuid(), '%1$s@example.org', '%1$s', 'fr', false, now())
                """.formatted(WORD));
        Path later = temp.resolve("later.zip");
        new Upkeep(database, folder).run(0, "backup", later.toString());
        assertThat(new Upkeep(database, folder).run(0, "restore", later.toString(), "--replace", "--yes"))
                .doesNotContain("Forgotten again");
        assertThat(held(database)).isEqualTo(1);
    }

    /** Rows that tell of them. */
    private long held(Database of) throws SQLException {
        return at(of).number("""
                select (select count(*) from account.person where name = '%1$s')
                     + (select count(*) from directory.contact where name in ('%1$s', '%2$s'))
                     + (select count(*) from audit.act where strpos(personal::text, '%1$s') > 0)
                """.formatted(WORD, OTHER));
    }

    private Upkeep at(Database on) {
        return new Upkeep(on, folder);
    }
}
