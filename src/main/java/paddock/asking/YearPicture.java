package paddock.asking;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import paddock.homologation.Hours;
import paddock.homologation.LawfulHours;

/** Lawful hours drawn: a column a day, a row an hour, in the marks that all pages share. */
final class YearPicture {

    private static final int COLUMN = 3;
    private static final int HEIGHT = 144;
    private static final double SECONDS_A_UNIT = (double) Hours.DAY / HEIGHT;

    private YearPicture() {}

    /** With its colours in it, which read on light and dark paper. */
    static String of(List<LawfulHours.Day> days) {
        StringBuilder svg = new StringBuilder(days.size() * 200);
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" preserveAspectRatio=\"none\" role=\"img\">",
                days.size() * COLUMN,
                HEIGHT));
        int x = 0;
        for (LawfulHours.Day day : days) {
            for (LawfulHours.Window window : day.windows()) {
                rect(svg, x, window);
            }
            x += COLUMN;
        }
        months(svg, days);
        return svg.append("</svg>").toString();
    }

    private static String colour(String verdict) {
        return switch (verdict) {
            case "allowed" -> "#2f9e5f";
            case "needs" -> "#e0b000";
            case "undetermined" -> "#6f7276";
            default -> "#d4d4d0";
        };
    }

    private static void rect(StringBuilder svg, int x, LawfulHours.Window window) {
        double y = window.hours().from() / SECONDS_A_UNIT;
        double height = (window.hours().until() - window.hours().from()) / SECONDS_A_UNIT;
        svg.append(String.format(
                Locale.ROOT,
                "<rect fill=\"%s\" x=\"%d\" y=\"%.2f\" width=\"%d\" height=\"%.2f\"/>",
                colour(window.verdict()),
                x,
                y,
                COLUMN,
                height));
    }

    private static void months(StringBuilder svg, List<LawfulHours.Day> days) {
        for (int i = 1; i < days.size(); i++) {
            LocalDate date = days.get(i).date();
            if (date.getDayOfMonth() == 1) {
                svg.append("<path stroke=\"#85878b\" stroke-width=\".75\" d=\"M")
                        .append(i * COLUMN)
                        .append(" 0V")
                        .append(HEIGHT)
                        .append("\"/>");
            }
        }
    }
}
