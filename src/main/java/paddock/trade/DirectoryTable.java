package paddock.trade;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.kernel.Tabular;
import paddock.kernel.Text;

/** The public directory as a table, by name; it is of no site, and of no days. */
@Component
final class DirectoryTable implements Tabular {

    private static final List<String> COLUMNS = List.of(
            "id", "name", "trades", "naf", "statuses", "town", "country", "web", "about", "relations", "invented");

    private final Profiles profiles;
    private final RelationRows relations;

    DirectoryTable(Profiles profiles, RelationRows relations) {
        this.profiles = profiles;
        this.relations = relations;
    }

    @Override
    public String name() {
        return "directory";
    }

    @Override
    public Permission permission() {
        return Permission.SEE_COMPANIES;
    }

    @Override
    public int position() {
        return 45;
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
        Wanted rest = Wanted.ALL;
        List<Entry> some;
        do {
            some = profiles.found(rest, BATCH);
            for (Entry entry : some) {
                row.write(cells(entry, extent.locale()));
            }
            rest = some.isEmpty() ? rest : rest.after(some.getLast().id());
        } while (some.size() == BATCH);
    }

    private List<@Nullable Object> cells(Entry entry, Locale locale) {
        Profile profile = entry.profile();
        Text about = profile.about();
        return Arrays.asList(
                entry.id(),
                entry.name(),
                entry.trades().stream().map(trade -> trade.name().in(locale)).collect(Collectors.joining(", ")),
                profile.naf(),
                String.join(" ", entry.statusesShown()),
                entry.face().town(),
                entry.face().country(),
                profile.web(),
                about == null ? "" : about.in(locale),
                relations.relations(entry.id()).stream()
                        .filter(Relation.Seen::listed)
                        .map(each -> each.side() + " " + each.name())
                        .collect(Collectors.joining(", ")),
                entry.face().demo());
    }
}
