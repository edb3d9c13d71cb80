package paddock.sitefile;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;
import paddock.circuit.Importing;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.circuit.Sites.Intent;
import paddock.sitefile.SiteFile.Reading.Read;
import paddock.sitefile.SiteFile.Reading.Refused;

/** Loads the demonstration sites that the program carries; a site that the operator has changed since stays changed. */
@Component
@ConditionalOnProperty(name = "paddock.demo", havingValue = "on")
final class Demonstration implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(Demonstration.class);

    private final Sites sites;
    private final ResourcePatternResolver resources;

    Demonstration(Sites sites, ResourcePatternResolver resources) {
        this.sites = sites;
        this.resources = resources;
    }

    @Override
    public void run(ApplicationArguments args) throws IOException {
        for (Resource file : files()) {
            switch (SiteFile.read(file)) {
                case Read(Site site) -> load(site);
                case Refused refused -> LOG.error("Demonstration site left out: {}", refused.mistakes());
            }
        }
    }

    private void load(Site site) {
        if (sites.withKey(site.key()).isPresent()) {
            return;
        }
        switch (sites.load(sites.plan(site, Intent.UPDATE))) {
            case Importing.Refused refused ->
                LOG.error("Demonstration site {} refused: {}", site.key(), refused.contradictions());
            case Importing.Overtaken other -> LOG.debug("Demonstration site {} loaded by another node", site.key());
            case Importing.Unchanged same -> LOG.debug("Demonstration site {} is there", site.key());
            case Importing.Loaded loaded -> LOG.debug("Demonstration site {} loaded", site.key());
        }
    }

    /** A file that the program carries is named after its site, so that one already loaded need not be read again. */
    private static String keyOf(Resource file) {
        return String.valueOf(file.getFilename()).replace(".yaml", "");
    }

    private List<Resource> files() throws IOException {
        return Arrays.stream(resources.getResources("classpath*:sites/*.yaml"))
                .filter(file -> sites.withKey(keyOf(file)).isEmpty())
                .sorted(Comparator.comparing(Resource::getFilename, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }
}
