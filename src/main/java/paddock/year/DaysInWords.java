package paddock.year;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Days of a month as people list them: {@code 1er – 5, 8}. */
final class DaysInWords {

    private final boolean french;

    DaysInWords(Locale locale) {
        this.french = locale.getLanguage().equals("fr");
    }

    /** In order, runs drawn together; nothing where there are none. */
    String of(List<LocalDate> days) {
        StringBuilder words = new StringBuilder();
        int first = 0;
        for (int i = 1; i <= days.size(); i++) {
            if (i == days.size() || !days.get(i).equals(days.get(i - 1).plusDays(1))) {
                words.append(words.isEmpty() ? "" : ", ").append(day(days.get(first)));
                if (i - 1 > first) {
                    words.append(i - 2 > first ? "\u00a0–\u00a0" : ", ").append(day(days.get(i - 1)));
                }
                first = i;
            }
        }
        return words.toString();
    }

    private String day(LocalDate day) {
        return french && day.getDayOfMonth() == 1 ? "1er" : Integer.toString(day.getDayOfMonth());
    }
}
