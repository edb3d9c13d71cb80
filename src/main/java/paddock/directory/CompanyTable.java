package paddock.directory;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.kernel.Tabular;

/** Companies as a table, by name; they are of no site, and of no days. */
@Component
final class CompanyTable implements Tabular {

    private static final List<String> COLUMNS = List.of(
            "id", "name", "siren", "siret", "vat", "statuses", "billing", "visiting", "invented", "standing", "reason");

    private final Companies companies;

    CompanyTable(Companies companies) {
        this.companies = companies;
    }

    @Override
    public String name() {
        return "companies";
    }

    @Override
    public Permission permission() {
        return Permission.SEE_COMPANIES;
    }

    @Override
    public int position() {
        return 40;
    }

    @Override
    public boolean isOfSite() {
        return false;
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    /** Those that somebody may read: standing and reason are for the operator's people. */
    static List<String> columns(Acting reader) {
        return COLUMNS.subList(0, width(reader));
    }

    private static int width(Acting reader) {
        return reader.may(Permission.SEE_COMPANIES) ? COLUMNS.size() : COLUMNS.indexOf("standing");
    }

    @Override
    public void each(Acting reader, Extent extent, Row row) throws IOException {
        each(reader, Wanted.of(Map.of(), reader), row);
    }

    /** Those that somebody asks for. */
    void each(Acting reader, Wanted wanted, Row row) throws IOException {
        Wanted rest = wanted;
        List<Company> some;
        do {
            some = companies.found(rest, reader, BATCH);
            for (Company company : some) {
                row.write(cells(company).subList(0, width(reader)));
            }
            rest = some.isEmpty() ? rest : rest.after(some.getLast().id());
        } while (some.size() == BATCH);
    }

    private List<@Nullable Object> cells(Company company) {
        Company.Profile profile = company.profile();
        String statuses = company.on(companies.today()).stream()
                .map(status -> status.kind().key())
                .collect(Collectors.joining(" "));
        return Arrays.asList(
                company.id(),
                company.name(),
                profile.numbers().siren(),
                profile.numbers().siret(),
                profile.numbers().vat(),
                statuses,
                profile.address("BILLING").line(),
                profile.address("VISITING").line(),
                company.demo(),
                profile.standing().key(),
                profile.reason());
    }
}
