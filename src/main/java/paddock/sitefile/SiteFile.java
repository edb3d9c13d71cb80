package paddock.sitefile;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.Resource;
import paddock.circuit.Site;
import paddock.homologation.Law;

/**
 * A site as people write it: a YAML file, and beside it the geometry as GeoJSON. Reading one ends with a site that
 * holds together, or with every mistake found.
 */
public final class SiteFile {

    /** The format this program reads, as the file's first entry says it. */
    static final String FORMAT = "site/1";

    private static final int MOST_YAML = 1_000_000;
    private static final int MOST_GEOMETRY = 3_000_000;

    private SiteFile() {}

    /** How reading a file can end. */
    public sealed interface Reading {

        /** The file says a site, whole and consistent, what is written about its circuits, and where. */
        record Read(Site site, Law law, Places places) implements Reading {}

        /** The file cannot be used; at least one mistake, in the order of the lines. */
        record Refused(List<Mistake> mistakes) implements Reading {}
    }

    /** Reads a file and the geometry it names, which must lie in the same folder. */
    public static Reading read(Resource file) {
        Mistakes mistakes = new Mistakes();
        Optional<Entry> top = Document.read(file, MOST_YAML, mistakes);
        Optional<Reading.Read> read = top.filter(SiteFile::formatKnown).map(entry -> {
            Survey survey = survey(entry, file, mistakes);
            Site site = new SiteReader(survey).site(entry);
            Places places = new Places();
            return new Reading.Read(site, new LawReader(site, places).law(entry), places);
        });
        if (read.isPresent() && mistakes.none()) {
            return read.get();
        }
        return new Reading.Refused(mistakes.all());
    }

    private static boolean formatKnown(Entry top) {
        if (!top.isMapping()) {
            top.wrong("not-a-mapping");
            return false;
        }
        String format = top.get("paddock").string();
        if (!format.equals(FORMAT)) {
            top.get("paddock").wrong("unknown-format", format, FORMAT);
        }
        return format.equals(FORMAT);
    }

    private static Survey survey(Entry top, Resource file, Mistakes mistakes) {
        Optional<Entry> named = top.find("geometry");
        if (named.isEmpty()) {
            return mistakes.none() ? Survey.NONE : Survey.LOST;
        }
        String name = named.get().string();
        if (!name.matches("[A-Za-z0-9._-]+") || name.startsWith(".")) {
            named.get().wrong("geometry-elsewhere", name);
            return Survey.LOST;
        }
        try {
            Resource geometry = file.createRelative(name);
            if (!geometry.exists()) {
                named.get().wrong("no-geometry", name);
                return Survey.LOST;
            }
            return Document.read(geometry, MOST_GEOMETRY, mistakes)
                    .map(features -> Survey.of(features, mistakes))
                    .orElse(Survey.LOST);
        } catch (IOException nowhere) {
            named.get().wrong("geometry-elsewhere", name);
            return Survey.LOST;
        }
    }
}
