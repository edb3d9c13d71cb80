package paddock;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;
import paddock.store.Database;
import paddock.store.TestDatabases;

/**
 * A whole Paddock on a port of its own, with its demonstration sites, on a fresh database, on Tuesday 12 May 2026 at
 * 10:42 in Paris. One serves all the tests that ask for it; each class finds its calendar empty.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = WithPaddock.OnFreshDatabase.class)
@TestExecutionListeners(listeners = EmptyCalendar.class, mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
public @interface WithPaddock {

    Instant NOW = Instant.parse("2026-05-12T08:42:00Z");

    /** Gives the context its database and its clock. */
    final class OnFreshDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            Database database = TestDatabases.EMBEDDED.fresh();
            Map<String, Object> settings = Map.of(
                    "paddock.database.url",
                    database.jdbcUrl(),
                    "paddock.database.user",
                    database.user(),
                    "paddock.database.password",
                    database.password(),
                    "paddock.data",
                    "target/test-data-" + ProcessHandle.current().pid(),
                    "paddock.rate",
                    "off",
                    "paddock.tesseract",
                    "off",
                    "paddock.demo",
                    "on",
                    "paddock.demo.years",
                    "0");
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
            var clock = BeanDefinitionBuilder.genericBeanDefinition(InstantSource.class, () -> InstantSource.fixed(NOW))
                    .setPrimary(true)
                    .getBeanDefinition();
            ((BeanDefinitionRegistry) context.getBeanFactory()).registerBeanDefinition("testClock", clock);
        }
    }
}
