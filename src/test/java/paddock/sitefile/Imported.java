package paddock.sitefile;

import java.nio.file.Path;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.FileSystemResource;
import paddock.circuit.Importing;
import paddock.circuit.Sites.Intent;
import paddock.kernel.Acting;
import paddock.sitefile.SiteFile.Reading;

/** Site files for tests of other parts. */
public final class Imported {

    private Imported() {}

    /** Has a site in the database of a running application. */
    public static void into(ApplicationContext application, Path file) {
        Reading reading = SiteFile.read(new FileSystemResource(file));
        if (!(reading instanceof Reading.Read read)) {
            throw new AssertionError(reading.toString());
        }
        Loading loading = application.getBean(Loading.class);
        Importing outcome = loading.load(Acting.PADDOCK, loading.plan(read, Intent.UPDATE));
        if (!(outcome instanceof Importing.Loaded)) {
            throw new AssertionError(outcome.toString());
        }
    }
}
