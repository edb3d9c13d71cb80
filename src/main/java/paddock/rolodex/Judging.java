package paddock.rolodex;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import paddock.directory.Address;
import paddock.directory.Clients;
import paddock.directory.Company;
import paddock.directory.Contact;
import paddock.directory.Numbers;
import paddock.directory.Standing;

/** What a card makes of the companies that are there: what is known stays as it is, what is not is filled in. */
final class Judging {

    private static final String NAF = "\\d{2}\\.\\d{2}[A-Z]";

    private final Known known;

    Judging(Known known) {
        this.known = known;
    }

    /**
     * What somebody has said of a card.
     *
     * @param same the company that it is
     * @param isNew that it is none of those that are there
     */
    record Choice(@Nullable UUID same, boolean isNew) {
        static final Choice NONE = new Choice(null, false);
    }

    /**
     * What is to be written.
     *
     * @param before absent for a company that is to be made
     * @param contact absent where there is none to write
     * @param page whether its page in the directory is filled in as well
     */
    record Plan(
            Verdict verdict,
            @Nullable Company before,
            Company.@Nullable Profile profile,
            @Nullable Contact contact,
            boolean page) {

        private static Plan none(Verdict verdict) {
            return new Plan(verdict, null, null, null, false);
        }
    }

    Plan of(Card card, Choice choice) {
        Numbers numbers = numbers(card.firm());
        Optional<Said> flaw = flaw(card, numbers);
        if (flaw.isPresent()) {
            return Plan.none(Verdict.refused(flaw.get()));
        }
        if (choice.isNew()) {
            return known.withSiren(numbers.siren())
                    .map(taken -> Plan.none(Verdict.refused(Said.of("siren-taken", taken.name()))))
                    .orElseGet(() -> made(card, numbers));
        }
        Optional<Company> same = choice.same() == null ? certain(card, numbers) : known.withId(choice.same());
        if (same.isPresent()) {
            return known.withSiren(numbers.siren())
                    .filter(other -> !other.id().equals(same.get().id()))
                    .map(other -> Plan.none(Verdict.refused(Said.of("siren-taken", other.name()))))
                    .orElseGet(() -> filled(same.get(), card, numbers));
        }
        return doubt(card, numbers).orElseGet(() -> made(card, numbers));
    }

    private static Optional<Said> flaw(Card card, Numbers numbers) {
        if (card.firm().name().isEmpty()) {
            return Optional.of(card.person().isThere() ? Said.of("no-firm", card.called()) : Said.of("nobody"));
        }
        Optional<Said> number = Stream.of(numbers.sirenFlaw(), numbers.siretFlaw(), numbers.vatFlaw())
                .flatMap(Optional::stream)
                .map(each -> Said.of(each.name().toLowerCase(Locale.ROOT).replace('_', '-')))
                .findFirst();
        boolean naf = card.firm().naf().isEmpty() || card.firm().naf().matches(NAF);
        return naf ? number : Optional.of(Said.of("naf", card.firm().naf()));
    }

    /** A SIRET begins with the SIREN. */
    private static Numbers numbers(Card.Firm firm) {
        boolean told = firm.siren().isEmpty() && firm.siret().matches("\\d{14}");
        return Numbers.written(told ? firm.siret().substring(0, 9) : firm.siren(), firm.siret(), firm.vat());
    }

    /** The one that it is without a doubt. */
    private Optional<Company> certain(Card card, Numbers numbers) {
        Optional<Company> byId = id(card.uid()).flatMap(known::withId);
        if (byId.isPresent()) {
            return byId;
        }
        Optional<Company> byNumber = known.withSiren(numbers.siren()).or(() -> known.withVat(numbers.vat()));
        if (byNumber.isPresent()) {
            return byNumber;
        }
        List<Company> called = known.called(card.firm().name());
        return called.size() == 1 && !isAnother(called.getFirst(), numbers)
                ? Optional.of(called.getFirst())
                : Optional.empty();
    }

