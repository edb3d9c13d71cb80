package paddock.trade;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import paddock.directory.Clients;
import paddock.kernel.Text;

/** How the programming interface writes the directory. */
@Component
final class EntryJson {

    private final RelationRows relations;
    private final Clients clients;

    EntryJson(RelationRows relations, Clients clients) {
        this.relations = relations;
        this.clients = clients;
    }

    @Schema(name = "Trade")
    record TradeLine(String key, SortedMap<String, String> name, int depth, List<String> family) {
        static TradeLine of(Trade trade) {
            return new TradeLine(trade.key(), trade.name().wordings(), trade.depth(), trade.family());
        }
    }

    @Schema(name = "Trades")
    record TradeList(List<TradeLine> trades) {}

    @Schema(name = "DirectoryEntries")
    record EntryList(List<EntryLine> companies, @Nullable String next) {}

    /** A company as it stands in the list. */
    @Schema(name = "DirectoryLine")
    record EntryLine(
            UUID id,
            String name,
            List<String> trades,
            List<String> statuses,
            String town,
            String country,
            boolean invented,
            String href) {

        static EntryLine of(Entry entry) {
            return new EntryLine(
                    entry.id(),
                    entry.name(),
                    entry.trades().stream().map(Trade::key).toList(),
                    entry.statusesShown(),
                    entry.face().town(),
                    entry.face().country(),
                    entry.face().demo(),
                    "/api/v1/directory/" + entry.id());
        }
    }

    /** A company as its page tells it. */
    @Schema(name = "DirectoryEntry")
    record EntryWhole(
            EntryLine company,
            boolean listed,
            String naf,
            SortedMap<String, String> about,
            String web,
            String address,
            List<RelationLine> relations,
            List<PublicContact> contacts,
            int version) {}

    /** @param side what the company is to the other: {@code parent}, or {@code parent-of} from the other side */
    @Schema(name = "CompanyRelation")
    record RelationLine(String side, UUID company, String name) {}

    @Schema(name = "PublicContact")
    record PublicContact(UUID id, String name, String function, String email, String phone) {}

    /** Who reads it. */
    enum Reader {
        ANYBODY,
        /** The company itself, or the operator's people: those who may know who is not listed. */
        INSIDE
    }

    EntryWhole whole(Entry entry, Reader reader) {
        Profile profile = entry.profile();
        Text about = profile.about();
        return new EntryWhole(
                EntryLine.of(entry),
                entry.listed(),
                profile.naf(),
                about == null ? new TreeMap<>() : about.wordings(),
                profile.web(),
                entry.face().line(),
                relations.relations(entry.id()).stream()
                        .filter(each -> each.listed() || reader == Reader.INSIDE)
                        .map(each -> new RelationLine(each.side(), each.company(), each.name()))
                        .toList(),
                contacts(entry),
                entry.version());
    }

    private List<PublicContact> contacts(Entry entry) {
        return entry.profile().contacts().isEmpty()
                ? List.of()
                : clients.contacts(entry.id()).stream()
                        .filter(each -> entry.profile().contacts().contains(each.id()))
                        .map(each ->
                                new PublicContact(each.id(), each.name(), each.function(), each.email(), each.phone()))
                        .toList();
    }
}
