package paddock.exhibition;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import paddock.account.Mistakes;
import paddock.exhibition.Exhibition.Aims;
import paddock.exhibition.Exhibition.Plan;
import paddock.kernel.Money;

/** An exhibition as the form tells of it. */
record ExhibitionForm(
        @Nullable String name,
        @Nullable String place,
        @Nullable String first,
        @Nullable String last,
        @Nullable String stand,
        @Nullable String budget,
        @Nullable String target,
        @Nullable String result,
        @Nullable String touch,
        @Nullable String strength,
        @Nullable List<String> trades,
        @Nullable Integer version) {

    private static final int LONGEST = 200;
    private static final int LONGEST_STAY = 62;
    private static final int MOST_TRADES = 100;

    static final ExhibitionForm EMPTY =
            new ExhibitionForm("", "", "", "", "", "", "", "booked", "shared", "influenced", List.of(), 0);

    static ExhibitionForm of(Exhibition exhibition) {
        Plan plan = exhibition.plan();
        Aims aims = exhibition.aims();
        Money budget = plan.budget();
        return new ExhibitionForm(
                plan.name(),
                plan.place(),
                plan.first().toString(),
                plan.last().toString(),
                plan.stand(),
                budget == null ? "" : budget.euros().toPlainString(),
                aims.target() == null ? "" : aims.target().toString(),
                aims.result().key(),
                aims.touch().key(),
                aims.strength().key(),
                aims.trades(),
                exhibition.version());
    }

    int versionSaid() {
        return Objects.requireNonNullElse(version, 0);
    }

    /** The trades that are ticked. */
    public List<String> tradesSaid() {
        return trades == null
                ? List.of()
                : trades.stream()
                        .map(String::strip)
                        .filter(trade -> trade.matches("[a-z][a-z0-9-]{0,40}"))
                        .distinct()
                        .limit(MOST_TRADES)
                        .toList();
    }

    Mistakes mistakes() {
        Mistakes mistakes = Mistakes.NONE
                .and("name", text(name).isBlank() ? Optional.of("missing") : flaw(text(name)))
                .and("place", flaw(text(place)))
                .and("stand", flaw(text(stand)))
                .and("first", day(first).isEmpty() ? Optional.of("no-day") : Optional.empty())
                .and("last", lastFlaw())
                .and("budget", amountFlaw(budget))
                .and("target", said(target).matches("|[1-9]\\d{0,5}") ? Optional.empty() : Optional.of("no-number"));
        return mistakes.and("result", one(Exhibition.Result.values(), result))
                .and("touch", one(Exhibition.Touch.values(), touch))
                .and("strength", one(Exhibition.Strength.values(), strength));
    }

    private Optional<String> lastFlaw() {
        Optional<LocalDate> begins = day(first);
        Optional<LocalDate> ends = day(last);
        if (ends.isEmpty()) {
            return Optional.of("no-day");
        }
        return begins.filter(from -> ends.get().isBefore(from) || ends.get().isAfter(from.plusDays(LONGEST_STAY)))
                        .isPresent()
                ? Optional.of("no-stay")
                : Optional.empty();
    }

    /** An amount that is left out, or none. */
    static Optional<String> amountFlaw(@Nullable String typed) {
        return said(typed).isEmpty()
                        || Money.typed(said(typed))
                                .filter(amount -> amount.cents() >= 0)
                                .isPresent()
                ? Optional.empty()
                : Optional.of("no-amount");
    }

    private static Optional<String> one(Enum<?>[] all, @Nullable String said) {
        return Arrays.stream(all)
                        .anyMatch(one -> one.name().toLowerCase(Locale.ROOT).equals(said))
                ? Optional.empty()
                : Optional.of("unknown");
    }

    /** What it says, where nothing is wrong with it. */
    Exhibition exhibition(UUID id) {
        return new Exhibition(
                id,
                new Plan(
                        text(name),
                        text(place),
                        day(first).orElseThrow(),
                        day(last).orElseThrow(),
                        text(stand),
                        Money.typed(said(budget)).orElse(null)),
                new Aims(
                        said(target).isEmpty() ? null : Integer.valueOf(said(target)),
                        Exhibition.Result.valueOf(said(result).toUpperCase(Locale.ROOT)),
                        Exhibition.Touch.valueOf(said(touch).toUpperCase(Locale.ROOT)),
                        Exhibition.Strength.valueOf(said(strength).toUpperCase(Locale.ROOT)),
                        tradesSaid()),
                Instant.EPOCH,
                versionSaid(),
                false);
    }

    static Optional<LocalDate> day(@Nullable String typed) {
        try {
            LocalDate day = LocalDate.parse(said(typed));
            return day.getYear() >= 1900 && day.getYear() < 2300 ? Optional.of(day) : Optional.empty();
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    /** As it was written. */
    private static String text(@Nullable String field) {
        return field == null ? "" : field;
    }

    /** What is a number, a day or a word of ours, around which blanks mean nothing. */
    static String said(@Nullable String field) {
        return field == null ? "" : field.strip();
    }

    static Optional<String> flaw(String said) {
        if (said.length() > LONGEST) {
            return Optional.of("too-long");
        }
        return said.codePoints().anyMatch(Character::isISOControl) ? Optional.of("unreadable") : Optional.empty();
    }
}
