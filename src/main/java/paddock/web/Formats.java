package paddock.web;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import paddock.kernel.Days;
import paddock.kernel.Money;

/** Numbers and dates written for readers of one language. Spaces in numbers are U+00A0, which the typeface has. */
public final class Formats {

    private static final char NO_BREAK = '\u00a0';

    private final Locale locale;

    public Formats(Locale locale) {
        this.locale = locale;
    }

    /** {@code 2 507,65 m}: to the centimetre, as far as there are centimetres. */
    public String metres(double metres) {
        return number("#,##0.##", metres) + NO_BREAK + "m";
    }

    /** {@code 2 508 m} */
    public String wholeMetres(double metres) {
        return number("#,##0", metres) + NO_BREAK + "m";
    }

    /** {@code 3,6 km} */
    public String kilometres(double metres) {
        return number("#,##0.##", metres / 1000) + NO_BREAK + "km";
    }

    /** {@code 12,5} or {@code 12.5}: to the tenth, as far as there are tenths. */
    public String tenths(java.math.BigDecimal value) {
        return number("#,##0.#", value);
    }

    /** {@code 1 234,50 €} or {@code €1,234.50}; whole euros without cents. */
    public String money(Money amount) {
        String pattern = amount.cents() % 100 == 0 ? "#,##0" : "#,##0.00";
        String number = number(pattern, amount.euros());
        return french() ? number + NO_BREAK + "€" : number.startsWith("-") ? "-€" + number.substring(1) : "€" + number;
    }

    /** {@code 13} or {@code 4–5}, without a unit. */
    public String range(double least, double most) {
        return least == most ? number("0.#", least) : number("0.#", least) + "–" + number("0.#", most);
    }

    /** {@code mardi 12 mai 2026} */
    public String day(LocalDate date) {
        return format("EEEE", date) + " " + date(date);
    }

    /** {@code 12 mai 2026}, and {@code 1er} for the first in French. */
    public String date(LocalDate date) {
        return french() && date.getDayOfMonth() == 1
                ? "1er" + NO_BREAK + format("MMMM uuuu", date)
                : format("d MMMM uuuu", date);
    }

    /** From the first day to the last, a day by itself as that day. */
    public String days(Days days) {
        LocalDate first = days.from();
        LocalDate last = days.until() == null ? null : days.until().minusDays(1);
        if (first != null && first.equals(last)) {
            return date(first);
        }
        return (first == null ? "…" : date(first)) + " – " + (last == null ? "…" : date(last));
    }

    /** {@code 12 mai 2026, 10 h 42} */
    public String moment(Instant at, ZoneId zone) {
        LocalDateTime local = LocalDateTime.ofInstant(at, zone);
        return date(local.toLocalDate()) + ", " + hour(local.toLocalTime(), "0");
    }

    /** A date known to the day, the month or the year: {@code 2015}, {@code juillet 1999}, {@code 26 avril 2022}. */
    public String partialDate(String date) {
        return switch (date.length()) {
            case 4 -> date;
            case 7 -> YearMonth.parse(date).format(DateTimeFormatter.ofPattern("MMMM uuuu", locale));
            default -> date(LocalDate.parse(date));
        };
    }

    /** {@code 7 h 30 – 20 h}, {@code 07:30 – 20:00} */
    public String hours(LocalTime from, LocalTime until) {
        return hour(from, "0") + " – " + hour(until, "24");
    }

    /** {@code 07:30:09}, to the second, in both languages. */
    public String second(LocalTime time) {
        return DateTimeFormatter.ofPattern("HH:mm:ss", locale).format(time);
    }

    public String weekday(java.time.DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL_STANDALONE, locale);
    }

    /** {@code il y a 3 h}: as precisely as it matters. */
    public String ago(Instant then, Instant now) {
        Duration gone = Duration.between(then, now);
        if (gone.toMinutes() < 1) {
            return french() ? "à l’instant" : "just now";
        }
        String much = gone.toHours() < 1
                ? gone.toMinutes() + (NO_BREAK + "min")
                : gone.toDays() < 1 ? gone.toHours() + (NO_BREAK + "h") : gone.toDays() + (NO_BREAK + dayUnit());
        return french() ? "il y a " + much : much + " ago";
    }

    private String dayUnit() {
        return french() ? "j" : "d";
    }

    private String hour(LocalTime time, String midnight) {
        String hour = time.equals(LocalTime.MIDNIGHT) ? midnight : Integer.toString(time.getHour());
        if (!french()) {
            return (hour.length() < 2 ? "0" : "") + hour + ":" + two(time.getMinute());
        }
        return hour + NO_BREAK + "h" + (time.getMinute() == 0 ? "" : NO_BREAK + two(time.getMinute()));
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    private boolean french() {
        return locale.getLanguage().equals("fr");
    }

    private String format(String pattern, LocalDate date) {
        return date.format(DateTimeFormatter.ofPattern(pattern, locale));
    }

    private String number(String pattern, Number value) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
        if (french()) {
            symbols.setGroupingSeparator(NO_BREAK);
        }
        return new DecimalFormat(pattern, symbols).format(value);
    }
}
