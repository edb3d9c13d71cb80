package paddock.personal;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.audit.Deed;
import paddock.audit.PersonalTrail;
import paddock.audit.Trail;
import paddock.kernel.Acting;
import paddock.personal.Suppressions.Cause;

/** Forgets people, wherever something is held on them, in one transaction; that it was done is kept, and who it was is not. */
@Component
class Forgetting {

    private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);

    private final ObjectProvider<Holding> holdings;
    private final Subjects subjects;
    private final Ledger ledger;
    private final ListKey key;
    private final Suppressions suppressions;
    private final PersonalTrail personalTrail;
    private final Trail trail;
    private final InstantSource clock;
    private final TransactionTemplate transaction;

    Forgetting(
            ObjectProvider<Holding> holdings,
            Subjects subjects,
            Ledger ledger,
            ListKey key,
            Suppressions suppressions,
            PersonalTrail personalTrail,
            Trail trail,
            InstantSource clock,
            PlatformTransactionManager transactions) {
        this.holdings = holdings;
        this.subjects = subjects;
        this.ledger = ledger;
        this.key = key;
        this.suppressions = suppressions;
        this.personalTrail = personalTrail;
        this.trail = trail;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Whether whoever is forgotten is not to be written to either. */
    enum Afterwards {
        MAY_BE_WRITTEN_TO,
        NEVER_WRITTEN_TO
    }

    /** Every way it can end to ask that somebody be forgotten. */
    sealed interface Outcome {
        record Forgotten() implements Outcome {}

        /** Something has to be settled first. */
        record Refused(List<Obstacle> obstacles) implements Outcome {}

        /** They would not have been put on the list of who is not to be written to, for its key is missing. */
        record NotListed() implements Outcome {}

        /** There is no such person any more. */
        record Gone() implements Outcome {}
    }

    /** Why somebody could not be forgotten at this moment. */
    List<Obstacle> obstacles(Acting by, Subject subject) {
        return transaction.execute(status -> found(by, subject));
    }

    private List<Obstacle> found(Acting by, Subject subject) {
        return holdings.orderedStream()
                .flatMap(one -> one.obstacles(by, subject).stream())
                .toList();
    }

    Outcome forget(Acting by, Subject asked, Afterwards afterwards) {
        Outcome outcome = transaction.execute(status -> {
            Optional<Subject> subject = held(asked);
            if (subject.isEmpty()) {
                return new Outcome.Gone();
            }
            List<Obstacle> obstacles = found(by, subject.get());
            if (!obstacles.isEmpty()) {
                status.setRollbackOnly();
                return new Outcome.Refused(obstacles);
            }
            boolean listed = afterwards == Afterwards.MAY_BE_WRITTEN_TO
                    || suppressions.add(by, subject.get().email(), Cause.ERASURE);
            if (!listed) { // once they are forgotten, nobody could add them any more
                status.setRollbackOnly();
                return new Outcome.NotListed();
            }
            String digest = key.digest(subject.get().email()).orElse(null);
            ledger.add(new Erasure(UUID.randomUUID(), subject.get().person(), digest, clock.instant()));
            everywhere(by, subject.get());
            return new Outcome.Forgotten();
        });
        // Within a transaction of somebody else's it may still be undone: whoever that is keeps it afterwards.
        if (outcome instanceof Outcome.Forgotten && !TransactionSynchronizationManager.isActualTransactionActive()) {
            ledger.keep();
        }
        return outcome;
    }

    private Optional<Subject> held(Subject asked) {
        return asked.person() == null ? Optional.of(asked) : subjects.held(asked.person());
    }

    /** What was undone is recorded first; then the trail forgets as well, even that whoever asked for it was they. */
    private void everywhere(Acting by, Subject subject) {
        List<PersonalTrail.Card> cards = holdings.orderedStream()
                .flatMap(one -> one.cards(subject).stream())
                .toList();
        holdings.orderedStream().forEach(one -> one.forget(by, subject));
        if (subject.person() != null) {
            subjects.remove(by, subject);
        }
        Deed deed = subject.person() == null
                ? Deed.of("address-forgotten", "address", null)
                : Deed.of("person-forgotten", "person", subject.person());
        trail.record(by, deed);
        if (subject.person() != null) {
            trail.erase(subject.person());
        }
        personalTrail.eraseAddress(subject.email());
        cards.forEach(card -> trail.erase(card.thing()));
    }

    /**
     * Does again what a restore has undone; how often. An address cannot be compared while the key is missing: those
     * erasures stay to be done.
     */
    int again() {
        if (ledger.undone().isEmpty()) {
            return 0;
        }
        int done = transaction.execute(status -> {
            ledger.lock();
            List<Erasure> undone = ledger.undone();
            undone.forEach(one ->
                    Optional.ofNullable(one.person()).flatMap(subjects::held).ifPresent(this::again));
            boolean comparable = compare(undone);
            List<Erasure> finished = undone.stream()
                    .filter(one -> comparable || one.digest() == null)
                    .toList();
            finished.forEach(one -> ledger.done(one.id(), clock.instant()));
            if (!finished.isEmpty()) {
                trail.record(
                        Acting.PADDOCK,
                        Deed.of("erasures-repeated", "erasure", null)
                                .changing(Map.of(), Map.of("number", finished.size())));
            }
            return finished.size();
        });
        ledger.keep();
        return done;
    }

    /** How many erasures are still to be done again. */
    int undone() {
        return ledger.undone().size();
    }

    private void again(Subject subject) {
        everywhere(Acting.PADDOCK, subject);
    }

    /** What the backup holds under the addresses of those who had been forgotten; false where none can be compared. */
    private boolean compare(List<Erasure> undone) {
        Set<String> digests = new HashSet<>();
        undone.forEach(one -> Optional.ofNullable(one.digest()).ifPresent(digests::add));
        if (digests.isEmpty()) {
            return true;
        }
        if (key.isMissing()) {
            LOG.error(
                    "{} of those who were forgotten could be known by their addresses alone, and the key for that is missing:"
                            + " put personal.key back into the data folder and start again.",
                    digests.size());
            return false;
        }
        holdings.orderedStream().flatMap(one -> one.addresses().stream()).distinct().toList().stream()
                .filter(address -> key.digest(address).filter(digests::contains).isPresent())
                .forEach(address -> again(subjects.at(address).orElseGet(() -> Subject.at(address))));
        return true;
    }

    /** What somebody's requests under way have written while they were forgotten: it goes as well, a little later. */
    int echoes(Instant since) {
        return ledger.people(since).stream().mapToInt(personalTrail::echoes).sum();
    }
}
