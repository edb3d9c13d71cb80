package paddock;

import java.util.List;

/** Where a text goes into motor shows and leads. */
final class HostileLeads {

    private HostileLeads() {}

    static List<HostileField> all() {
        String show = "result=booked&touch=shared&strength=influenced&first=2027-10-12&last=2027-10-17";
        String none = "123e4567-e89b-82d3-a456-426614174000";
        return List.of(
                HostileField.form("/exhibitions", "name", show).seenAt("/edit"),
                HostileField.form("/exhibitions", "place", show + "&name=Salon").seenAt("/edit"),
                HostileField.form("/exhibitions", "stand", show + "&name=Salon").seenAt("/edit"),
                HostileField.form("/exhibitions", "budget", show + "&name=Salon"),
                HostileField.form("/exhibitions", "target", show + "&name=Salon"),
                HostileField.form("/exhibitions", "trades", show + "&name=Salon"),
                HostileField.form("/exhibitions", "result", "name=Salon&first=2027-10-12&last=2027-10-17"),
                HostileField.form("/exhibitions", "first", "name=Salon&last=2027-10-17"),
                HostileField.form("/exhibitions/" + none + "/costs", "kind", "planned=12"),
                HostileField.form("/exhibitions/" + none + "/partners", "partner", "share=20"),
                HostileField.form("/exhibitions/" + none + "/team", "person", ""),
                HostileField.form("/leads", "name", "grade=A").seenAt("/edit"),
                HostileField.form("/leads", "firm", "grade=A").seenAt("/edit"),
                HostileField.form("/leads", "function", "grade=A&firm=Exemple").seenAt("/edit"),
                HostileField.form("/leads", "email", "grade=A&firm=Exemple"),
                HostileField.form("/leads", "phone", "grade=A&firm=Exemple").seenAt("/edit"),
                HostileField.form("/leads", "interest", "grade=A&firm=Exemple").seenAt("/edit"),
                HostileField.form("/leads", "need", "grade=A&firm=Exemple").seenAt("/edit"),
                HostileField.form("/leads", "timing", "grade=A&firm=Exemple").seenAt("/edit"),
                HostileField.form("/leads", "note", "grade=A&firm=Exemple").seenAt("/edit"),
                HostileField.form("/leads", "consent", "grade=A&firm=Exemple").seenAt("/edit"),
                HostileField.form("/leads", "grade", "firm=Exemple"),
                HostileField.form("/leads", "exhibition", "grade=A&firm=Exemple"),
                HostileField.form("/leads/" + none + "/contacts", "note", "kind=call"),
                HostileField.form("/leads/" + none + "/contacts", "kind", ""),
                HostileField.form("/leads/" + none + "/stage", "why", "stage=lost&version=1"),
                HostileField.form("/leads/" + none + "/next", "step", "version=1"),
                HostileField.form("/leads/" + none + "/company", "company", "version=1"),
                HostileField.address("/leads/due?whose="),
                HostileField.address("/leads?text="),
                HostileField.address("/leads?grade="),
                HostileField.address("/leads?owner="),
                HostileField.address("/fruit?rule="),
                HostileField.address("/fruit?horizon="),
                HostileField.address("/exhibitions/"),
                HostileField.address("/leads/"));
    }
}
