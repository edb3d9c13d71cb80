package paddock.request;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.directory.Clients;
import paddock.ground.Claim;
import paddock.ground.ClaimWords;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.kernel.Tabular;

/** Requests as a table, those that are decided among them; one that nobody has confirmed is none. */
@Component
final class RequestTable implements Tabular {

    private static final List<String> COLUMNS = List.of(
            "number",
            "id",
            "state",
            "name",
            "firm",
            "email",
            "phone",
            "company",
            "company_id",
            "what",
            "from",
            "until",
            "utc_offset",
            "message",
            "asked_at",
            "decided_at",
            "booking_id",
            "answer");

    private final RequestRows rows;
    private final Clients clients;
    private final Sites sites;

    RequestTable(RequestRows rows, Clients clients, Sites sites) {
        this.rows = rows;
        this.clients = clients;
        this.sites = sites;
    }

    @Override
    public String name() {
        return "requests";
    }

    @Override
    public Permission permission() {
        return Permission.SELL;
    }

    @Override
    public int position() {
        return 30;
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public void each(Acting reader, Extent extent, Row row) throws IOException {
        Site site = sites.withId(Objects.requireNonNull(extent.site())).orElseThrow();
        List<Request> some;
        long after = 0;
        do {
            some = rows.found(new RequestRows.Wanted(site.id(), "", after), BATCH);
            Map<UUID, String> names = clients.names(some.stream()
                    .flatMap(each -> Stream.ofNullable(each.company()))
                    .toList());
            for (Request request : some) {
                if (wantsDay(request, extent)) {
                    row.write(cells(site, request, names, extent));
                }
                after = request.number();
            }
        } while (some.size() == BATCH);
    }

    private static boolean wantsDay(Request request, Extent extent) {
        Instant from = extent.start();
        Instant until = extent.end();
        return request.claims().stream()
                .map(Claim::window)
                .anyMatch(window -> (from == null || window.end().isAfter(from))
                        && (until == null || window.start().isBefore(until)));
    }

    private static List<@Nullable Object> cells(Site site, Request request, Map<UUID, String> names, Extent extent) {
        Request.Asker asker = request.asker();
        Instant begins = request.claims().stream()
                .map(claim -> claim.window().start())
                .min(Instant::compareTo)
                .orElseThrow();
        Instant ends = request.claims().stream()
                .map(claim -> claim.window().end())
                .max(Instant::compareTo)
                .orElseThrow();
        return Arrays.asList(
                request.number(),
                request.id(),
                request.word(),
                asker.name(),
                asker.firm(),
                asker.email(),
                asker.phone(),
                request.company() == null ? null : names.get(request.company()),
                request.company(),
                request.claims().stream()
                        .map(claim -> ClaimWords.of(site, claim, extent.locale()))
                        .map(words -> words.much().isEmpty() ? words.what() : words.much() + " × " + words.what())
                        .distinct()
                        .collect(Collectors.joining(", ")),
                extent.clock(begins),
                extent.clock(ends),
                extent.offset(begins),
                asker.message(),
                extent.clock(request.askedAt()),
                switch (request.state()) {
                    case Request.State.Granted granted -> extent.clock(granted.at());
                    case Request.State.Declined declined -> extent.clock(declined.at());
                    case Request.State.Open open -> null;
                    case Request.State.Unconfirmed unconfirmed -> null;
                },
                request.state() instanceof Request.State.Granted granted ? granted.booking() : null,
                request.state() instanceof Request.State.Declined declined ? declined.why() : null);
    }
}
