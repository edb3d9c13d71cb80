package paddock;

import java.util.List;
import java.util.stream.Stream;

/** Where a text goes into the parts that have a list of their own. */
final class HostileParts {

    private HostileParts() {}

    static List<HostileField> all() {
        return Stream.of(
                        HostileSessions.all(),
                        HostileWaiting.all(),
                        HostileTakeovers.all(),
                        HostileImports.all(),
                        HostileExchange.all(),
                        HostileBoard.all(),
                        HostileDays.all(),
                        HostileSeries.all(),
                        HostileDirectory.all(),
                        HostileTwin.all(),
                        HostileLeads.all(),
                        HostileStand.all())
                .flatMap(List::stream)
                .toList();
    }
}
