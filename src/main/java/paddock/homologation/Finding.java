package paddock.homologation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import paddock.homologation.Quotas.Balance;
import paddock.kernel.Text;

/**
 * How a use stands to one rule, with the paragraph to quote.
 *
 * @param source the text it stands in; absent where there is none
 * @param ruleId the rule's id, or what takes its place: {@code lapsed}, {@code not-yet}, {@code no-order},
 *     {@code no-course}, {@code exempt}
 * @param text what the rule says; absent where the id says it
 * @param slices when, unless it is the whole use
 * @param excess what of a table stands in the way or leaves it open, where the rule is about numbers
 * @param balances how a quota stands in its periods, where the rule is one and the use may take of it
 */
public record Finding(
        @Nullable Order source,
        String ruleId,
        String cite,
        @Nullable Text text,
        Outcome outcome,
        List<Slice> slices,
        List<Excess> excess,
        List<Balance> balances) {

    public static final String LAPSED = "lapsed";
    public static final String NOT_YET = "not-yet";
    public static final String NO_ORDER = "no-order";
    public static final String NO_COURSE = "no-course";
    public static final String EXEMPT = "exempt";

    public Finding {
        slices = List.copyOf(slices);
        excess = List.copyOf(excess);
        balances = List.copyOf(balances);
    }

    public Finding(
            @Nullable Order source,
            String ruleId,
            String cite,
            @Nullable Text text,
            Outcome outcome,
            List<Slice> slices) {
        this(source, ruleId, cite, text, outcome, slices, List.of(), List.of());
    }
}
