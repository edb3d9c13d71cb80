package paddock.asking;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import paddock.homologation.Order;
import paddock.web.Formats;

/**
 * That an order comes to its end, as a circuit's page says it on a day.
 *
 * @param all the circuit's texts in all their versions
 */
record Expiry(Sentences sentences, List<Order> all, LocalDate day, Locale locale) {

    /** Six, three and two months before the end, and after it; nothing before that. */
    String of(Order order) {
        LocalDate until = order.validity().until();
        if (until == null || order.level() != Order.Level.ORDER) {
            return "";
        }
        if (!day.isBefore(until)) {
            return sentences.text("order.ended", locale, new Formats(locale).date(until.minusDays(1)));
        }
        return Stream.of(2, 3, 6)
                .filter(months -> !day.plus(Period.ofMonths(months)).isBefore(until))
                .findFirst()
                .map(months -> ends(order, until, months))
                .orElse("");
    }

    private String ends(Order order, LocalDate until, int months) {
        long days = ChronoUnit.DAYS.between(day, until);
        return next(order, until)
                .map(following -> sentences.text("order.ends.followed", locale, days, following.version()))
                .orElseGet(() -> sentences.text("order.ends", locale, days, months));
    }

    /** The version of the same text that is in force on the first day on which this one is not. */
    private Optional<Order> next(Order order, LocalDate until) {
        return all.stream()
                .filter(other -> other.key().equals(order.key()))
                .filter(other -> other.validity().contain(until))
                .findFirst();
    }
}
