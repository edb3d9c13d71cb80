package paddock.search;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import paddock.asking.Uses;
import paddock.booking.Holding;
import paddock.booking.Outlook;
import paddock.circuit.Layout;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.directory.Clients;
import paddock.fact.Value;
import paddock.homologation.Homologations;
import paddock.homologation.Homologations.InForce;
import paddock.homologation.LawfulHours;
import paddock.homologation.Use;
import paddock.kernel.Days;
import paddock.kernel.Steady;
import paddock.kernel.Turns;
import paddock.kernel.Window;
import paddock.search.Answer.Grade;
import paddock.terms.Terms;
import paddock.web.BadInput;

/** Dates for a need: every fitting date and layout, the best first; where there is none, why, and what is nearest. */
@Component
class Search {

    /** Windows that are judged for one need: a year of many layouts takes a few thousand. */
    private static final int MOST_TRIALS = 10_000;
    /** For one thing that could be given up. */
    private static final int FEW_TRIALS = 1000;

    private static final Duration LONGEST_TURN = Duration.ofSeconds(1);

    private final Turns turns = new Turns(LONGEST_TURN);
    private final Ahead ahead;
    private final Sites sites;
    private final Homologations homologations;
    private final Terms terms;
    private final Clients clients;
    private final Uses uses;

    Search(Ahead ahead, Sites sites, Homologations homologations, Terms terms, Clients clients, Uses uses) {
        this.ahead = ahead;
        this.sites = sites;
        this.homologations = homologations;
        this.terms = terms;
        this.clients = clients;
        this.uses = uses;
    }

    /** Which of the dates. */
    record Part(int after, int most) {}

    /** Reads a need as an address says it. */
    Need read(Site site, Map<String, String> asked, Need.Seeker seeker) {
        return new NeedReader(site, sites.today(site), asked).read(uses, seeker);
    }

    Found find(Need need, Part part) {
        return inTurn(() -> {
            Looking looking = looking(need, MOST_TRIALS);
            Found.Dates best = looking.best(part.after(), part.most());
            return best.answers().isEmpty() && part.after() == 0
                    ? new Found.Nothing(looking.why(), looking.isCut() ? List.of() : easings(need))
                    : best;
        });
    }

    /** Every answer of a month at most, for a picture of it. */
    List<Answer> all(Need need) {
        return inTurn(() -> looking(need, MOST_TRIALS).all().toList());
    }

    private <T> T inTurn(Supplier<T> looking) {
        try (Turns.Turn _ = turns.take()) {
            return Steady.during(looking);
        }
    }

    private Looking looking(Need need, int mostTrials) {
        Site site = need.site();
        LocalDate last = need.when().last().plusDays(1);
        LocalDate first = need.when().first().isBefore(last) ? need.when().first() : last.minusDays(1);
        Prospects prospects = ahead.over(site, new Days(first, last));
        return new Looking(need, prospects, rules(need, prospects.at()), mostTrials);
    }

    /** What whoever asks has to keep to, whatever others have. */
    private Looking.Rules rules(Need need, Instant now) {
        Lawful lawful = lawful(need);
        return new Looking.Rules() {

            @Override
            public LawfulHours.Day hours(Layout layout, LocalDate day) {
                return lawful.on(layout, day);
            }

            @Override
            public Optional<Holding> refuse(List<Window> windows) {
                return need.isStrangers() ? Optional.empty() : refused(need, windows, now);
            }
        };
    }

    private Optional<Holding> refused(Need need, List<Window> windows, Instant now) {
        if (clients.withId(need.company()).orElseThrow().barred()) {
            return Optional.of(new Holding.Barred());
        }
        return need.seeker().isBound()
                ? terms.beyond(new Terms.Wanted(need.site(), need.company(), windows, now))
                        .map(Holding.BeyondTerms::new)
                : Optional.empty();
    }

    /** When a layout may be used by whoever asks on a day. */
    private interface Lawful {
        LawfulHours.Day on(Layout layout, LocalDate day);
    }

    /** As the order will be, where the operator sells days that it does not reach yet. */
    private Lawful lawful(Need need) {
        Site site = need.site();
        InForce laws = homologations.at(site);
        boolean isRenewed = terms.sellsBeyondOrder(site.id());
        Use said = uses.stored(need.use(), "use", site.zone());
        Map<Whose, LawfulHours> known = new HashMap<>();
        return (layout, day) -> {
            Set<String> statuses = statuses(need.company(), said, day);
            LawfulHours hours = known.computeIfAbsent(
                    new Whose(layout.key(), statuses),
                    any -> (isRenewed ? laws.renewed(layout.key()) : laws.of(layout.key()))
                            .lawful(profile(said, layout, statuses)));
            return hours.between(day, day.plusDays(1)).getFirst();
        };
    }

    /** Hours of a layout for somebody with some standing. */
    private record Whose(String layout, Set<String> statuses) {}

    private Set<String> statuses(UUID company, Use said, LocalDate day) {
        if (company.equals(Outlook.ANYBODY)) {
            return said.facts().get("customer") instanceof Value.Codes codes ? codes.codes() : Set.of("company");
        }
        Set<String> statuses =
                clients.withId(company).map(client -> client.on(day)).orElse(Set.of());
        return statuses.isEmpty() ? Set.of("company") : statuses;
    }

    private static Use profile(Use said, Layout layout, Set<String> statuses) {
        Map<String, Value> facts = new HashMap<>(said.facts());
        facts.put("customer", new Value.Codes(statuses));
        facts.putIfAbsent("event-name", new Value.Codes(Set.of("search")));
        return new Use(
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(1),
                Set.of(layout.key()),
                facts,
                said.vehicles(),
                Set.of(),
                Map.of(),
                List.of());
    }

    /** The first that it would bring; nothing where it cannot even be asked. */
    private List<Answer> eased(Need need, Easings.Try each) {
        try {
            Need eased = read(need.site(), each.asked(), need.seeker());
            return looking(eased, FEW_TRIALS).best(0, 1).answers();
        } catch (BadInput unheard) {
            return List.of();
        }
    }

    /** Each thing that alone would bring a date, with the first that it brings. */
    private List<Found.Easing> easings(Need need) {
        List<Found.Easing> easings = new ArrayList<>();
        String last = "";
        for (Easings.Try each : new Easings(need, sites.today(need.site())).all()) {
            if (!each.what().equals(last)) {
                List<Answer> answers = eased(need, each);
                if (!answers.isEmpty()) {
                    easings.add(new Found.Easing(each.what(), each.value(), each.asked(), answers.getFirst()));
                    last = each.what();
                }
            }
        }
        return easings.stream()
                .sorted((one, other) -> Boolean.compare(
                        one.first().grade() != Grade.FREE, other.first().grade() != Grade.FREE))
                .toList();
    }
}
