package paddock.letter;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A letter's text cut into paragraphs, lines and links, as its HTML shows them; and its links to our own pages made to count. */
final class Paragraphs {

    private static final Pattern LINK = Pattern.compile("https?://[A-Za-z0-9._~:/?#\\[\\]@!$&()*+,;=%-]+");
    private static final Pattern END = Pattern.compile("[.,;:!?)\\]]+$");

    private Paragraphs() {}

    /** @param href empty where it is no link */
    record Piece(String text, String href) {}

    /** The text with its links to pages of ours as they travel, and the paths of those pages in their order. */
    record Counted(String text, List<String> paths) {}

    /**
     * @param address with which addresses of our pages begin; empty where nobody knows
     * @param base what stands instead, before the number of the link
     */
    static Counted counted(String text, String address, String base) {
        List<String> paths = new ArrayList<>();
        if (address.isEmpty()) {
            return new Counted(text, paths);
        }
        String counted = LINK.matcher(text).replaceAll(each -> {
            String written = each.group();
            String link = END.matcher(written).replaceFirst("");
            String rest = link.startsWith(address) ? link.substring(address.length()) : "?";
            String path = rest.isEmpty() ? "/" : rest;
            if (!path.matches("/([^/\\\\].*)?") || !isAddress(path)) {
                return Matcher.quoteReplacement(written);
            }
            if (!paths.contains(path)) {
                paths.add(path);
            }
            return Matcher.quoteReplacement(base + "/" + (paths.indexOf(path) + 1) + written.substring(link.length()));
        });
        return new Counted(counted, paths);
    }

    private static boolean isAddress(String path) {
        try {
            return new URI(EndingPages.encoded(path)).getScheme() == null;
        } catch (URISyntaxException miswritten) {
            return false;
        }
    }

    static List<List<List<Piece>>> of(String text) {
        return Arrays.stream(text.split("\n[ \t]*\n"))
                .map(String::strip)
                .filter(paragraph -> !paragraph.isEmpty())
                .map(paragraph -> paragraph.lines().map(Paragraphs::pieces).toList())
                .toList();
    }

    private static List<Piece> pieces(String line) {
        List<Piece> pieces = new ArrayList<>();
        Matcher link = LINK.matcher(line);
        int from = 0;
        while (link.find()) {
            String address = END.matcher(link.group()).replaceFirst("");
            pieces.add(new Piece(line.substring(from, link.start()), ""));
            pieces.add(new Piece(address, address));
            from = link.start() + address.length();
        }
        pieces.add(new Piece(line.substring(from), ""));
        pieces.removeIf(piece -> piece.text().isEmpty());
        return pieces;
    }
}
