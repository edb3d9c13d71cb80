package paddock;

import java.util.List;

/** Where a text goes into what is imported; what stands in a file is tried by {@code rolodex.SampleCardsTest}. */
final class HostileImports {

    private HostileImports() {}

    static List<HostileField> all() {
        String none = "/imports/123e4567-e89b-82d3-a456-426614174000";
        return List.of(
                HostileField.address("/imports?into="),
                HostileField.address("/imports?said="),
                HostileField.address("/imports/"),
                HostileField.address(none + "?outcome="),
                HostileField.address(none + "?after="),
                HostileField.address("/api/v1/companies.vcf?text="),
                HostileField.address("/api/v1/companies.vcf?version="),
                HostileField.address("/api/v1/directory.vcf?text="),
                HostileField.address("/api/v1/leads.vcf?text="),
                HostileField.address("/api/v1/leads.vcf?stage="),
                HostileField.address("/api/v1" + none + "?outcome="),
                HostileField.address("/api/v1" + none + "?after="),
                HostileField.form(none + "/settings", "exhibition", "version=1"),
                HostileField.form(none + "/settings", "met", "version=1"),
                HostileField.form(none + "/settings", "column.0", "version=1"),
                HostileField.form(none + "/run", "version", ""),
                HostileField.form(none + "/cards/1", "act", ""),
                HostileField.form(none + "/removal", "version", ""));
    }
}
