package paddock.letter;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import paddock.account.Names;
import paddock.circuit.Sites;
import paddock.exhibition.Exhibitions;
import paddock.kernel.Acting;
import paddock.lead.Lead;
import paddock.lead.Leads;
import paddock.post.MailAddress;
import paddock.post.Outbox;
import paddock.post.Stationery;
import paddock.post.Thing;
import paddock.web.Formats;
import paddock.web.HomeZone;

/** Letters as mails: who writes, why they get it, how they end it, and where an answer goes. */
@Component
class LetterMails {

    private final Outbox outbox;
    private final Stationery stationery;
    private final Exhibitions exhibitions;
    private final Sites sites;
    private final Names names;
    private final HomeZone home;
    private final MailboxSettings mailbox;

    LetterMails(
            Outbox outbox,
            Stationery stationery,
            Exhibitions exhibitions,
            Sites sites,
            Names names,
            HomeZone home,
            MailboxSettings mailbox) {
        this.outbox = outbox;
        this.stationery = stationery;
        this.exhibitions = exhibitions;
        this.sites = sites;
        this.names = names;
        this.home = home;
        this.mailbox = mailbox;
    }

    /** What a text says of somebody in particular. */
    Map<Word, String> words(Acting by, Lead lead) {
        Lead.Card card = lead.card();
        return Map.of(
                Word.NAME, card.name().isBlank() ? card.firm() : card.name(),
                Word.FIRM, card.called(),
                Word.SHOW, show(lead),
                Word.DATE, met(lead),
                Word.PROMISED, lead.care().step(),
                Word.NEED,
                        lead.wants().need().isBlank()
                                ? lead.wants().interest()
                                : lead.wants().need(),
                Word.SENDER, by.name(),
                Word.LINK,
                        stationery.address().map(address -> address + dates()).orElse(""));
    }

    private String show(Lead lead) {
        UUID exhibition = lead.exhibition();
        return exhibition == null
                ? ""
                : exhibitions.withId(exhibition).map(one -> one.name()).orElse("");
    }

    private String met(Lead lead) {
        return new Formats(Locale.of(lead.card().language()))
                .date(lead.times().metAt().atZone(home.zone()).toLocalDate());
    }

    /** Where the only site's free dates are; with several, where they all begin. */
    private String dates() {
        return sites.all().size() == 1 ? "/sites/" + sites.all().getFirst().key() + "/dates" : "/";
    }

    /** With what the addresses of our pages begin in mails. */
    String address() {
        return stationery.address().orElse("");
    }

    /** Writes it down to leave, as part of the transaction under way; as which mail. */
    UUID send(Acting by, Lead lead, Template.Text text, Secrets secrets) {
        String ending = address() + "/u/" + secrets.opens().secret();
        Map<String, Object> values = Map.of(
                "title", text.subject(),
                "words", text.body(),
                "paragraphs", Paragraphs.of(text.body()),
                "show", show(lead),
                "met", met(lead),
                "ending", ending);
        MailAddress answers = answeredAt(by, secrets);
        paddock.post.Mail mail = stationery.write(new paddock.post.Letter(
                "letter/mails/letter",
                new MailAddress(lead.card().name(), lead.card().email()),
                Locale.of(lead.card().language()),
                new Thing(Leads.KIND, lead.id()),
                values));
        return outbox.send((answers == null ? mail : mail.answeredTo(answers)).endedBy(ways(ending, answers)));
    }

    /** At an address of this letter's own, where answers are read by Paddock; else at that of whoever writes. */
    private @Nullable MailAddress answeredAt(Acting by, Secrets secrets) {
        return mailbox.isThere()
                ? new MailAddress(by.name(), mailbox.at(secrets.answers()))
                : names.of(by.person() == null ? List.of() : List.of(by.person())).values().stream()
                        .findFirst()
                        .map(one -> new MailAddress(one.name(), one.email()))
                        .orElse(null);
    }

    private String ways(String ending, @Nullable MailAddress answers) {
        String link = "<" + ending + ">";
        return mailbox.isThere() && answers != null
                ? "<mailto:" + answers.mailbox() + "?subject=unsubscribe>, " + link
                : link;
    }
}
