package paddock.board;

import java.util.ArrayList;
import java.util.List;
import paddock.web.BadInput;

/**
 * How far the trail had come when something was read.
 *
 * @param last the last act that was there
 * @param missing numbers of earlier ones that were not, and may come yet
 */
record Mark(long last, List<Long> missing) {

    private static final String NUMBER = "[0-9]{1,18}";
    private static final String BETWEEN = "-";

    Mark {
        missing = List.copyOf(missing);
    }

    /** @throws BadInput what cannot be read */
    static Mark of(String parameter, String written) {
        if (!written.matches(NUMBER + "(" + BETWEEN + NUMBER + "){0,60}")) {
            throw new BadInput(parameter, written, List.of("1"));
        }
        List<Long> numbers = new ArrayList<>();
        for (String number : written.split(BETWEEN, -1)) {
            numbers.add(Long.parseLong(number));
        }
        return new Mark(numbers.getFirst(), numbers.subList(1, numbers.size()));
    }

    /** Whether nothing is known of what was missing: so is the number of an event that was heard last. */
    boolean isRough() {
        return missing.equals(UNKNOWN);
    }

    private static final List<Long> UNKNOWN = List.of(0L);

    /** That of the last event that somebody heard. */
    static Mark heard(String parameter, String written) {
        return new Mark(of(parameter, written).last(), UNKNOWN);
    }

    @Override
    public String toString() {
        StringBuilder written = new StringBuilder().append(last);
        missing.forEach(id -> written.append(BETWEEN).append(id));
        return written.toString();
    }
}
