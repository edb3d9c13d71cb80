package paddock.letter;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.kernel.Tabular;

/** Mailboxes that get no letters as a table, the latest first: whose they were, as far as somebody is still known. */
@Component
final class RefusalTable implements Tabular {

    private static final List<String> COLUMNS = List.of("at", "utc_offset", "cause", "lead_id");

    private final Objections refusals;

    RefusalTable(Objections refusals) {
        this.refusals = refusals;
    }

    @Override
    public String name() {
        return "letter-refusals";
    }

    @Override
    public Permission permission() {
        return Permission.SEE_LEADS;
    }

    @Override
    public int position() {
        return 52;
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
        List<Objections.Refused> some = refusals.before(null, BATCH);
        while (!some.isEmpty()) {
            for (Objections.Refused one : some) {
                row.write(Arrays.asList(
                        extent.clock(one.at()),
                        extent.offset(one.at()),
                        one.cause().key(),
                        one.lead()));
            }
            some = some.size() < BATCH ? List.of() : refusals.before(some.getLast(), BATCH);
        }
    }
}
