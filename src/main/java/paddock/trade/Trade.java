package paddock.trade;

import java.util.List;
import paddock.kernel.Text;

/**
 * Something that companies make or know.
 *
 * @param depth how many wider ones it is a kind of, one of the other
 * @param family itself and all that is a kind of it
 */
public record Trade(String key, Text name, int depth, List<String> family) {

    public Trade {
        family = List.copyOf(family);
    }
}
