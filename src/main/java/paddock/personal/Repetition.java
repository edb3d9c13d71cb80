package paddock.personal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import paddock.kernel.CannotStart;

/** Forgets again whom a restored backup has brought back, at every start and before anything can be asked for. */
@Component
public final class Repetition implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(Repetition.class);

    private final Forgetting forgetting;

    Repetition(Forgetting forgetting) {
        this.forgetting = forgetting;
    }

    /** How many erasures are still undone, for the key is missing by which addresses are known. */
    public int left() {
        return forgetting.undone();
    }

    @Override
    public void afterSingletonsInstantiated() {
        try {
            int done = forgetting.again();
            if (done > 0) {
                LOG.warn(
                        "The backup that was restored is older than what people asked for: forgotten again, {}.", done);
            }
        } catch (CannotStart known) {
            throw known;
        } catch (RuntimeException failed) {
            throw new CannotStart(
                    "People who were forgotten are back with the restored backup, and could not be forgotten again ("
                            + String.valueOf(failed.getMessage()).replaceAll("\\s*\\R\\s*", " ") + ")",
                    "Nothing is served until they are: mend that, and start again",
                    failed);
        }
    }
}
