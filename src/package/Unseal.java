import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * Run while packaging, on the folder of libraries: takes the seal off those that have one. The JVM cannot bring a sealed
 * package out of its ahead-of-time cache and ends at once ("sealing violation"); a seal guards against a second copy of
 * a library, of which a package has none.
 */
final class Unseal {

    public static void main(String[] folder) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(folder[0]))) {
            for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).toList()) {
                unseal(jar);
            }
        }
    }

    private static void unseal(Path jar) throws IOException {
        try (FileSystem inside = FileSystems.newFileSystem(jar)) {
            Path file = inside.getPath("META-INF/MANIFEST.MF");
            if (Files.notExists(file)) {
                return;
            }
            Manifest manifest;
            try (InputStream in = Files.newInputStream(file)) {
                manifest = new Manifest(in);
            }
            List<Attributes> all = new ArrayList<>(manifest.getEntries().values());
            all.add(manifest.getMainAttributes());
            if (all.stream().filter(some -> some.remove(Attributes.Name.SEALED) != null).count() > 0) {
                try (OutputStream out = Files.newOutputStream(file)) {
                    manifest.write(out);
                }
                System.out.println("unsealed " + jar.getFileName());
            }
        }
    }
}
