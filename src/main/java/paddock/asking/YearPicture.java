package paddock.asking;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import paddock.homologation.Hours;
import paddock.homologation.LawfulHours;

/** Lawful hours drawn: a column a day, a row an hour. Each verdict has its colour and its pattern, to be told without the colour. */
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
        svg.append("<defs>").append(PATTERNS).append("</defs>");
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

    /** Plain where it is allowed, lines across where something is wanted, closer ones where nobody knows, pale where not. */
    private static String fill(String verdict) {
        return switch (verdict) {
            case "allowed" -> "#2f9e5f";
            case "needs" -> "url(#y-wanted)";
            case "undetermined" -> "url(#y-open)";
            default -> "#d4d4d0";
        };
    }

    private static final String PATTERNS = """
            <pattern id="y-wanted" width="12" height="12" patternUnits="userSpaceOnUse">\
            <path fill="#e0b000" d="M0 0h12v12H0z"/><path fill="#14161a" d="M0 6h12v1H0z"/></pattern>\
            <pattern id="y-open" width="3" height="3" patternUnits="userSpaceOnUse">\
            <path fill="#6f7276" d="M0 0h3v3H0z"/><path fill="#fff" d="M0 0h3v1H0z"/></pattern>""";

    private static void rect(StringBuilder svg, int x, LawfulHours.Window window) {
        double y = window.hours().from() / SECONDS_A_UNIT;
        double height = (window.hours().until() - window.hours().from()) / SECONDS_A_UNIT;
        svg.append(String.format(
                Locale.ROOT,
                "<rect fill=\"%s\" x=\"%d\" y=\"%.2f\" width=\"%d\" height=\"%.2f\"/>",
                fill(window.verdict()),
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
