package paddock.session;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import paddock.directory.Clients;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.kernel.Tabular;

/** Places in open sessions as a table, in the order in which they were taken. */
@Component
final class PlaceTable implements Tabular {

    private static final List<String> COLUMNS = List.of(
            "number",
            "id",
            "session",
            "session_id",
            "title",
            "from",
            "until",
            "utc_offset",
            "company",
            "company_id",
            "vehicles",
            "reference",
            "order_number",
            "taken_at",
            "ended",
            "ended_at");

    private final PlaceRows rows;
    private final SessionRows sessions;
    private final Clients clients;

    PlaceTable(PlaceRows rows, SessionRows sessions, Clients clients) {
        this.rows = rows;
        this.sessions = sessions;
        this.clients = clients;
    }

    @Override
    public String name() {
        return "places";
    }

    @Override
    public Permission permission() {
        return Permission.SEE_BOOKINGS;
    }

    @Override
    public int position() {
        return 11;
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public void each(Acting reader, Extent extent, Row row) throws IOException {
        List<Place> some;
        long after = 0;
        do {
            some = rows.ofSite(extent, after, BATCH);
            Map<UUID, String> names =
                    clients.names(some.stream().map(Place::company).toList());
            Map<UUID, Session> known = sessions
                    .withIds(some.stream().map(Place::session).distinct().toList())
                    .stream()
                    .collect(Collectors.toMap(Session::id, Function.identity()));
            for (Place place : some) {
                Session session = known.get(place.session());
                if (session != null) {
                    row.write(cells(place, session, names.get(place.company()), extent));
                }
                after = place.number();
            }
        } while (some.size() == BATCH);
    }

    private static List<@Nullable Object> cells(Place place, Session session, @Nullable String company, Extent extent) {
        Place.Over over = place.over();
        return Arrays.asList(
                place.number(),
                place.id(),
                session.booking().number(),
                session.id(),
                session.title(),
                extent.clock(session.begins()),
                extent.clock(session.ends()),
                extent.offset(session.begins()),
                company,
                place.company(),
                place.vehicles(),
                place.said().reference(),
                place.said().orderNumber(),
                extent.clock(place.takenAt()),
                over == null ? null : over.why().key(),
                over == null ? null : extent.clock(over.at()));
    }
}
