package paddock.sitefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.ConfigurableApplicationContext;
import paddock.circuit.Contradiction;
import paddock.circuit.Importing;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.circuit.Sites.Intent;
import paddock.homologation.Homologations;
import paddock.homologation.Law;
import paddock.kernel.Acting;
import paddock.sitefile.SiteFile.Reading;
import paddock.sitefile.SiteFile.Reading.Read;
import paddock.store.TestDatabases;

/** A new file leaves what orders said and what was used of them, and two who load at once do not undo each other. */
@ParameterizedClass
@EnumSource(TestDatabases.class)
class PastLawTest {

    private static final Map<TestDatabases, ConfigurableApplicationContext> RUNNING =
            new EnumMap<>(TestDatabases.class);

    private final Loading loading;
    private final Homologations homologations;
    private final Sites sites;

    PastLawTest(TestDatabases databases) {
        ConfigurableApplicationContext context = RUNNING.computeIfAbsent(databases, LoadingTest::start);
        loading = context.getBean(Loading.class);
        homologations = context.getBean(Homologations.class);
        sites = context.getBean(Sites.class);
    }

    @AfterAll
    static void stop() {
        RUNNING.values().forEach(ConfigurableApplicationContext::close);
        RUNNING.clear();
    }

    private static Read ales(String was, String becomes) throws IOException {
        Folder folder = Folder.of("sites/ales");
        assertThat(folder.text("ales.yaml")).contains(was);
        Reading reading = folder.with("ales.yaml", folder.text("ales.yaml").replace(was, becomes))
                .read("ales.yaml");
        assertThat(reading).isInstanceOf(Read.class);
        return (Read) reading;
    }

    private Read shipped() throws IOException {
        Read ales = ales("", "");
        loading.load(Acting.PADDOCK, loading.plan(ales, Intent.CORRECT));
        return ales;
    }

    private Law stored(Site site) {
        return homologations.law(sites.withKey(site.key()).orElseThrow());
    }

    @Test
    void what_a_text_said_that_has_ended_and_what_was_used_stays_unless_it_was_written_down_wrong() throws IOException {
        Read ales = shipped();
        Read lapsed = ales("version: \"2018-03-02\"", "version: \"2018-03-03\"");
        Read unused = ales("on: 2026-04-12", "on: 2026-04-11");
        for (Read rewritten : List.of(lapsed, unused)) {
            Loading.Plan plan = loading.plan(rewritten, Intent.UPDATE);
            assertThat(plan.contradictions())
                    .hasOnlyElementsOfType(Contradiction.LawRewritten.class)
                    .hasSize(1);
            assertThat(loading.load(Acting.PADDOCK, plan)).isInstanceOf(Importing.Refused.class);
            assertThat(stored(ales.site())).isEqualTo(ales.law());
            assertThat(loading.plan(rewritten, Intent.CORRECT).contradictions()).isEmpty();
        }
    }

    @Test
    void whoever_has_seen_other_orders_than_there_are_now_is_overtaken() throws IOException {
        Read ales = shipped();
        Loading.Plan one = loading.plan(ales("L’année n’est pas définie", "L’an n’est pas défini"), Intent.CORRECT);
        Loading.Plan other = loading.plan(ales("annexe", "Annexe"), Intent.CORRECT);
        assertThat(loading.load(Acting.PADDOCK, one)).isInstanceOf(Importing.Loaded.class);
        Law now = stored(ales.site());
        assertThat(loading.load(Acting.PADDOCK, other)).isInstanceOf(Importing.Overtaken.class);
        assertThat(stored(ales.site())).isEqualTo(now).isNotEqualTo(ales.law());
    }
}
