package paddock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A temporary folder and what runs in it. Both are gone when it is closed, and also when the benchmarks are interrupted. */
final class Workshop implements AutoCloseable {

    private final Path folder;
    private final Path data;
    private final List<Product> products = new ArrayList<>();
    private final Thread whenInterrupted = new Thread(this::clear);

    Workshop() throws IOException {
        this("");
    }

    /** @param kept a data folder that stays, for the next run; none where it is empty */
    Workshop(String kept) throws IOException {
        folder = Files.createTempDirectory("paddock-bench-");
        data = kept.isEmpty() ? folder.resolve("data") : Path.of(kept).toAbsolutePath();
        Runtime.getRuntime().addShutdownHook(whenInterrupted);
    }

    /** The folder of the package to be measured. */
    static Path madePackage() {
        Path made =
                Path.of(System.getProperty("paddock.package", "target/package")).toAbsolutePath();
        if (!Files.isExecutable(made.resolve("bin/paddock"))) {
            throw new IllegalStateException("There is no package in " + made + ": ./paddock package makes one");
        }
        return made;
    }

    /** The data folder of every product started here: each start finds what the one before has left. */
    Path data() {
        return data;
    }

    /** Without invented bookings, that nothing goes on beside what is measured. */
    Product start(Path made) throws IOException {
        return start(made, Map.of("PADDOCK_DEMO_YEARS", "0"));
    }

    synchronized Product start(Path made, Map<String, String> settings) throws IOException {
        Product product = Product.start(made, data(), settings);
        products.add(product);
        return product;
    }

    /** The same package without its ahead-of-time cache: all else in it is linked to, so not a byte differs. */
    Path withoutCache(Path made) throws IOException {
        Path bare = Files.createDirectory(folder.resolve("without-cache"));
        try (Stream<Path> children = Files.list(made)) {
            for (Path child : children.toList()) {
                String name = child.getFileName().toString();
                if (!name.equals("bin") && !name.equals("paddock.aot")) {
                    Files.createSymbolicLink(bare.resolve(name), child);
                }
            }
        }
        Path launcher = Files.createDirectory(bare.resolve("bin")).resolve("paddock");
        Files.copy(made.resolve("bin/paddock"), launcher, StandardCopyOption.COPY_ATTRIBUTES);
        return bare;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(whenInterrupted);
        } catch (IllegalStateException interrupted) {
            return;
        }
        clear();
    }

    private synchronized void clear() {
        products.forEach(Product::close);
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
