package paddock;

import java.util.List;
import java.util.stream.Stream;
import paddock.kernel.Ids;

/** Where a text goes into open sessions and their places. */
final class HostileSessions {

    private HostileSessions() {}

    static List<HostileField> all() {
        String row = "what=layout%3Atechnique&on=2027-03-01&from=09%3A00&until=10%3A00&";
        String kind = row + "title=Camille&category=touring-gt&powertrain=combustion&count=3";
        String none = "/sites/ales/sessions/" + Ids.named("ales", "site");
        return Stream.concat(
                        Stream.of("activity", "noise", "not-status", "not-category", "not-powertrain", "not-company")
                                .map(name -> HostileField.form("/sites/ales/sessions", name, kind)),
                        Stream.of(
                                HostileField.form("/sites/ales/sessions", "title", row),
                                HostileField.form("/sites/ales/sessions", "count", row + "title=Camille"),
                                HostileField.form("/sites/ales/sessions", "category", row + "title=Camille&count=3"),
                                HostileField.form("/sites/ales/sessions", "powertrain", row + "title=Camille&count=3"),
                                HostileField.form(none + "/places", "company", "count=1"),
                                HostileField.form(none + "/number", "places", "version=1"),
                                HostileField.address("/sites/ales/sessions?after="),
                                HostileField.address("/api/v1/sessions/"),
                                HostileField.address("/places/")))
                .toList();
    }
}
