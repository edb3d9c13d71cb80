package paddock.lead;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import paddock.account.Names;
import paddock.directory.Clients;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.kernel.Tabular;

/** Leads as a table, the latest first; they are of no site. */
@Component
final class LeadTable implements Tabular {

    private static final List<String> COLUMNS = List.of(
            "number",
            "id",
            "met_at",
            "utc_offset",
            "exhibition_id",
            "firm",
            "name",
            "function",
            "email",
            "phone",
            "private",
            "language",
            "company",
            "company_id",
            "grade",
            "stage",
            "interest",
            "need",
            "timing",
            "note",
            "trades",
            "owner",
            "step",
            "due_at",
            "answered_at",
            "qualified_at",
            "noticed_at",
            "consent_at",
            "consent",
            "invented");

    private final Leads leads;
    private final Clients clients;
    private final Names names;

    LeadTable(Leads leads, Clients clients, Names names) {
        this.leads = leads;
        this.clients = clients;
        this.names = names;
    }

    @Override
    public String name() {
        return "leads";
    }

    @Override
    public Permission permission() {
        return Permission.SEE_LEADS;
    }

    @Override
    public int position() {
        return 50;
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
        List<Lead> some;
        do {
            some = leads.found(rest, BATCH);
            Map<UUID, String> companies = clients.names(some.stream()
                    .flatMap(each -> Stream.ofNullable(each.company()))
                    .toList());
            Map<UUID, Names.Name> owners = names.of(some.stream()
                    .flatMap(each -> Stream.ofNullable(each.care().owner()))
                    .distinct()
                    .toList());
            for (Lead lead : some) {
                row.write(cells(lead, extent, companies, owners));
            }
            rest = some.isEmpty() ? rest : rest.after(some.getLast().id());
        } while (some.size() == BATCH);
    }

    private static List<@Nullable Object> cells(
            Lead lead, Extent extent, Map<UUID, String> companies, Map<UUID, Names.Name> owners) {
        UUID owner = lead.care().owner();
        Names.Name who = owner == null ? null : owners.get(owner);
        return Arrays.asList(
                lead.number(),
                lead.id(),
                extent.clock(lead.times().metAt()),
                extent.offset(lead.times().metAt()),
                lead.exhibition(),
                lead.card().firm(),
                lead.card().name(),
                lead.card().function(),
                lead.card().email(),
                lead.card().phone(),
                lead.card().isPrivate(),
                lead.card().language(),
                lead.company() == null ? null : companies.get(Objects.requireNonNull(lead.company())),
                lead.company(),
                lead.wants().grade().name(),
                lead.stage().key(),
                lead.wants().interest(),
                lead.wants().need(),
                lead.wants().timing(),
                lead.wants().note(),
                String.join(" ", lead.wants().trades()),
                who == null ? null : who.name(),
                lead.care().step(),
                extent.clock(lead.care().dueAt()),
                extent.clock(lead.times().answeredAt()),
                extent.clock(lead.times().qualifiedAt()),
                extent.clock(lead.told().noticedAt()),
                extent.clock(lead.told().consentAt()),
                lead.told().how(),
                lead.demo());
    }
}
