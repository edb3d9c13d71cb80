package paddock.twin;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.kernel.Tabular;

/** Pairs of companies that may be one as a table, the likeliest first; they are of no site. */
@Component
final class TwinTable implements Tabular {

    private static final List<String> COLUMNS = List.of(
            "score",
            "signs",
            "first_id",
            "first",
            "first_siren",
            "first_town",
            "second_id",
            "second",
            "second_siren",
            "second_town");

    private final Pairs pairs;

    TwinTable(Pairs pairs) {
        this.pairs = pairs;
    }

    @Override
    public String name() {
        return "duplicates";
    }

    @Override
    public Permission permission() {
        return Permission.KEEP_COMPANIES;
    }

    @Override
    public int position() {
        return 42;
    }

    @Override
    public boolean isOfSite() {
        return false;
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public void each(Acting reader, Extent extent, Row row) throws IOException {
        Sought rest = Sought.ALL;
        List<Pairs.Pair> some;
        do {
            some = pairs.found(rest, BATCH);
            for (Pairs.Pair pair : some) {
                row.write(cells(pair));
            }
            rest = some.isEmpty() ? rest : rest.after(some.getLast());
        } while (some.size() == BATCH);
    }

    private static List<@Nullable Object> cells(Pairs.Pair pair) {
        return Arrays.asList(
                pair.score(),
                pair.signs().stream().map(Sign::key).collect(Collectors.joining(" ")),
                pair.first().id(),
                pair.first().name(),
                pair.first().siren(),
                pair.first().town(),
                pair.second().id(),
                pair.second().name(),
                pair.second().siren(),
                pair.second().town());
    }
}
