package paddock;

import java.util.List;

/** Where a text goes into what is taken over; what stands in a file is tried by {@code takeover.TakingOverTest}. */
final class HostileTakeovers {

    private HostileTakeovers() {}

    static List<HostileField> all() {
        String none = "/sites/ales/takeovers/123e4567-e89b-82d3-a456-426614174000";
        return List.of(
                HostileField.address("/sites/ales/takeovers?said="),
                HostileField.address("/sites/ales/takeovers/"),
                HostileField.address(none + "?outcome="),
                HostileField.address(none + "?after="),
                HostileField.address(none + "/lines.csv?outcome="),
                HostileField.form(none + "/matching", "name", "version=1&act=rehearse"),
                HostileField.form(none + "/matching", "same.company", "version=1&act=rehearse"),
                HostileField.form(none + "/matching", "valueof.what", "version=1&column.what=0"),
                HostileField.form(none + "/matching", "version", "act=rehearse"),
                HostileField.form(none + "/run", "manner", "version=1"),
                HostileField.form(none + "/stop", "version", ""));
    }
}
