package paddock.rolodex;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import paddock.directory.Companies;
import paddock.directory.Company;
import paddock.directory.Contact;
import paddock.directory.Wanted;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.kernel.Tabular;

/** Whom to reach at companies, as a table, by company; they are of no site, and of no days. */
@Component
final class ContactTable implements Tabular {

    private final Companies companies;

    ContactTable(Companies companies) {
        this.companies = companies;
    }

    @Override
    public String name() {
        return "contacts";
    }

    @Override
    public Permission permission() {
        return Permission.SEE_COMPANIES;
    }

    @Override
    public int position() {
        return 41;
    }

    @Override
    public boolean isOfSite() {
        return false;
    }

    @Override
    public List<String> columns() {
        return List.of("id", "name", "function", "email", "phone", "company", "company_id", "siren", "invented");
    }

    @Override
    public void each(Acting reader, Extent extent, Row row) throws IOException {
        Wanted rest = Wanted.of(Map.of(), reader);
        List<Company> some;
        do {
            some = companies.found(rest, reader, BATCH);
            for (Company company : some) {
                for (Contact contact : company.contacts()) {
                    row.write(Arrays.asList(
                            contact.id(),
                            contact.name(),
                            contact.function(),
                            contact.email(),
                            contact.phone(),
                            company.name(),
                            company.id(),
                            company.profile().numbers().siren(),
                            company.demo()));
                }
            }
            rest = some.isEmpty() ? rest : rest.after(some.getLast().id());
        } while (some.size() == BATCH);
    }
}
