package paddock.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/** What of a mail is new in it: without what it repeats of the mail that it answers, and without what no database keeps. */
final class Quoted {

    private static final int LONGEST = 3500;
    private static final Pattern BEGINS = Pattern.compile(
            "(?iu)(-{2,} ?(original message|message d.origine|message transf[ée]r[ée]|forwarded message) ?-{2,}|_{20,}"
                    + "|(le|on|am) .{4,200}(a [ée]crit|wrote|schrieb) ?:?)");
    private static final Pattern HEADER = Pattern.compile("(?iu)(de|from|von) ?: .*");
    private static final Pattern NEXT_HEADER =
            Pattern.compile("(?iu)\\*?(envoy[ée]|sent|date|[àa]|to|objet|subject|cc) ?: ?.*");
    private static final Pattern UNSEEN =
            Pattern.compile("(?is)<(script|style|head|title)\\b.*?(</\\1\\s*>|$)|<!--.*?(-->|$)");
    private static final Pattern BREAK = Pattern.compile("(?i)<(br|/p|/div|/tr|/li|/h[1-6]|blockquote)\\b[^<>]*>");
    private static final Pattern QUOTE = Pattern.compile(
            "(?is)<blockquote\\b.*|<div[^<>]{0,200}(gmail_quote|moz-cite-prefix|divRplyFwdMsg)[^<>]*>.*");
    private static final Pattern TAG = Pattern.compile("(?s)<[^<>]{0,2000}>");

    private Quoted() {}

    /** What HTML says to whoever reads it. */
    static String ofHtml(String html) {
        String seen = UNSEEN.matcher(html).replaceAll("");
        String own = QUOTE.matcher(seen).replaceFirst("");
        String lines = BREAK.matcher(own).replaceAll("\n");
        return HtmlUtils.htmlUnescape(TAG.matcher(lines).replaceAll("")).replace('\u00a0', ' ');
    }

    static String without(String text) {
        List<String> lines = text.lines().map(Quoted::clean).toList();
        List<String> own = new ArrayList<>();
        for (int i = 0; i < lines.size() && !begins(lines, i); i++) {
            if (!lines.get(i).startsWith(">")) {
                own.add(lines.get(i));
            }
        }
        String said = String.join("\n", own).replaceAll("\n{3,}", "\n\n").strip();
        return said.length() <= LONGEST
                ? said
                : said.substring(0, Character.isHighSurrogate(said.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST) + "…";
    }

    /** Whether from that line on it repeats another mail. */
    private static boolean begins(List<String> lines, int at) {
        String line = lines.get(at).strip();
        String next = at + 1 < lines.size() ? lines.get(at + 1).strip() : "";
        return BEGINS.matcher(line).matches()
                || (!line.isEmpty()
                        && line.length() < 200
                        && BEGINS.matcher(line + " " + next).matches()
                        && !next.startsWith(">"))
                || (HEADER.matcher(line).matches() && NEXT_HEADER.matcher(next).matches());
    }

    /** A line that can be kept and shown: no half letters, nothing that hides or turns what stands beside it. */
    static String clean(String line) {
        return line.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c)
                .filter(c -> Character.getType(c) != Character.SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .stripTrailing();
    }
}
