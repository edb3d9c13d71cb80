package paddock.lead;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import paddock.kernel.Ids;
import paddock.lead.Lead.Grade;
import paddock.lead.Lead.Stage;

/** Cards that nobody gave, of people who do not exist: the same for the same show. */
final class InventedCards {

    private static final List<String> FIRST = List.of(
            "Camille",
            "Maud",
            "Sacha",
            "Lou",
            "Noa",
            "Charlie",
            "Alix",
            "Eden",
            "Andrea",
            "Morgan",
            "Claude",
            "Dominique");
    private static final List<String> LAST = List.of(
            "Exemple",
            "Modèle",
            "Fictif",
            "Imaginaire",
            "Inventé",
            "Supposé",
            "Figuré",
            "Prétexte",
            "Essai",
            "Maquette");
    private static final List<String> MAKES = List.of(
            "Amortisseurs",
            "Roulements",
            "Composites",
            "Carrosserie",
            "Électro",
            "Freins",
            "Télémétrie",
            "Pneus",
            "Moteurs",
            "École de pilotage",
            "Ingénierie",
            "Événements",
            "Outillage",
            "Motos",
            "Karts");
    private static final List<String> TRADES = List.of(
            "dampers",
            "bearings",
            "bodywork",
            "bodywork",
            "electric",
            "equipment",
            "telemetry",
            "tyres",
            "engines",
            "training",
            "engineering",
            "events",
            "equipment",
            "engines",
            "training");
    private static final List<String> PLACES = List.of(
            "des Cèdres",
            "du Gardon",
            "des Mûriers",
            "de la Combe",
            "du Ventour",
            "des Garrigues",
            "du Pont",
            "des Vignes",
            "du Levant",
            "de l’Aire");
    private static final List<String> NEEDS = List.of(
            "deux jours d’essais au printemps",
            "une demi-journée par mois",
            "une journée presse",
            "essais de nuit, véhicule électrique",
            "stage pour douze stagiaires",
            "banc de bruit puis piste",
            "");
    private static final List<String> INTERESTS =
            List.of("essais privés", "mise au point", "formation", "événement", "location de stands", "partenariat");
    private static final List<String> STEPS =
            List.of("rappeler", "envoyer les tarifs", "proposer deux dates", "visite du circuit", "relancer");

    private final Random random;
    private final UUID show;
    private final Instant opens;
    private final Instant now;

    InventedCards(UUID show, Instant opens, Instant now) {
        this.random = new Random(show.getLeastSignificantBits());
        this.show = show;
        this.opens = opens;
        this.now = now;
    }

    /** A company of the demonstration that was met. */
    record Firm(UUID id, String name) {}

    /**
     * A card, and what became of it.
     *
     * @param again when it was captured once more, on another phone; absent for most
     * @param called when somebody called; absent where nobody did
     * @param met when there was a meeting
     */
    record Followed(
            Lead lead,
            Capture.Way way,
            @Nullable Instant again,
            @Nullable Instant called,
            @Nullable Instant met,
            List<Contact.Step> steps) {}

