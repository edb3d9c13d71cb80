package paddock.asking;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import paddock.homologation.Bound;
import paddock.homologation.Condition;
import paddock.homologation.DayTest;
import paddock.homologation.Hours;
import paddock.homologation.Order;
import paddock.web.Formats;

/**
 * Conditions in words, in the reader's language.
 *
 * @param order the text in which they stand, which may have names of its own; absent where there is none
 */
record InWords(Sentences sentences, @Nullable Order order, Locale locale) {

    String of(Condition condition) {
        return switch (condition) {
            case Condition.Always always -> text("words.always");
            case Condition.Clock clock -> clock(clock);
            case Condition.On on -> text("words.layouts", either(on.layouts()));
            case Condition.Is is -> codes(is);
            case Condition.Within within -> sentences.fact(within.fact(), order, locale) + " " + range(within.bound());
            case Condition.Flagged flagged ->
                text("words.fact", fact(flagged.fact()), text(flagged.yes() ? "words.yes" : "words.no"));
            case Condition.All all ->
                all.of().stream()
                        .filter(each -> !(each instanceof Condition.Always))
                        .map(each -> each instanceof Condition.Any ? "(" + of(each) + ")" : of(each))
                        .collect(Collectors.joining(", "));
            case Condition.Any any -> any.of().stream().map(this::of).collect(Collectors.joining(text("outcome.or")));
            case Condition.Not not ->
                text("words.not", not.of() instanceof Condition.All ? "(" + of(not.of()) + ")" : of(not.of()));
        };
    }

    /** Codes that have words stand for themselves; of others, what they are codes of is said as well. */
    private String codes(Condition.Is is) {
        boolean worded = is.codes().stream().allMatch(code -> sentences.isWorded(code, locale));
        String codes = either(is.codes().stream()
                .map(code -> sentences.term("term", code, locale))
                .toList());
        return worded ? codes : text("words.fact", fact(is.fact()), codes);
    }

    private String fact(String fact) {
        return sentences.fact(fact, order, locale);
    }

    private String either(Collection<String> words) {
        return words.stream().sorted().collect(Collectors.joining(text("outcome.or")));
    }

    private String range(Bound bound) {
        List<String> ends = new ArrayList<>();
        if (bound.least() != null) {
            ends.add(text(bound.leastIn() ? "words.at-least" : "words.over", number(bound.least())));
        }
        if (bound.mostFact() != null) {
            ends.add(text(bound.mostIn() ? "words.at-most" : "words.under", fact(bound.mostFact())));
        } else if (bound.most() != null) {
            ends.add(text(bound.mostIn() ? "words.at-most" : "words.under", number(bound.most())));
        }
        return String.join(text("words.and"), ends);
    }

    /** Without separators between thousands, for it may be a year. */
    String number(double number) {
        return new DecimalFormat("0.###", DecimalFormatSymbols.getInstance(locale)).format(number);
    }

    private String clock(Condition.Clock clock) {
        DayTest days = clock.days();
        Formats formats = new Formats(locale);
        List<String> said = new ArrayList<>();
        List<String> kinds = new ArrayList<>();
        days.types().stream().sorted().forEach(type -> kinds.add(kind(type, formats)));
        days.weekdays().stream().sorted().map(formats::weekday).forEach(kinds::add);
        days.holidays().stream().sorted().forEach(kinds::add);
        said.add(String.join(", ", kinds));
        days.nth().stream().sorted().forEach(nth -> said.add(nth < 0 ? text("words.last") : text("words.nth", nth)));
        if (days.parity() >= 0) {
            said.add(text(days.parity() == 0 ? "words.even" : "words.odd"));
        }
        days.time().stream()
                .sorted()
                .forEach(time -> said.add(text("words." + time.name().toLowerCase(Locale.ROOT))));
        days.seasons().forEach(season -> said.add(day(season.first()) + " – " + day(season.last())));
        days.dates().forEach(run -> said.add(formats.days(run)));
        clock.hours().forEach(hours -> said.add(hours(hours, formats)));
        return said.stream().filter(each -> !each.isEmpty()).collect(Collectors.joining(", "));
    }

    private String kind(DayTest.Type type, Formats formats) {
        return switch (type) {
            case HOLIDAY -> text("words.holiday");
            case EVE_OF_HOLIDAY -> text("words.eve");
            case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY ->
                formats.weekday(DayOfWeek.valueOf(type.name()));
        };
    }

    private String day(MonthDay day) {
        return day.format(DateTimeFormatter.ofPattern("d MMMM", locale));
    }

    private static String hours(Hours hours, Formats formats) {
        return formats.hours(LocalTime.ofSecondOfDay(hours.from()), LocalTime.ofSecondOfDay(hours.until() % Hours.DAY));
    }

    private String text(String key, Object... values) {
        return sentences.text(key, locale, values);
    }
}
