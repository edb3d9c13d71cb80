package paddock;

import java.util.List;

/** Where a text goes into the directory. */
final class HostileDirectory {

    private HostileDirectory() {}

    static List<HostileField> all() {
        String page = "/directory/{c}";
        return List.of(
                HostileField.form(page, "about_fr", ""),
                HostileField.form(page, "about_en", ""),
                HostileField.form(page, "trade", ""),
                HostileField.form(page, "naf", ""),
                HostileField.form(page, "web", ""),
                HostileField.form(page, "other", "relation=partner"),
                HostileField.form(page, "relation", "other=Camille"),
                HostileField.form(page, "contact", ""),
                HostileField.form(page, "version", ""),
                HostileField.form(page + "/refusal", "why", ""),
                HostileField.address("/directory?text="),
                HostileField.address("/directory?trade="),
                HostileField.address("/directory?status="),
                HostileField.address("/directory?after="),
                HostileField.address("/directory/"),
                HostileField.address("/api/v1/directory?text="),
                HostileField.address("/api/v1/directory?trade="),
                HostileField.address("/api/v1/directory/"));
    }
}
