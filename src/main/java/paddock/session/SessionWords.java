package paddock.session;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import paddock.asking.Uses;
import paddock.circuit.Site;
import paddock.directory.Clients;
import paddock.fact.FactName;
import paddock.fact.Terms;
import paddock.fact.Truth;
import paddock.fact.Value;
import paddock.fact.Vehicles;
import paddock.ground.Claim;
import paddock.ground.ClaimWords;
import paddock.web.Formats;

/** Sessions and places as people are told of them. */
@Component
final class SessionWords {

    private final MessageSource texts;
    private final Uses uses;
    private final Clients clients;
    private final InstantSource clock;

    SessionWords(MessageSource texts, Uses uses, Clients clients, InstantSource clock) {
        this.texts = texts;
        this.uses = uses;
        this.clients = clients;
        this.clock = clock;
    }

    /**
     * A session in words.
     *
     * @param word how far it has come
     * @param lines the layouts it is on
     * @param besides what goes with it
     * @param limits what holds for every vehicle, such as its noise
     * @param not what does not take part
     */
    public record View(
            Session session,
            String word,
            List<ClaimWords> lines,
            List<ClaimWords> besides,
            List<KindView> kinds,
            List<String> limits,
            List<String> not,
            @Nullable String companies) {

        public UUID id() {
            return session.id();
        }

        public long number() {
            return session.booking().number();
        }

        public int version() {
            return session.booking().version();
        }

        public String title() {
            return session.title();
        }

        public int left() {
            return session.left();
        }

        public int places() {
            return session.places();
        }

        public boolean isOver() {
            return word.equals("over");
        }

        public ClaimWords first() {
            return lines.isEmpty() ? besides.getFirst() : lines.getFirst();
        }

        public int more() {
            return lines.size() + besides.size() - 1;
        }
    }

    /** Vehicles of one kind, and how many places there are for them. */
    public record KindView(int position, String words, int places, int left) {}

    /** What a company has taken. */
    public record PlaceView(
            Place place,
            String company,
            String words,
            String takenAt,
            @Nullable String why,
            @Nullable String overAt) {

        public UUID id() {
            return place.id();
        }

        public long number() {
            return place.number();
        }

        public int vehicles() {
            return place.vehicles();
        }

        public int version() {
            return place.version();
        }

        public String reference() {
            return place.said().reference();
        }

        public String orderNumber() {
            return place.said().orderNumber();
        }

        public UUID companyId() {
            return place.company();
        }
    }

    View view(Site site, Session session, Locale locale) {
        Profile profile = profile(site, session);
        List<KindView> kinds = new ArrayList<>();
        for (Session.Numbers numbers : session.kinds()) {
            kinds.add(new KindView(
                    kinds.size(), words(profile.kinds().get(kinds.size()), locale), numbers.places(), numbers.left()));
        }
        return new View(
                session,
                SessionJson.state(session, clock.instant()),
                lines(site, session, Claim.Track.class, locale),
                lines(site, session, Claim.Units.class, locale),
                kinds,
                limits(profile, locale),
                not(session.exclusions(), locale),
                companies(session.exclusions()));
    }

    Profile profile(Site site, Session session) {
        return Profile.of(uses.stored(session.booking().said().use(), "use", site.zone()));
    }

    private static List<ClaimWords> lines(Site site, Session session, Class<? extends Claim> sort, Locale locale) {
        return session.booking().claims().stream()
                .filter(sort::isInstance)
                .map(claim -> ClaimWords.of(site, claim, locale))
                .toList();
    }

    private String words(Vehicles kind, Locale locale) {
        List<String> words = new ArrayList<>();
        for (String fact : Profile.CODES) {
            if (kind.facts().get(fact) instanceof Value.Codes codes) {
                words.add(codes.codes().stream()
                        .sorted()
                        .map(code -> term(code, locale))
                        .collect(Collectors.joining(", ")));
            }
        }
        for (String fact : Profile.MEASURES) {
            if (kind.facts().get(fact) instanceof Value.Amount amount) {
                words.add(uses.called(fact, locale) + " ≤ " + number(amount.number()));
            }
        }
        return words.isEmpty() ? text("session.any-vehicle", locale) : String.join(", ", words);
    }

