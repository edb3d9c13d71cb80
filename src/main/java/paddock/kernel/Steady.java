package paddock.kernel;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What is read once and stays as it was read, while somebody decides something by it. Under the locks of an attempt sites
 * and laws cannot change meanwhile; terms and clients count as they were when they were first asked for.
 */
public final class Steady {

    private static final ScopedValue<Map<Object, Object>> READ = ScopedValue.newInstance();

    private static final ScopedValue<Boolean> SUPPOSED = ScopedValue.newInstance();

    private Steady() {}

    /** Decides something; what is read meanwhile is read anew, and once. */
    public static <T> T during(Supplier<T> decision) {
        return ScopedValue.where(READ, new HashMap<>())
                .where(SUPPOSED, Boolean.FALSE)
                .call(decision::get);
    }

    /**
     * Prepares something by what is remembered, as if it were still so. Nothing of that is an answer: whoever decides
     * looks whether it is, and where it is not, all of it is done again.
     */
    public static <T> T supposing(Supplier<T> preparation) {
        return ScopedValue.where(READ, new HashMap<>())
                .where(SUPPOSED, Boolean.TRUE)
                .call(preparation::get);
    }

    /** What was read for whoever decides before they asked: it is as if they had. */
    public static void know(Object what, Object read) {
        if (READ.isBound()) {
            READ.get().put(what, read);
        }
    }

    /** Whether what is remembered will do. */
    public static boolean isSupposed() {
        return SUPPOSED.orElse(Boolean.FALSE);
    }

    /** Whether somebody is deciding something. */
    public static boolean isKept() {
        return READ.isBound();
    }

    /**
     * Something as it was read first; where nobody decides anything, as it is now.
     *
     * @param what names it, for whoever reads the same
     */
    @SuppressWarnings("unchecked")
    public static <T> T read(Object what, Supplier<T> anew) {
        if (!READ.isBound()) {
            return anew.get();
        }
        Map<Object, Object> read = READ.get();
        Object known = read.get(what);
        if (known == null) {
            known = anew.get();
            read.put(what, known);
        }
        return (T) known;
    }
}
