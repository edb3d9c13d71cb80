package paddock.lead;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.directory.Clients;
import paddock.kernel.Acting;
import paddock.lead.Lead.Care;
import paddock.lead.Lead.Stage;
import paddock.once.Attempts;
import paddock.once.Locks;

/** Leads: taken from cards, looked after, and followed to what comes of them. */
@Component
public class Leads {

    /** What the trail calls them. */
    public static final String KIND = "lead";

    /** The {@linkplain paddock.personal.Term term} for which they are kept, from when something last came from them. */
    public static final String KEPT = "leads";

    private static final Lead.Told NOTHING_SAID = new Lead.Told(null, null, "");

    private final Attempts attempts;
    private final LeadRows rows;
    private final EncounterRows encounters;
    private final ConsentRows consents;
    private final Clients clients;
    private final Trail trail;
    private final InstantSource clock;

    Leads(
            Attempts attempts,
            LeadRows rows,
            EncounterRows encounters,
            ConsentRows consents,
            Clients clients,
            Trail trail,
            InstantSource clock) {
        this.attempts = attempts;
        this.rows = rows;
        this.encounters = encounters;
        this.consents = consents;
        this.clients = clients;
        this.trail = trail;
        this.clock = clock;
    }

    public Optional<Lead> withId(UUID id) {
        return rows.withId(id);
    }

    /** Some of them, by their ids. */
    public Map<UUID, Lead> withIds(Collection<UUID> ids) {
        return rows.withIds(ids).stream().collect(Collectors.toUnmodifiableMap(Lead::id, Function.identity()));
    }

    /**
     * Takes a card. What is sent twice is there once; a card that was taken before at the same exhibition, on whichever
     * device, is one lead with one encounter more.
     */
    public Captured capture(Acting by, Capture capture) {
        return attempts.run(Locks.NONE, held -> {
            encounters.lock(capture.id());
            encounters.lock(capture.exhibition());
            Optional<UUID> known = encounters.leadOf(capture.id());
            if (known.isPresent()) {
                return new Captured.Known(known.get());
            }
            Instant now = now();
            Optional<Lead> before = encounters.marked(capture).flatMap(rows::locked);
            Captured outcome = before.<Captured>map(lead -> again(by, lead, capture, now))
                    .orElseGet(() -> added(by, capture, now));
            encounters.mark(outcome.lead(), capture);
            encounters.add(
                    new Encounter(
                            capture.id(),
                            outcome.lead(),
                            capture.exhibition(),
                            Meeting.metAt(capture, now),
                            now,
                            by.person(),
                            capture.way(),
                            capture.code(),
                            false,
                            null,
                            Map.of()),
                    capture);
            return outcome;
        });
    }

    private Captured added(Acting by, Capture capture, Instant now) {
        Lead lead = found(Meeting.first(by.person(), capture, due(capture, now), now));
        rows.add(lead);
        consents.note(by, lead.id(), NOTHING_SAID, lead.told());
        encounters.add(lead.id(), new Contact.Step(Stage.NEW, now, by.person(), ""));
        trail.record(
                by,
                deed("lead-captured", lead.id())
                        .changing(Map.of(), lead.recorded())
                        .personally(lead.id(), Map.of(), lead.card().recorded()));
        return new Captured.New(lead.id());
    }

    /** By when whoever was met is answered. */
    private Instant due(Capture capture, Instant now) {
        Instant said = capture.next().dueAt();
        return said == null
                ? Meeting.metAt(capture, now).plus(rows.delay(capture.wants().grade()))
                : said;
    }

    private Captured again(Acting by, Lead before, Capture taken, Instant now) {
        boolean isWithdrawn = consents.isWithdrawnSince(before.id(), Meeting.metAt(taken, now));
        Capture capture = isWithdrawn ? taken.withoutConsent() : taken;
        Lead after = Meeting.again(before, capture, due(capture, now), now);
        if (after.stage() != before.stage()) {
            encounters.add(before.id(), new Contact.Step(after.stage(), now, by.person(), ""));
        }
        rows.write(after);
        consents.note(by, before.id(), before.told(), after.told());
        trail.record(
                by,
                deed("lead-met-again", before.id())
                        .changing(before.recorded(), after.recorded())
                        .personally(
                                before.id(),
                                before.card().recorded(),
                                after.card().recorded()));
        return new Captured.Again(before.id());
    }

    /**
     * Changes what is known of it, or who looks after it.
     *
     * @param version which writing of it whoever changes it has read
     */
    Keeping change(Acting by, UUID id, int version, UnaryOperator<Lead> edit) {
        return written(by, "lead-changed", new Read(id, version), before -> {
            Lead edited = edit.apply(before);
            Lead after = Edits.firm(edited).equals(Edits.firm(before)) ? edited : found(edited);
            boolean isOtherGrade = before.wants().grade() != after.wants().grade();
            return isOtherGrade && !after.stage().isOver() ? sooner(before, after) : after;
        });
    }

