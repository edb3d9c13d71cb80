package paddock.fact;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Set;

/** What is known about one fact of a use. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
public sealed interface Value {

    /** One code or several, such as the statuses of a customer: all there are. */
    record Codes(Set<String> codes) implements Value {
        public Codes {
            codes = Set.copyOf(codes);
        }

        public static Codes of(String code) {
            return new Codes(Set.of(code));
        }
    }

    /** A number, in the unit that the fact's name implies: decibels, kilowatts, metres, hours. */
    record Amount(double number) implements Value {}

    /** Yes or no. */
    record Flag(boolean yes) implements Value {}

    /** Not measured, but vouched for: whatever limit applies is kept. */
    record Compliant() implements Value {}
}
