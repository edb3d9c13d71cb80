package paddock.rolodex;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import paddock.directory.Companies;
import paddock.directory.Company;
import paddock.directory.Contact;
import paddock.directory.Contacts;
import paddock.directory.Keeping;
import paddock.directory.Saving;
import paddock.kernel.Acting;
import paddock.trade.Listings;

/** Cards that go into the directory: companies, with whom to reach there. */
final class CompanyDrawer implements Drawer {

    private final Doors doors;
    private final Known known;
    private final Judging judging;

    CompanyDrawer(Doors doors, Acting reader) {
        this.doors = doors;
        this.known = Known.read(doors.companies(), reader);
        this.judging = new Judging(known);
    }

    /** Through what they go. */
    record Doors(Companies companies, Contacts contacts, Listings listings) {}

    @Override
    public Verdict tried(Card card, Judging.Choice choice) {
        Judging.Plan plan = judging.of(card, choice);
        Company.Profile profile = plan.profile();
        if (profile == null) {
            return plan.verdict();
        }
        Company before = plan.before();
        UUID id = before == null ? UUID.randomUUID() : before.id();
        List<Contact> contacts = new ArrayList<>(before == null ? List.of() : before.contacts());
        Contact contact = plan.contact();
        if (contact != null) {
            contacts.removeIf(each -> each.id().equals(contact.id()));
            contacts.add(contact);
        }
        known.put(new Company(id, profile, before == null ? 1 : before.version(), false, contacts, List.of()));
        return seen(card, plan);
    }

    /** A page in the directory that says less than the card is filled in as well. */
    private Verdict seen(Card card, Judging.Plan plan) {
        Verdict verdict = plan.verdict();
        Company before = plan.before();
        boolean fills = plan.page()
                && before != null
                && verdict.outcome() == Outcome.KNOWN
                && doors.listings()
                        .lacks(before.id(), card.firm().naf(), card.firm().web());
        return fills ? Verdict.of(Outcome.FILLED, verdict.thing(), List.of(Said.of("fills-company"))) : verdict;
    }

    @Override
    public Verdict entered(Acting by, Card card, Entry entry) {
        Judging.Plan plan = judging.of(card, entry.choice());
        Verdict verdict = seen(card, plan);
        if (!verdict.outcome().fits()) {
            return verdict;
        }
        Company before = plan.before();
        Company.Profile profile = plan.profile();
        if (profile == null) {
            throw new IllegalStateException("a card fits that says nothing");
        }
        Saving saving = before == null
                ? doors.companies().add(by, profile)
                : doors.companies().change(by, before.id(), before.version(), profile);
        return switch (saving) {
            case Saving.SirenTaken taken -> Verdict.refused(Said.of("siren-taken", taken.name()));
            case Saving.Overtaken _, Saving.Gone _ -> Verdict.refused(Said.of("overtaken"));
            case Saving.Saved saved -> {
                boolean kept = contact(by, saved.company(), plan);
                if (plan.page()) {
                    doors.listings()
                            .fill(
                                    by,
                                    saved.company(),
                                    card.firm().naf(),
                                    card.firm().web());
                }
                doors.companies().withId(saved.company()).ifPresent(known::put);
                yield kept ? Drawer.in(saved.company(), verdict.said()) : Verdict.refused(Said.of("overtaken"));
            }
        };
    }

    private boolean contact(Acting by, UUID company, Judging.Plan plan) {
        Contact contact = plan.contact();
        if (contact == null) {
            return true;
        }
        boolean there = Optional.ofNullable(plan.before()).stream()
                .flatMap(before -> before.contacts().stream())
                .anyMatch(each -> each.id().equals(contact.id()));
        if (there) {
            return doors.contacts().change(by, company, contact) == Keeping.DONE;
        }
        doors.contacts().add(by, company, contact);
        return true;
    }
}
