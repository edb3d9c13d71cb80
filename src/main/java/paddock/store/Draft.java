package paddock.store;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.copy.CopyManager;

/** A backup being written, beside the file that it will be; gone if it does not get that far. */
final class Draft implements AutoCloseable {

    private final Path file;
    private final Path draft;
    private final FileChannel channel;
    private final ZipOutputStream zip;

    private Draft(Path file, Path draft) throws IOException {
        this.file = file;
        this.draft = draft;
        this.channel = FileChannel.open(draft, StandardOpenOption.WRITE);
        this.zip = new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)));
    }

    static Draft of(Path wanted) throws IOException {
        Path file = wanted.toAbsolutePath().normalize();
        Path folder = Objects.requireNonNull(file.getParent());
        Path draft = Files.createTempFile(folder, file.getFileName() + ".", ".part", DataFolder.OWNER_ONLY_FILE);
        draft.toFile().deleteOnExit();
        return new Draft(file, draft);
    }

    Manifest.Table add(Catalog.Table table, CopyManager copies) throws IOException, SQLException {
        MessageDigest digest = Sum.begun();
        Manifest.Table named = new Manifest.Table(table.name(), table.columns(), 0, "");
        zip.putNextEntry(new ZipEntry(named.file()));
        String rows = "copy (select %s from %s) to stdout"
                .formatted(Catalog.list(table.columns()), Catalog.qualified(table.name()));
        long count = copies.copyOut(rows, new DigestOutputStream(new Entry(zip), digest));
        zip.closeEntry();
        return new Manifest.Table(table.name(), table.columns(), count, Sum.of(digest));
    }

    /** Last, for only then all the sums are known. */
    void add(Manifest manifest) throws IOException {
        zip.putNextEntry(new ZipEntry(Manifest.NAME));
        zip.write(manifest.json());
        zip.closeEntry();
        zip.finish();
        zip.flush();
        channel.force(true);
    }

    /** Whether it could take its name: no other file had it meanwhile. */
    boolean publish() throws IOException {
        if (Files.exists(file)) return false;
        DataFolder.rename(draft, file);
        return true;
    }

    /** Not the zip: ending that would write on where writing has just failed. */
    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(draft);
    }

    /** One file within the zip, which whoever writes it may close. */
    private static final class Entry extends FilterOutputStream {
        Entry(OutputStream zip) {
            super(zip);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() {}
    }
}
