package paddock;

import java.util.List;

/** Where a text goes into duplicates of companies. */
final class HostileTwin {

    private HostileTwin() {}

    static List<HostileField> all() {
        String none = "123e4567-e89b-82d3-a456-426614174000";
        return List.of(
                HostileField.form("/companies/{c}/merge/" + none, "name", ""),
                HostileField.form("/companies/{c}/merge/" + none, "siren", ""),
                HostileField.form("/companies/{c}/merge/" + none, "siret", ""),
                HostileField.form("/companies/{c}/merge/" + none, "vat", ""),
                HostileField.form("/companies/{c}/merge/" + none, "standing", ""),
                HostileField.form("/companies/{c}/merge/" + none, "billing", ""),
                HostileField.form("/companies/{c}/merge/" + none, "visiting", ""),
                HostileField.form("/companies/{c}/merge/" + none, "profile", ""),
                HostileField.address("/companies/alike?name="),
                HostileField.address("/companies/alike?email="),
                HostileField.address("/companies/alike?phone="),
                HostileField.address("/companies/alike?siren="),
                HostileField.address("/companies/alike?billing.street="),
                HostileField.address("/companies/alike?except="),
                HostileField.address("/companies/duplicates?sign="),
                HostileField.address("/companies/duplicates?least="),
                HostileField.address("/companies/duplicates?state="),
                HostileField.address("/companies/duplicates?company="),
                HostileField.address("/companies/duplicates?after="),
                HostileField.address("/companies/merges?before="),
                HostileField.address("/companies/merges/"),
                HostileField.address("/api/v1/companies/duplicates?after="),
                HostileField.address("/api/v1/companies/merges?company="));
    }
}