    /** Of the one company of the directory that is called as its firm is, where nobody has said another. */
    private Lead found(Lead lead) {
        String firm = Edits.firm(lead);
        return lead.company() != null || !Clients.isName(firm)
                ? lead
                : clients.only(firm).map(company -> Edits.of(lead, company)).orElse(lead);
    }

    /** Those whose firm is called so, and whose company nobody has said, are of the one company of that name. */
    public void found(Acting by, String firm) {
        rows.ofFirm(firm)
                .forEach(lead -> written(by, "lead-changed", new Read(lead.id(), lead.version()), this::found));
    }

    /** Of another grade it is answered as soon as that says, where nobody has said anything else. */
    private Lead sooner(Lead before, Lead after) {
        Instant due = after.times().metAt().plus(rows.delay(after.wants().grade()));
        Instant had = after.care().dueAt();
        boolean isSaid = !Objects.equals(had, before.care().dueAt());
        return isSaid || (had != null && !due.isBefore(had))
                ? after
                : Edits.with(after, new Care(after.care().owner(), after.care().step(), due));
    }

    /**
     * Of which company of the directory it is: the one of that name, or one written down with it; blank for none.
     */
    Keeping link(Acting by, UUID id, int version, String company) {
        return written(by, "lead-changed", new Read(id, version), lead -> {
            if (company.isBlank()) {
                return Edits.of(lead, null);
            }
            return Edits.of(lead, clients.named(by, company));
        });
    }

    /** Moves it to where it stands now; where that is an end, nothing is due any more. */
    Keeping move(Acting by, UUID id, int version, Contact.Step step) {
        return written(by, "lead-moved", new Read(id, version), lead -> {
            encounters.add(id, step);
            return Edits.moved(lead, step, rows.delay(lead.wants().grade()));
        });
    }

    /** Notes what was done or came, whoever else writes meanwhile; whom one has answered is no longer new. */
    public boolean note(Acting by, UUID id, Contact contact) {
        return attempts.run(Locks.NONE, held -> {
            Optional<Lead> before = rows.locked(id);
            before.ifPresent(lead -> {
                encounters.add(id, contact);
                Lead after = Edits.noted(lead, contact);
                if (after.stage() != lead.stage()) {
                    encounters.add(id, new Contact.Step(after.stage(), contact.at(), by.person(), ""));
                }
                rows.write(after);
                trail.record(
                        by,
                        deed("lead-" + contact.kind().key() + "-noted", id)
                                .changing(lead.recorded(), after.recorded()));
            });
            return before.isPresent();
        });
    }

    /** A lead as somebody has read it. */
    private record Read(UUID id, int version) {}

    private Keeping written(Acting by, String act, Read read, UnaryOperator<Lead> edit) {
        UUID id = read.id();
        return attempts.run(Locks.NONE, held -> {
            Optional<Lead> before = rows.locked(id);
            if (before.isEmpty()) {
                return new Keeping.Gone();
            }
            if (before.get().version() != read.version()) {
                return new Keeping.Overtaken(before.get());
            }
            Lead after = edit.apply(before.get());
            rows.write(after);
            consents.note(by, id, before.get().told(), after.told());
            trail.record(
                    by,
                    deed(act, id)
                            .changing(before.get().recorded(), after.recorded())
                            .personally(
                                    id,
                                    before.get().card().recorded(),
                                    after.card().recorded()));
            return new Keeping.Kept(rows.withId(id).orElseThrow());
        });
    }

    /** Whether they may be written to: they have said so, or taken it back; how, is kept. */
    public Keeping allow(Acting by, UUID id, int version, Consent said) {
        return change(
                by, id, version, lead -> Edits.with(lead, lead.card(), lead.wants(), said.in(lead.told(), now())));
    }

    /** What they said of that, the latest first. */
    public List<Consent.Said> consents(UUID lead) {
        return consents.of(lead);
    }

    public List<Lead> found(Sought sought, int most) {
        return rows.found(sought, most);
    }

    Map<Stage, Integer> counts(@Nullable UUID exhibition) {
        return rows.counts(exhibition);
    }

    List<Encounter> encounters(UUID lead) {
        return encounters.of(lead);
    }

    List<Contact> contacts(UUID lead) {
        return encounters.contacts(lead);
    }

    List<Contact.Step> steps(UUID lead) {
        return encounters.steps(lead);
    }

    /** How soon leads of a grade are answered. */
    public Duration delay(Lead.Grade grade) {
        return rows.delay(grade);
    }

    private static Deed deed(String act, UUID id) {
        return Deed.of(act, KIND, id);
    }

    /** As fine as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
