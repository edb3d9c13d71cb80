package paddock.followup;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import paddock.account.Names;
import paddock.followup.FollowUps.Booked;
import paddock.lead.Leads;
import paddock.personal.Suppressions;
import paddock.post.Letter;
import paddock.post.MailAddress;
import paddock.post.Outbox;
import paddock.post.Stationery;
import paddock.post.Thing;
import paddock.web.Formats;
import paddock.web.HomeZone;

/** The mails to the operator's people about leads, each part of the transaction under way. */
@Component
class FollowUpMails {

    private final Outbox outbox;
    private final Stationery stationery;
    private final Suppressions suppressions;
    private final HomeZone home;

    FollowUpMails(Outbox outbox, Stationery stationery, Suppressions suppressions, HomeZone home) {
        this.outbox = outbox;
        this.stationery = stationery;
        this.suppressions = suppressions;
        this.home = home;
    }

    /** To whoever looks after them: what is overdue. */
    void overdue(Names.Name owner, List<Due> dues, int all) {
        send(
                "overdue",
                owner,
                dues.getFirst().lead(),
                Map.of("lines", lines(owner, dues), "all", all, "link", link("/leads/due")));
    }

    /** To who directs: what has been overdue for days. */
    void left(Names.Name head, List<Due> dues, int all) {
        send(
                "left",
                head,
                dues.getFirst().lead(),
                Map.of("lines", lines(head, dues), "all", all, "link", link("/leads/due?whose=all")));
    }

    /** To whoever took the card of a company that has asked for a date. */
    void booked(Names.Name person, Booked booked, String company) {
        Formats formats = new Formats(Locale.of(person.language()));
        send(
                "booked",
                person,
                booked.lead(),
                Map.of(
                        "company",
                        company,
                        "met",
                        formats.date(booked.metAt().atZone(home.zone()).toLocalDate()),
                        "link",
                        link("/bookings/" + booked.booking())));
    }

    private List<String> lines(Names.Name reader, List<Due> dues) {
        Formats formats = new Formats(Locale.of(reader.language()));
        return dues.stream()
                .map(due -> due.grade() + " · " + due.called()
                        + (due.step().isEmpty() ? "" : " · " + due.step())
                        + " · " + formats.date(due.dueAt().atZone(home.zone()).toLocalDate()))
                .toList();
    }

    private String link(String path) {
        return stationery.address().map(address -> address + path).orElse("");
    }

    private void send(String template, Names.Name reader, UUID lead, Map<String, Object> more) {
        if (suppressions.holds(reader.email())) {
            return;
        }
        Map<String, Object> values = new HashMap<>(more);
        values.put("name", reader.name());
        outbox.send(stationery.write(new Letter(
                "followup/mails/" + template,
                new MailAddress(reader.name(), reader.email()),
                Locale.of(reader.language()),
                new Thing(Leads.KIND, lead),
                values)));
    }
}
