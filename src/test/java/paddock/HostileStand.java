package paddock;

import java.util.List;

/** Where a text goes into what phones at a stand send, and into what was photographed there. */
final class HostileStand {

    private HostileStand() {}

    static List<HostileField> all() {
        String none = "123e4567-e89b-82d3-a456-426614174000";
        return List.of(
                HostileField.form("/stand/" + none + "/devices", "device", ""),
                HostileField.form("/leads/" + none + "/reading", "take", "version=1"),
                HostileField.json("/api/v1/stand/encounters", "encounters"),
                HostileField.address("/stand/"),
                HostileField.address("/exhibitions/" + none + "/devices?said="),
                HostileField.address("/leads/" + none + "/photos/"));
    }
}
