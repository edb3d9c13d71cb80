package paddock;

import java.util.List;

/** Where a text goes into calendars and exports. */
final class HostileExchange {

    private HostileExchange() {}

    static List<HostileField> all() {
        return List.of(
                HostileField.form("/companies/{c}/calendar", "version", ""),
                HostileField.form("/companies/{c}/calendar/withdrawal", "version", ""),
                HostileField.address("/calendars/"),
                HostileField.address("/export?what="),
                HostileField.address("/export?site="),
                HostileField.address("/export?from="),
                HostileField.address("/export/file?format=csv&what="),
                HostileField.address("/export/file?format=csv&what=bookings&site="),
                HostileField.address("/export/file?format=csv&what=bookings&from="),
                HostileField.address("/export/file?format=csv&what=bookings&until="),
                HostileField.address("/export/file?what=bookings&format="),
                HostileField.address("/api/v1/export/"),
                HostileField.address("/api/v1/export/bookings.csv?site="));
    }
}
