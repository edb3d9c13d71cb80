package paddock.audit;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import paddock.kernel.CannotStart;
import paddock.store.KeptFile;

/**
 * Where the key of the seals lies, and beside it the last seal: outside the database, so that whoever can write to that
 * can neither make a seal nor cut off the end unseen. The key may also come from the setting PADDOCK_AUDIT_KEY.
 */
@Component
class Strongbox {

    private static final Logger LOG = LoggerFactory.getLogger(Strongbox.class);
    private static final String KEY = "audit.key";
    private static final String SEAL = "audit.seal";

    private final String setting;
    private final Path folder;
    private @Nullable KeptFile keyFile;
    private @Nullable KeptFile sealFile;
    private boolean told;

    Strongbox(Environment environment) {
        this.setting = environment.getProperty("paddock.audit.key", "").strip();
        String data = environment.getProperty("paddock.data", "").strip();
        this.folder = Path.of(data.isEmpty() ? "data" : data);
    }

    /** The key; empty where none was ever made here. */
    Optional<AuditKey> key() {
        if (!setting.isEmpty()) {
            return Optional.of(AuditKey.read(setting)
                    .orElseThrow(() -> new CannotStart(
                            "PADDOCK_AUDIT_KEY is not a key",
                            "Give 64 hexadecimal digits, such as `openssl rand -hex 32` makes")));
        }
        KeptFile file = keyFile();
        return file.read()
                .map(text -> AuditKey.read(text)
                        .orElseThrow(() ->
                                new CannotStart(file.path() + " holds no key", "Put the file back from a backup")));
    }

    /** A new key for a trail that has none. */
    AuditKey make() {
        AuditKey key = AuditKey.random();
        keyFile().write(key.written());
        return key;
    }

    /** The last seal known here; empty where none was ever kept. */
    Optional<Mark> mark() {
        KeptFile file = sealFile();
        return file == null
                ? Optional.empty()
                : file.read()
                        .map(text -> Mark.read(text)
                                .orElseThrow(() -> new CannotStart(
                                        file.path() + " holds no seal", "Put the file back from a backup")));
    }

    void keep(Mark mark) {
        KeptFile file = sealFile();
        if (file != null) {
            file.write(mark.written());
        }
    }

    Path place() {
        return folder.resolve(SEAL).toAbsolutePath().normalize();
    }

    private synchronized KeptFile keyFile() {
        KeptFile file = keyFile == null ? KeptFile.in(folder, KEY) : keyFile;
        keyFile = file;
        return file;
    }

    /** None on a node that has its key from the setting and no folder to write to. */
    private synchronized @Nullable KeptFile sealFile() {
        try {
            sealFile = sealFile == null ? KeptFile.in(folder, SEAL) : sealFile;
            return sealFile;
        } catch (CannotStart unwritable) {
            if (setting.isEmpty()) {
                throw unwritable;
            }
            if (!told) {
                told = true;
                LOG.warn("The last seal of the trail is not kept on this node: {}", unwritable.getMessage());
            }
            return null;
        }
    }
}