    private List<String> limits(Profile profile, Locale locale) {
        return profile.noise().entrySet().stream()
                .filter(each -> each.getValue() instanceof Value.Amount)
                .map(each -> uses.called(each.getKey(), locale) + " ≤ "
                        + number(((Value.Amount) each.getValue()).number()) + " dB(A)")
                .toList();
    }

    private List<String> not(Exclusions exclusions, Locale locale) {
        List<String> not = new ArrayList<>();
        exclusions.categories().stream().sorted().forEach(code -> not.add(term(code, locale)));
        exclusions.powertrains().stream().sorted().forEach(code -> not.add(term(code, locale)));
        exclusions.statuses().stream().sorted().forEach(status -> not.add(text("company.status." + status, locale)));
        return not;
    }

    private @Nullable String companies(Exclusions exclusions) {
        return exclusions.companies().isEmpty()
                ? null
                : clients.names(exclusions.companies()).values().stream()
                        .sorted()
                        .collect(Collectors.joining(", "));
    }

    PlaceView view(Site site, Place place, Map<UUID, String> names, Locale locale) {
        Vehicles vehicles =
                uses.stored(place.said().use(), "use", site.zone()).vehicles().getFirst();
        Place.Over over = place.over();
        Formats formats = new Formats(locale);
        return new PlaceView(
                place,
                names.getOrDefault(place.company(), ""),
                words(new Vehicles(null, vehicles.facts()), locale).replace(" ≤ ", " "),
                formats.moment(place.takenAt(), site.zone()),
                over == null ? null : over.why().key(),
                over == null ? null : formats.moment(over.at(), site.zone()));
    }

    /** One of several that can be said of a vehicle. */
    public record Choice(String value, String label) {}

    /** What can be said of a vehicle that would take part: what the kinds say, and what has a word of its own besides. */
    List<Choice> choices(Profile profile, String fact, Locale locale) {
        Set<String> codes = new LinkedHashSet<>();
        for (Vehicles kind : profile.kinds()) {
            if (kind.facts().get(fact) instanceof Value.Codes allowed) {
                allowed.codes().stream().sorted().forEach(codes::add);
                FactName.commonCodes(fact).stream()
                        .filter(code -> Terms.among(code, allowed.codes()) == Truth.TRUE)
                        .filter(code -> !term(code, locale).equals(code))
                        .forEach(codes::add);
            } else {
                codes.addAll(FactName.COMMON.getOrDefault(fact, List.of()));
            }
        }
        return codes.stream().map(code -> new Choice(code, term(code, locale))).toList();
    }

    /** What has to be measured of a vehicle that would take part. */
    List<Choice> measures(Profile profile, Locale locale) {
        Set<String> facts = new TreeSet<>();
        profile.kinds()
                .forEach(kind -> Profile.MEASURES.stream()
                        .filter(fact -> kind.facts().get(fact) instanceof Value.Amount)
                        .forEach(facts::add));
        profile.noise().forEach((fact, most) -> {
            if (most instanceof Value.Amount) {
                facts.add(fact);
            }
        });
        return facts.stream()
                .map(fact -> new Choice(
                        fact, uses.called(fact, locale) + (Profile.OF_A_VEHICLE.contains(fact) ? ", dB(A)" : "")))
                .toList();
    }

    String term(String code, Locale locale) {
        String words = texts.getMessage("term." + code, null, code, locale);
        return words == null ? code : words;
    }

    private String text(String key, Locale locale) {
        return texts.getMessage(key, null, locale);
    }

    private static String number(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