    /** So many, the first of them of companies that are in the directory. */
    List<Followed> cards(int number, List<Firm> firms) {
        List<Followed> cards = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            cards.add(card(i, i % 12 == 0 && i / 12 < firms.size() ? firms.get(i / 12) : null));
        }
        return cards;
    }

    private Followed card(int i, @Nullable Firm firm) {
        int makes = random.nextInt(MAKES.size());
        String name = one(FIRST) + " " + one(LAST);
        String made = MAKES.get(makes) + " " + one(PLACES);
        Instant at = opens.plus(Duration.ofDays(random.nextInt(5)))
                .plus(Duration.ofMinutes(9 * 60L + random.nextInt(9 * 60)));
        Grade grade = firm != null || random.nextInt(6) == 0 ? Grade.A : random.nextInt(3) == 0 ? Grade.B : Grade.C;
        Stage stage = firm != null ? Stage.WON : stage(random.nextInt(100));
        Instant called = stage == Stage.NEW ? null : atWork(at.plus(delay(grade)));
        Instant qualified = stage.isQualified() ? at.plus(Duration.ofDays(6 + random.nextInt(60))) : null;
        Instant met = qualified != null && random.nextBoolean() ? qualified.plus(Duration.ofDays(7)) : null;
        Lead lead = new Lead(
                Ids.named("demonstration", "lead", show.toString(), Integer.toString(i)),
                0,
                show,
                firm == null ? null : firm.id(),
                business(i, name, firm == null ? made + " (inventée)" : firm.name()),
                wants(grade, TRADES.get(makes)),
                new Lead.Care(null, stage.isOver() ? "" : one(STEPS), stage.isOver() ? null : due(stage, at, grade)),
                told(at),
                stage,
                new Lead.Times(at, called, met == null ? at : met, qualified),
                1,
                true);
        return new Followed(
                lead,
                random.nextInt(3) == 0 ? Capture.Way.FORM : Capture.Way.SCAN,
                i % 20 == 7 ? at.plus(Duration.ofHours(2)) : null,
                called,
                met,
                steps(stage, at, called, qualified));
    }

    private Lead.Card business(int i, String name, String firm) {
        return new Lead.Card(
                name,
                firm,
                random.nextInt(4) == 0 ? "direction" : "bureau d’études",
                random.nextInt(5) == 0
                        ? ""
                        : "carte" + i + "." + show.toString().substring(0, 4) + "@demonstration.invalid",
                random.nextInt(4) == 0 ? "" : String.format("06 00 00 %02d %02d", i / 100, i % 100),
                false,
                random.nextInt(8) == 0 ? "en" : "fr");
    }

    private Lead.Told told(Instant at) {
        boolean consents = random.nextInt(3) == 0;
        return new Lead.Told(at, consents ? at : null, consents ? "au stand" : "");
    }

    private Lead.Wants wants(Grade grade, String trade) {
        return new Lead.Wants(
                grade, one(INTERESTS), one(NEEDS), random.nextBoolean() ? "au printemps" : "", "", List.of(trade));
    }

    /** Three in four are answered in time. */
    private Duration delay(Grade grade) {
        int hours = grade == Grade.A ? 24 : grade == Grade.B ? 48 : 336;
        return Duration.ofMinutes(random.nextInt(4) == 0 ? hours * 90L : hours * (10L + random.nextInt(45)));
    }

    /** Nobody calls at night: what would be at night is done in the morning. */
    private Instant atWork(Instant at) {
        long minutes = Duration.between(opens, at).toMinutes();
        long ofDay = minutes % (24 * 60);
        long morning = 9 * 60 + ofDay % 50;
        long wait = ofDay < 9 * 60 ? morning - ofDay : ofDay > 18 * 60 ? 24 * 60 + morning - ofDay : 0;
        return at.plus(Duration.ofMinutes(wait));
    }

    private static Stage stage(int of) {
        return of < 12
                ? Stage.NEW
                : of < 55 ? Stage.CONTACTED : of < 75 ? Stage.QUALIFIED : of < 82 ? Stage.PROPOSED : Stage.LOST;
    }

    /** Some are overdue, as they are anywhere. */
    private Instant due(Stage stage, Instant at, Grade grade) {
        return stage == Stage.NEW
                ? at.plus(Duration.ofHours(grade.hours()))
                : now.plus(Duration.ofDays(random.nextInt(30) - 5L));
    }

    private static List<Contact.Step> steps(
            Stage stage, Instant at, @Nullable Instant called, @Nullable Instant qualified) {
        List<Contact.Step> steps = new ArrayList<>(List.of(new Contact.Step(Stage.NEW, at, null, "")));
        if (called != null) {
            steps.add(new Contact.Step(Stage.CONTACTED, called, null, ""));
        }
        if (qualified != null) {
            steps.add(new Contact.Step(Stage.QUALIFIED, qualified, null, ""));
        }
        if (stage == Stage.PROPOSED || stage.isOver()) {
            Instant since = qualified == null ? at.plus(Duration.ofDays(40)) : qualified.plus(Duration.ofDays(10));
            steps.add(new Contact.Step(stage, since, null, stage == Stage.LOST ? "pas de besoin cette année" : ""));
        }
        return steps;
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
