package paddock;

import java.util.List;

/** Where a text goes into the waiting list and into requests. */
final class HostileWaiting {

    private static final String WHO = "firm=Essais&";

    private HostileWaiting() {}

    static List<HostileField> all() {
        String list = "/sites/ales/waiting-list";
        String what = "what=layout%3Atechnique&";
        String days = "on=2027-03-01&";
        String hours = "from=09%3A00&until=10%3A00&";
        String club = "company=Club+D%C3%A9monstration+%28invent%C3%A9%29&";
        return List.of(
                HostileField.form(list, "company", what + days + hours),
                HostileField.form(list, "what", days + hours + club),
                HostileField.form(list, "on", what + hours + club),
                HostileField.form(list, "last", what + days + hours + club),
                HostileField.form(list, "weekday", what + days + hours + club),
                HostileField.form(list, "from", what + days + club + "until=10%3A00"),
                HostileField.form(list, "own_from", what + days + hours + club + "own_until=10%3A00"),
                HostileField.form(list, "units", "what=pool%3Astands-2015&" + days + hours + club),
                HostileField.form(list, "direction", what + days + hours + club),
                HostileField.form(list, "reference", what + hours),
                HostileField.form(list, "some-fact", what + days + hours + club),
                HostileField.address("/waiting-list/"),
                HostileField.address(list + "?state="),
                HostileField.address(list + "?after="),
                HostileField.address(list + "/new?layout="),
                HostileField.address(list + "/new?on="),
                HostileField.form(
                        "/sites/ales/requests", "name", what + days + hours + WHO + "email=n{n}%40example.org"),
                HostileField.form(
                        "/sites/ales/requests", "firm", what + days + hours + "name=Camille&email=f{n}%40example.org"),
                HostileField.form("/sites/ales/requests", "email", what + days + hours + WHO + "name=Camille"),
                HostileField.form(
                        "/sites/ales/requests",
                        "phone",
                        what + days + hours + WHO + "name=Camille&email=p{n}%40example.org"),
                HostileField.form(
                        "/sites/ales/requests",
                        "message",
                        what + days + hours + WHO + "name=Camille&email=m{n}%40example.org"),
                HostileField.address("/requests/"),
                HostileField.address("/requests/confirmation/"),
                HostileField.address("/sites/ales/requests?state="),
                HostileField.address("/sites/ales/requests?after="));
    }
}
