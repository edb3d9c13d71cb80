package paddock.trade;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A company as the directory tells of it.
 *
 * @param statuses what it is to the operator today, as orders call it
 * @param trades those of its profile that the file of trades knows
 * @param listed whether anybody can read it
 * @param version which writing of its profile this is
 */
record Entry(
        UUID id, Face face, Profile profile, List<Trade> trades, List<String> statuses, boolean listed, int version) {

    /**
     * What is known of a company beside its profile.
     *
     * @param street empty where nobody is to come there, as the postcode
     * @param demo whether it is invented
     */
    record Face(String name, String street, String postcode, String town, String country, boolean demo) {

        /** Where it is, on one line. */
        public String line() {
            return String.join(
                    ", ",
                    Stream.of(street, (postcode + " " + town).strip(), country)
                            .filter(part -> !part.isEmpty())
                            .toList());
        }
    }

    Entry {
        trades = List.copyOf(trades);
        statuses = List.copyOf(statuses);
    }

    /** Those that anybody is told of, in the order in which they can be asked for. */
    public List<String> statusesShown() {
        return Wanted.STATUSES.stream().filter(statuses::contains).toList();
    }

    public String name() {
        return face.name();
    }
}
