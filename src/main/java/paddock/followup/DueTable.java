package paddock.followup;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import paddock.account.Names;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.kernel.Tabular;

/** What is to be done about leads as a table, the most urgent first. */
@Component
final class DueTable implements Tabular {

    private static final List<String> COLUMNS =
            List.of("due_at", "utc_offset", "overdue", "grade", "firm", "name", "step", "owner", "lead_id");

    private static final FollowUps.Span ALL =
            new FollowUps.Span(Instant.EPOCH, Instant.parse("2300-01-01T00:00:00Z"), null);

    private final FollowUps followUps;
    private final Names names;
    private final InstantSource clock;

    DueTable(FollowUps followUps, Names names, InstantSource clock) {
        this.followUps = followUps;
        this.names = names;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "to-do";
    }

    @Override
    public Permission permission() {
        return Permission.SEE_LEADS;
    }

    @Override
    public int position() {
        return 51;
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
        Instant now = clock.instant();
        FollowUps.Seen seen = null;
        List<Due> some;
        do {
            some = followUps.due(ALL, seen, BATCH);
            Map<UUID, Names.Name> owners = names.of(some.stream()
                    .flatMap(due -> Stream.ofNullable(due.owner()))
                    .distinct()
                    .toList());
            for (Due due : some) {
                row.write(Arrays.asList(
                        extent.clock(due.dueAt()),
                        extent.offset(due.dueAt()),
                        due.isOverdue(now),
                        due.grade(),
                        due.firm(),
                        due.name(),
                        due.step(),
                        owner(due, owners),
                        due.lead()));
                seen = new FollowUps.Seen(due.dueAt(), due.lead());
            }
        } while (some.size() == BATCH);
    }

    private static @Nullable String owner(Due due, Map<UUID, Names.Name> owners) {
        Names.Name owner = due.owner() == null ? null : owners.get(due.owner());
        return owner == null ? null : owner.name();
    }
}
