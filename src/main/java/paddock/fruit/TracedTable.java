package paddock.fruit;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import paddock.directory.Clients;
import paddock.exhibition.Exhibition;
import paddock.exhibition.Exhibitions;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.kernel.Tabular;
import paddock.terms.Terms;

/** What came of exhibitions as a table: each booking with the card it is traced back to, by the rule that its exhibition has chosen. */
@Component
final class TracedTable implements Tabular {

    private static final List<String> COLUMNS = List.of(
            "exhibition",
            "exhibition_id",
            "rule",
            "share",
            "booking",
            "booking_id",
            "asked_at",
            "utc_offset",
            "firm",
            "days",
            "company",
            "client_before",
            "met_at",
            "lead_id");

    private final Fruits fruits;
    private final Exhibitions exhibitions;
    private final Clients clients;
    private final Terms terms;

    TracedTable(Fruits fruits, Exhibitions exhibitions, Clients clients, Terms terms) {
        this.fruits = fruits;
        this.exhibitions = exhibitions;
        this.clients = clients;
        this.terms = terms;
    }

    @Override
    public String name() {
        return "show-bookings";
    }

    @Override
    public Permission permission() {
        return Permission.SEE_LEADS;
    }

    @Override
    public int position() {
        return 61;
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
            List<Traced> all = fruits.sales(
                    exhibition,
                    Traced.Of.HELD,
                    Horizon.YEARS_2,
                    exhibition.aims().touch());
            Map<UUID, String> companies = clients.names(
                    all.stream().map(one -> one.sale().company()).distinct().toList());
            for (Traced one : all) {
                Sale sale = one.sale();
                Touch touch = Objects.requireNonNull(one.touch());
                boolean isNamed =
                        !sale.confidential() || terms.discretion(sale.site()).names(reader);
                row.write(Arrays.asList(
                        exhibition.name(),
                        exhibition.id(),
                        exhibition.aims().touch().key(),
                        Sum.exact(one.parts()),
                        sale.number(),
                        sale.booking(),
                        extent.clock(sale.askedAt()),
                        extent.offset(sale.askedAt()),
                        sale.booked(),
                        sale.days().size(),
                        isNamed ? companies.get(sale.company()) : null,
                        touch.known(),
                        isNamed ? extent.clock(touch.metAt()) : null,
                        isNamed ? touch.lead() : null));
            }
        }
    }
}
