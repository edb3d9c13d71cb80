package paddock.asking;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The order in which people look up paragraphs: article 2 before article 10. */
final class NaturalOrder implements Comparator<String> {

    static final NaturalOrder OF_CITES = new NaturalOrder();

    private static final Pattern RUN = Pattern.compile("\\d+|\\D+");

    private NaturalOrder() {}

    @Override
    public int compare(String one, String other) {
        List<String> left = runs(one);
        List<String> right = runs(other);
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            int first = compareRuns(left.get(i), right.get(i));
            if (first != 0) {
                return first;
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    private static List<String> runs(String text) {
        return RUN.matcher(text).results().map(MatchResult::group).toList();
    }

    private static int compareRuns(String one, String other) {
        boolean numbers = Character.isDigit(one.charAt(0)) && Character.isDigit(other.charAt(0));
        return numbers ? new BigInteger(one).compareTo(new BigInteger(other)) : one.compareToIgnoreCase(other);
    }
}
