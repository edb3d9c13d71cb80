package paddock;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import paddock.store.Database;
import paddock.store.DatabaseSettings;

/** The application without its pages, for a command: beside a Paddock that serves, or alone. */
final class Commanding {

    private Commanding() {}

    static ConfigurableApplicationContext start() {
        SpringApplication application = new SpringApplication(Paddock.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        DatabaseSettings settings = DatabaseSettings.fromEnvironment();
        application.setDefaultProperties(Map.of("paddock.demo", "off", "paddock.database.where", settings.where()));
        application.addInitializers(Database.joining(settings));
        return application.run();
    }
}
