package paddock.sitefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import paddock.circuit.Importing;
import paddock.circuit.Sites.Intent;
import paddock.homologation.Law;
import paddock.homologation.Order;
import paddock.kernel.Acting;
import paddock.sitefile.SiteFile.Reading.Read;
import paddock.store.TestDatabases;

/** What is loaded from a site file is in the trail, with what it changed; what is not, is not. */
@ParameterizedClass
@EnumSource(TestDatabases.class)
class LoadedTrailTest {

    private final ConfigurableApplicationContext context;
    private final Loading loading;

    LoadedTrailTest(TestDatabases databases) {
        context = LoadingTest.start(databases);
        loading = context.getBean(Loading.class);
    }

    @AfterEach
    void stop() {
        context.close();
    }

    private record Written(String who, String act, String kind, String before, String after) {}

    private List<Written> written() {
        return context.getBean(JdbcClient.class)
                .sql(
                        "select who, act, kind, before::text, after::text from audit.act where thing is not null order by id")
                .query((row, n) -> new Written(
                        text(row, "who"), text(row, "act"), text(row, "kind"), text(row, "before"), text(row, "after")))
                .list();
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }

    private static Read ales(String was, String becomes) throws IOException {
        Folder folder = Folder.of("sites/ales");
        return (Read) folder.with("ales.yaml", folder.text("ales.yaml").replace(was, becomes))
                .read("ales.yaml");
    }

    private Importing load(Read read, Intent intent) {
        return loading.load(Acting.PADDOCK, loading.plan(read, intent));
    }

    @Test
    void each_loading_is_told_with_what_it_changed() throws IOException {
        load(ales("", ""), Intent.UPDATE);
        load(ales("", ""), Intent.UPDATE);
        load(ales("town: ", "town: New "), Intent.UPDATE);
        load(ales("", ""), Intent.CORRECT);
        assertThat(written())
                .extracting(Written::who, Written::kind, Written::act)
                .containsExactly(
                        tuple("paddock", "site", "site-loaded"),
                        tuple("paddock", "site", "site-changed"),
                        tuple("paddock", "site", "site-corrected"));
        assertThat(written().getFirst().after()).contains("\"site\":\"ales\"");
        assertThat(written().get(1).before()).contains("town").doesNotContain("New ");
        assertThat(written().get(1).after()).contains("New ");
        assertThat(written().getLast().before()).isEqualTo(written().get(1).after());
    }

    @Test
    void more_changes_than_anybody_reads_are_told_by_their_number() throws IOException {
        load(ales("", ""), Intent.UPDATE);
        Read without = ales("", "");
        Law none = Law.NONE;
        load(new Read(without.site(), none, without.places()), Intent.CORRECT);
        load(ales("", ""), Intent.UPDATE);
        assertThat(written()).hasSize(3);
        assertThat(written().get(1).before()).contains("\"order ");
        assertThat(written().getLast().after()).hasSizeLessThan(100_000);
    }

    @Test
    void what_the_database_refuses_leaves_no_trace() throws IOException {
        Read ales = ales("", "");
        load(ales, Intent.UPDATE);
        Read renamed = ales("town: ", "town: New ");
        Order order = ales.law().orders().getLast();
        Law twice = new Law(List.of(order, order), List.of(), List.of(), List.of());
        assertThatThrownBy(() -> load(new Read(renamed.site(), twice, new Places()), Intent.CORRECT))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(written()).hasSize(1);
    }
}
