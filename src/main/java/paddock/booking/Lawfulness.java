package paddock.booking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import paddock.asking.Uses;
import paddock.booking.Holding.Judged;
import paddock.booking.Others.Look;
import paddock.circuit.Layout;
import paddock.circuit.Site;
import paddock.directory.Clients;
import paddock.fact.Value;
import paddock.ground.Claim;
import paddock.ground.Ground;
import paddock.ground.Reach;
import paddock.homologation.Homologation;
import paddock.homologation.Homologations;
import paddock.homologation.Homologations.InForce;
import paddock.homologation.Order;
import paddock.homologation.Use;
import paddock.kernel.Window;
import paddock.permit.Permit;
import paddock.terms.Terms;

/** Asks the order about a booking beside all the others that are there. Whoever asks holds the locks. */
@Component
final class Lawfulness {

    private final Others others;
    private final Homologations homologations;
    private final Uses uses;
    private final Clients clients;
    private final Terms terms;

    Lawfulness(Others others, Homologations homologations, Uses uses, Clients clients, Terms terms) {
        this.others = others;
        this.homologations = homologations;
        this.uses = uses;
        this.clients = clients;
        this.terms = terms;
    }

    /** What the order says of each layout that a booking claims; itself is not among the others. */
    List<Judged> of(Site site, Booking booking, Instant now) {
        return of(site, booking, look -> others.besides(booking.id(), look, now));
    }

    /** The same beside whatever others whoever asks knows of. */
    List<Judged> of(Site site, Booking booking, Function<Look, List<Use>> beside) {
        Ground ground = new Ground(site);
        InForce laws = homologations.at(site);
        List<Integer> claims = new ArrayList<>();
        for (int i = 0; i < booking.claims().size(); i++) {
            if (booking.claims().get(i) instanceof Claim.Track) {
                claims.add(i);
            }
        }
        List<Judged> judged = new ArrayList<>();
        for (int claim : claims) {
            Claim.Track track = (Claim.Track) booking.claims().get(claim);
            Ground.Place place = ground.place(track.layout()).orElseThrow();
            Homologation homologation = homologation(laws, place.layout().key(), track.window());
            Look look = look(site, place, homologation, track);
            Set<String> texts = look.texts();
            List<Use> around = new ArrayList<>();
            for (int other : claims) {
                if (other != claim) {
                    around.add(own(site, booking, other, texts));
                }
            }
            around.addAll(beside.apply(look));
            Use use = own(site, booking, claim, texts);
            judged.add(new Judged(claim, homologation.verdict(beside(use, around))));
        }
        return judged;
    }

    private static Look look(Site site, Ground.Place place, Homologation homologation, Claim.Track track) {
        Set<String> texts = homologation.over(Reach.near(track.window())).stream()
                .map(Order::key)
                .collect(Collectors.toSet());
        return new Look(site, place.circuit().layouts(), Reach.of(homologation, track.window()), texts);
    }

    /** What has to be looked at for the verdict on some claims. */
    List<Look> looks(Site site, List<Claim> claims) {
        Ground ground = new Ground(site);
        InForce laws = homologations.at(site);
        List<Look> looks = new ArrayList<>();
        for (Claim claim : claims) {
            if (claim instanceof Claim.Track track) {
                Ground.Place place = ground.place(track.layout()).orElseThrow();
                looks.add(look(site, place, homologation(laws, place.layout().key(), track.window()), track));
            }
        }
        return looks;
    }

    /** What is written; where the operator sells days that no order reaches yet, as if it were renewed. */
    private Homologation homologation(InForce laws, String layout, Window window) {
        return Reach.awaitsRenewal(laws, layout, Reach.near(window))
                        && terms.sellsBeyondOrder(laws.site().id())
                ? laws.renewed(layout)
                : laws.of(layout);
    }

    /** A claim of a booking as a use, with what is granted to it by the texts that are asked. */
    private Use own(Site site, Booking booking, int claim, Set<String> texts) {
        Claim.Track track = (Claim.Track) booking.claims().get(claim);
        Layout layout = new Ground(site).place(track.layout()).orElseThrow().layout();
        Use profile = uses.stored(booking.said().use(), "use", site.zone());
        Set<String> granted = booking.permits().stream()
                .filter(permit -> texts.contains(permit.order()))
                .map(Permit::path)
                .collect(Collectors.toSet());
        return use(Others.named(profile, booking.id()), layout.key(), track, booking.company())
                .authorised(granted);
    }

    private Use use(Use profile, String layout, Claim.Track track, @Nullable UUID company) {
        Map<String, Value> facts = new HashMap<>(profile.facts());
        Set<String> statuses = company == null
                ? Set.of()
                : clients.withId(company)
                        .map(client -> client.on(track.window().from().toLocalDate()))
                        .orElse(Set.of());
        if (!statuses.isEmpty() || !facts.containsKey("customer")) {
            facts.put("customer", new Value.Codes(statuses.isEmpty() ? Set.of("company") : statuses));
        }
        return new Use(
                track.window().start(),
                track.window().end(),
                Set.of(layout),
                facts,
                profile.vehicles(),
                Set.of(),
                Map.of(),
                null);
    }

    private static Use beside(Use use, List<Use> others) {
        return new Use(
                use.from(),
                use.until(),
                use.layouts(),
                use.facts(),
                use.vehicles(),
                use.authorised(),
                use.used(),
                others);
    }

    /** A claim of a booking as a use to which nothing is granted. */
    Use plain(Site site, Booking booking, int claim) {
        return own(site, booking, claim, Set.of());
    }
}
