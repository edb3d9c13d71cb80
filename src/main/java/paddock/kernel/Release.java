package paddock.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** Which Paddock this is. */
public final class Release {

    private Release() {}

    /** As the build wrote it down. */
    public static String version() {
        Properties build = new Properties();
        try (InputStream file = Release.class.getResourceAsStream("/META-INF/build-info.properties")) {
            if (file != null) {
                build.load(file);
            }
        } catch (IOException unreadable) {
            return "(version unreadable)";
        }
        return build.getProperty("build.version", "(not packaged)");
    }
}
