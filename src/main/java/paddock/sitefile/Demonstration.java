package paddock.sitefile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;
import paddock.circuit.Importing;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.circuit.Sites.Intent;
import paddock.kernel.Acting;
import paddock.sitefile.SiteFile.Reading.Read;
import paddock.sitefile.SiteFile.Reading.Refused;

/**
 * Loads the demonstration sites that the program carries, before the first page can be asked for; a site that the
 * operator has changed since stays changed.
 */
@Component
final class Demonstration implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(Demonstration.class);

    private final Sites sites;
    private final Loading loading;
    private final ResourcePatternResolver resources;
    private final String wanted;

    Demonstration(
            Sites sites,
            Loading loading,
            ResourcePatternResolver resources,
            @Value("${paddock.demo:off}") String wanted) {
        this.sites = sites;
        this.loading = loading;
        this.resources = resources;
        this.wanted = wanted;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (!wanted.equals("on")) {
            return;
        }
        try {
            missing().forEach(this::read);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void read(Resource file) {
        switch (SiteFile.read(file)) {
            case Read read -> load(read);
            case Refused refused -> LOG.error("Demonstration site left out: {}", refused.mistakes());
        }
    }

    private void load(Read read) {
        Site site = read.site();
        if (sites.has(site.key())) {
            return;
        }
        switch (loading.load(Acting.PADDOCK, loading.plan(read, Intent.UPDATE))) {
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

    private List<Resource> missing() throws IOException {
        return Arrays.stream(resources.getResources("classpath*:sites/*.yaml"))
                .filter(file -> !sites.has(keyOf(file)))
                .sorted(Comparator.comparing(Resource::getFilename, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }
}
