package paddock.rolodex;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A card of a file, with what becomes of it.
 *
 * @param line where it begins in the file, counted from 1
 * @param cells of a table, as they stand there; empty for a vCard
 * @param photo whether a picture has come with it
 */
record Row(int position, int line, List<String> cells, Card card, boolean photo, Verdict verdict) {

    Row {
        cells = List.copyOf(cells);
    }

    /** A card as it was read, before anybody has judged it. */
    record Fresh(
            int line,
            List<String> cells,
            Card card,
            @Nullable Photograph photo) {

        Fresh {
            cells = List.copyOf(cells);
        }
    }

    /** What becomes of which card. */
    record Judged(int position, Card card, Verdict verdict) {}
}
