package paddock.lead;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import paddock.directory.Clients;

/** Leads with something of them written anew. */
final class Edits {

    private Edits() {}

    /** As it is looked for; empty of a private person. */
    static String firm(Lead lead) {
        return lead.card().isPrivate() ? "" : Clients.sought(lead.card().firm());
    }

    static Lead with(Lead lead, Lead.Care care, Lead.Stage stage, Lead.Times times) {
        return new Lead(
                lead.id(),
                lead.number(),
                lead.exhibition(),
                lead.company(),
                lead.card(),
                lead.wants(),
                care,
                lead.told(),
                stage,
                times,
                lead.version() + 1,
                lead.demo());
    }

    static Lead with(Lead lead, Lead.Card card, Lead.Wants wants, Lead.Told told) {
        return new Lead(
                lead.id(),
                lead.number(),
                lead.exhibition(),
                lead.company(),
                card,
                wants,
                lead.care(),
                told,
                lead.stage(),
                lead.times(),
                lead.version() + 1,
                lead.demo());
    }

    static Lead with(Lead lead, Lead.Care care) {
        return with(lead, care, lead.stage(), lead.times());
    }

    static Lead of(Lead lead, @Nullable UUID company) {
        return new Lead(
                lead.id(),
                lead.number(),
                lead.exhibition(),
                company,
                lead.card(),
                lead.wants(),
                lead.care(),
                lead.told(),
                lead.stage(),
                lead.times(),
                lead.version() + 1,
                lead.demo());
    }

    /** At where it stands now; where that is an end, nothing is due any more, and whatever is taken up again is due anew. */
    static Lead moved(Lead lead, Contact.Step step, Duration delay) {
        Lead.Care care = step.stage().isOver()
                ? new Lead.Care(lead.care().owner(), "", null)
                : lead.stage().isOver()
                        ? new Lead.Care(lead.care().owner(), "", step.at().plus(delay))
                        : lead.care();
        Lead.Times times = lead.times();
        boolean isFirst = times.qualifiedAt() == null && step.stage().isQualified();
        return with(
                lead,
                care,
                step.stage(),
                new Lead.Times(
                        times.metAt(), times.answeredAt(), times.heardAt(), isFirst ? step.at() : times.qualifiedAt()));
    }

    /** With what was done, or came; whom one has answered is no longer new. */
    static Lead noted(Lead lead, Contact contact) {
        Lead.Times times = lead.times();
        boolean arrives = contact.reached() || contact.kind() == Contact.Kind.MAIL;
        boolean answers = contact.kind().answers() && arrives && !contact.at().isBefore(times.metAt());
        boolean isFirst = answers && times.answeredAt() == null;
        return with(
                lead,
                lead.care(),
                lead.stage() == Lead.Stage.NEW && answers ? Lead.Stage.CONTACTED : lead.stage(),
                new Lead.Times(
                        times.metAt(),
                        isFirst ? contact.at() : times.answeredAt(),
                        contact.reached() ? Meeting.later(times.heardAt(), contact.at()) : times.heardAt(),
                        times.qualifiedAt()));
    }
}
