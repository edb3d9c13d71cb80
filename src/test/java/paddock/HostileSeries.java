package paddock;

import java.util.List;

/** Where a text goes into series. */
final class HostileSeries {

    private HostileSeries() {}

    static List<HostileField> all() {
        String series = "/sites/ales/series";
        String date = "/series/123e4567-e89b-42d3-a456-426614174000/dates/2027-03-02";
        String row = "what=layout%3Atechnique&on=2027-03-02&from=09%3A00&until=10%3A00&every=1&";
        String whole = row + "ends=2027-03-16&company=Club+D%C3%A9monstration+%28invent%C3%A9%29&";
        return List.of(
                HostileField.form(series, "company", row + "ends=2027-03-16"),
                HostileField.form(series, "every", "what=layout%3Atechnique&on=2027-03-02&ends=2027-03-16"),
                HostileField.form(series, "unit", whole),
                HostileField.form(series, "byday", whole),
                HostileField.form(series, "ends", row),
                HostileField.form(series, "reference", whole),
                HostileField.form(series, "out", whole),
                HostileField.form(series, "to-2027-03-09", whole),
                HostileField.form(series, "cycle", whole),
                HostileField.form(series, "seen", whole + "cycle=123e4567-e89b-42d3-a456-426614174000"),
                HostileField.form(date, "on", ""),
                HostileField.form(date, "act", "on=2027-03-03"),
                HostileField.address("/sites/ales/series/new?what=layout%3Atechnique&ends="),
                HostileField.address("/series/"));
    }
}