    static Optional<UUID> id(String uid) {
        String bare = uid.replaceFirst("(?i)^urn:uuid:", "");
        return bare.matches("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? Optional.of(UUID.fromString(bare))
                : Optional.empty();
    }

    static boolean isAnother(Company company, Numbers numbers) {
        String siren = company.profile().numbers().siren();
        return siren != null && numbers.siren() != null && !siren.equals(numbers.siren());
    }

    private Optional<Plan> doubt(Card card, Numbers numbers) {
        List<Company> called = known.called(card.firm().name());
        List<Company> like = called.isEmpty() ? known.like(card.firm().name()) : called;
        if (like.isEmpty()) {
            return Optional.empty();
        }
        Company first = like.getFirst();
        Said why = called.size() > 1
                ? Said.of("several-called", called.size(), card.firm().name())
                : isAnother(first, numbers)
                        ? Said.of(
                                "other-siren",
                                first.name(),
                                first.profile().numbers().sirenShown())
                        : Said.of("looks-like", first.name());
        boolean settled = called.isEmpty() && like.stream().allMatch(each -> isAnother(each, numbers));
        return settled
                ? Optional.empty()
                : Optional.of(Plan.none(new Verdict(
                        Outcome.DOUBTFUL,
                        List.of(why),
                        null,
                        like.stream().map(Company::id).limit(10).toList())));
    }

    private Plan made(Card card, Numbers numbers) {
        Map<Address.Kind, Address> addresses = new EnumMap<>(Address.Kind.class);
        if (!Filling.address(card).isEmpty()) {
            addresses.put(Address.Kind.VISITING, Filling.address(card));
        }
        Company.Profile profile = new Company.Profile(card.firm().name(), numbers, Standing.OPEN, null, addresses);
        Contact contact = card.person().isThere() ? Filling.contact(UUID.randomUUID(), card.person()) : null;
        List<Said> said = new ArrayList<>(card.notes());
        reachedWithoutName(card).ifPresent(said::add);
        return new Plan(Verdict.of(Outcome.NEW, null, said), null, profile, contact, hasPage(card));
    }

    /** Nobody to be reached is called nothing. */
    private static Optional<Said> reachedWithoutName(Card card) {
        Card.Person person = card.person();
        String ways = (person.email() + " " + person.phone()).strip();
        return person.isThere() || ways.isEmpty() ? Optional.empty() : Optional.of(Said.of("no-name", ways));
    }

    private Plan filled(Company before, Card card, Numbers numbers) {
        List<Said> said = new ArrayList<>();
        if (!Clients.sought(before.name()).equals(Clients.sought(card.firm().name()))) {
            said.add(Said.of("called-here", before.name()));
        }
        Company.Profile profile = Filling.profile(before, card, numbers);
        if (!profile.equals(before.profile())) {
            said.add(Said.of("fills-company"));
        }
        Optional<Contact> there = card.person().isThere() ? Filling.contact(before, card.person()) : Optional.empty();
        Contact contact = card.person().isThere()
                ? there.map(one -> Filling.filled(one, card.person()))
                        .orElseGet(() -> Filling.contact(UUID.randomUUID(), card.person()))
                : null;
        boolean isSame = contact == null || there.filter(contact::equals).isPresent();
        if (!isSame && there.isPresent()) {
            said.add(Said.of("fills-contact", there.get().name()));
        }
        there.filter(one -> Filling.differs(one, card.person()))
                .ifPresent(one -> said.add(Said.of("stays", one.name())));
        said.addAll(card.notes());
        boolean filled = !profile.equals(before.profile()) || (!isSame && there.isPresent());
        Outcome outcome = contact != null && there.isEmpty() ? Outcome.ADDED : filled ? Outcome.FILLED : Outcome.KNOWN;
        return new Plan(
                Verdict.of(outcome, before.id(), said), before, profile, isSame ? null : contact, hasPage(card));
    }

    private static boolean hasPage(Card card) {
        return !(card.firm().naf() + card.firm().web()).isEmpty();
    }
}
