package paddock.waiting;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.directory.Clients;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.kernel.Tabular;

/** The waiting list as a table, in its order. Of some days are those who want one of them. */
@Component("waitingTable")
final class EntryTable implements Tabular {

    private static final List<String> COLUMNS = List.of(
            "number",
            "id",
            "state",
            "company",
            "company_id",
            "what",
            "days",
            "weekdays",
            "times",
            "reference",
            "order_number",
            "asked_at",
            "expires_at",
            "ended_at",
            "booking_id");

    private final Entries entries;
    private final Clients clients;
    private final Sites sites;
    private final InstantSource clock;

    EntryTable(Entries entries, Clients clients, Sites sites, InstantSource clock) {
        this.entries = entries;
        this.clients = clients;
        this.sites = sites;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "waiting-list";
    }

    @Override
    public Permission permission() {
        return Permission.SEE_BOOKINGS;
    }

    @Override
    public int position() {
        return 20;
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public void each(Acting reader, Extent extent, Row row) throws IOException {
        Site site = sites.withId(Objects.requireNonNull(extent.site())).orElseThrow();
        Instant now = clock.instant();
        List<Entry> some;
        UUID after = null;
        do {
            some = entries.found(new Wanted(site.id(), null, "", after), new Wanted.Whose.All(), now, BATCH);
            Map<UUID, String> names =
                    clients.names(some.stream().map(Entry::company).toList());
            for (Entry entry : some) {
                if (wantsDay(entry, extent)) {
                    row.write(cells(site, entry, names.get(entry.company()), new At(extent, now)));
                }
                after = entry.id();
            }
        } while (some.size() == BATCH);
    }

    private static boolean wantsDay(Entry entry, Extent extent) {
        LocalDate from = extent.from();
        LocalDate until = extent.until();
        return entry.want().spans().stream()
                .anyMatch(span -> (from == null || !span.last().isBefore(from))
                        && (until == null || span.on().isBefore(until)));
    }

    /** How much is wanted, and when. */
    private record At(Extent extent, Instant now) {}

    private static List<@Nullable Object> cells(Site site, Entry entry, @Nullable String company, At at) {
        WantWords words = WantWords.of(site, entry.want(), at.extent().locale());
        Entry.State state = entry.at(at.now());
        return Arrays.asList(
                entry.number(),
                entry.id(),
                Entry.word(state),
                company,
                entry.company(),
                words.line(),
                String.join(", ", words.days()),
                String.join(", ", words.weekdays()),
                String.join(", ", words.hours()),
                entry.said().reference(),
                entry.said().orderNumber(),
                at.extent().clock(entry.askedAt()),
                at.extent().clock(entry.expiresAt()),
                at.extent().clock(Entry.since(state)),
                state instanceof Entry.State.Served served ? served.booking() : null);
    }
}
