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
                HostileField.form("/exhibitions/" + none + "/removal", "version", ""),
                HostileField.address("/exhibitions?said="),
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
                HostileField.form("/leads", "met", "grade=A&firm=Exemple"),
                HostileField.form("/leads", "time", "grade=A&firm=Exemple"),
                HostileField.form("/leads/" + none + "/contacts", "note", "kind=call"),
                HostileField.form("/leads/" + none + "/contacts", "kind", ""),
                HostileField.form("/leads/" + none + "/stage", "why", "stage=lost&version=1"),
                HostileField.form("/leads/" + none + "/next", "step", "version=1"),
                HostileField.form("/leads/" + none + "/company", "company", "version=1"),
                HostileField.form("/leads/" + none + "/company", "hold", "company=Exemple&version=1"),
                HostileField.form("/leads/" + none + "/letter", "subject", "id=" + none + "&body=Bonjour"),
                HostileField.form("/leads/" + none + "/letter", "body", "id=" + none + "&subject=Bonjour"),
                HostileField.form("/leads/" + none + "/letter", "template", "id=" + none + "&subject=a&body=b"),
                HostileField.form("/leads/" + none + "/letter", "id", "subject=a&body=b"),
                HostileField.form("/leads/" + none + "/consent", "how", "given=yes&version=1"),
                HostileField.form("/leads/" + none + "/consent", "given", "how=stand&version=1"),
                HostileField.form("/leads/delays", "a", "b=48&c=336"),
                HostileField.form("/letters", "name", "subjectFr=Objet&bodyFr=Bonjour"),
                HostileField.form("/letters", "subjectFr", "name=Texte&bodyFr=Bonjour"),
                HostileField.form("/letters", "bodyFr", "name=Texte&subjectFr=Objet"),
                HostileField.form("/letters", "subjectEn", "name=Text&bodyEn=Hello"),
                HostileField.form("/letters", "bodyEn", "name=Text&subjectEn=Subject"),
                HostileField.form("/letters/thanks", "name", "subjectFr=Objet&bodyFr=Bonjour&act=preview"),
                HostileField.form("/letters/thanks/removal", "version", ""),
                HostileField.form("/letters/mailing", "text", "id=" + none + "&version=0"),
                HostileField.form("/letters/mailing", "lead", "id=" + none + "&version=0&text=thanks"),
                HostileField.form("/letters/refusals", "address", ""),
                HostileField.form("/letters/refusals/0/lifting", "why", ""),
                HostileField.address("/letters/"),
                HostileField.address("/letters?said="),
                HostileField.address("/letters?count="),
                HostileField.address("/letters/mailing?text="),
                HostileField.address("/letters/mailing?lead="),
                HostileField.address("/leads/" + none + "/letter?text="),
                HostileField.address("/letters/refusals?after="),
                HostileField.address("/u/"),
                HostileField.address("/l/0/"),
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
