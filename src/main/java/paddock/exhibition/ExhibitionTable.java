package paddock.exhibition;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;
import paddock.kernel.Acting;
import paddock.kernel.Money;
import paddock.kernel.Permission;
import paddock.kernel.Tabular;

/** Exhibitions as a table, the latest first; they are of no site. */
@Component
final class ExhibitionTable implements Tabular {

    private static final List<String> COLUMNS = List.of(
            "id",
            "name",
            "place",
            "first",
            "last",
            "stand",
            "budget",
            "borne",
            "target",
            "result",
            "strength",
            "rule",
            "settled_at",
            "invented");

    private final Exhibitions exhibitions;

    ExhibitionTable(Exhibitions exhibitions) {
        this.exhibitions = exhibitions;
    }

    @Override
    public String name() {
        return "exhibitions";
    }

    @Override
    public Permission permission() {
        return Permission.SEE_LEADS;
    }

    @Override
    public int position() {
        return 60;
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
        for (Exhibition exhibition : exhibitions.all()) {
            Money budget = exhibition.plan().budget();
            row.write(Arrays.asList(
                    exhibition.id(),
                    exhibition.name(),
                    exhibition.plan().place(),
                    exhibition.plan().first(),
                    exhibition.plan().last(),
                    exhibition.plan().stand(),
                    budget == null ? null : budget.euros(),
                    exhibitions.borne(exhibition.id()).euros(),
                    exhibition.aims().target(),
                    exhibition.aims().result().key(),
                    exhibition.aims().strength().key(),
                    exhibition.aims().touch().key(),
                    extent.clock(exhibition.settledAt()),
                    exhibition.demo()));
        }
    }
}
