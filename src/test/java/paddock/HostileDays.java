package paddock;

import java.util.List;
import paddock.kernel.Ids;

/** Where a text goes into the year and the sheets of its days. */
final class HostileDays {

    private HostileDays() {}

    static List<HostileField> all() {
        return List.of(
                HostileField.form("/bookings/{b}/contact", "name", "version=0&phone=0600000000"),
                HostileField.form("/bookings/{b}/contact", "phone", "version=0&name=Camille"),
                HostileField.form("/bookings/{b}/contact", "email", "version=0&name=Camille&phone=0600000000"),
                HostileField.form("/bookings/{b}/contact", "version", "name=Camille&phone=0600000000"),
                HostileField.address("/bookings/123e4567-e89b-82d3-a456-426614174000/story?before="),
                HostileField.address("/sites/ales/year?year="),
                HostileField.address("/sites/ales/year?circuit="),
                HostileField.address("/sites/ales/year?from="),
                HostileField.address("/sites/ales/days/"),
                HostileField.address("/sites/ales/days/2026-05-12/sheet?version="),
                HostileField.address("/sites/ales/days/2026-05-12/sheet?said="),
                HostileField.address("/api/v1/sites/" + Ids.named("ales", "site") + "/year?year="));
    }
}
