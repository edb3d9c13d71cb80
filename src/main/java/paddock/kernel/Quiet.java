package paddock.kernel;

import java.util.function.Supplier;

/**
 * What somebody does without its being told by mail to those it is about, such as bookings that everybody knows of and that
 * are only written down anew. What Paddock does by itself meanwhile, for others, is told as ever.
 */
public final class Quiet {

    private static final ScopedValue<Acting> ACTING = ScopedValue.newInstance();

    private Quiet() {}

    /** Does something of which whoever acts wants nobody to be told. */
    public static <T> T during(Acting by, Supplier<T> act) {
        return ScopedValue.where(ACTING, by).call(act::get);
    }

    /** Whether nobody is to be told of what they are doing. */
    public static boolean isKeptBy(Acting by) {
        return ACTING.isBound() && ACTING.get().equals(by);
    }
}
