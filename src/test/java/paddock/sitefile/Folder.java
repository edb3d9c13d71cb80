package paddock.sitefile;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.core.io.AbstractResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import paddock.sitefile.SiteFile.Reading;

/** A folder in memory that holds a site file and its geometry. */
record Folder(Map<String, byte[]> files) {

    /** The files of a site on the class path, as they are shipped. */
    static Folder of(String path) throws IOException {
        Folder folder = new Folder(new LinkedHashMap<>());
        for (String ending : new String[] {".yaml", ".geojson"}) {
            String name = path.substring(path.lastIndexOf('/') + 1) + ending;
            folder.files.put(name, new ClassPathResource(path + ending).getContentAsByteArray());
        }
        return folder;
    }

    /** The same folder with another file in it, or another content of one. */
    Folder with(String name, byte[] content) {
        Map<String, byte[]> others = new LinkedHashMap<>(files);
        others.put(name, content);
        return new Folder(others);
    }

    Folder with(String name, String content) {
        return with(name, content.getBytes(StandardCharsets.UTF_8));
    }

    String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    byte[] bytes(String name) {
        return files.getOrDefault(name, new byte[0]);
    }

    Reading read(String name) {
        return SiteFile.read(new InMemory(name));
    }

    private final class InMemory extends AbstractResource {

        private final String name;

        InMemory(String name) {
            this.name = name;
        }

        @Override
        public boolean exists() {
            return files.containsKey(name);
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public String getDescription() {
            return name;
        }

        @Override
        public Resource createRelative(String relative) {
            return new InMemory(relative);
        }

        @Override
        public InputStream getInputStream() throws IOException {
            if (!exists()) {
                throw new FileNotFoundException(name);
            }
            return new ByteArrayInputStream(bytes(name));
        }
    }
}
