package paddock.sitefile;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.circuit.Change;
import paddock.circuit.Contradiction;
import paddock.circuit.Importing;
import paddock.circuit.SitePlan;
import paddock.circuit.Sites;
import paddock.circuit.Sites.Intent;
import paddock.homologation.Homologations;
import paddock.homologation.Law;
import paddock.sitefile.SiteFile.Reading.Read;

/** Carries a site file into the database: the place and what is written about it, both or neither. */
@Component
class Loading {

    private final Sites sites;
    private final Homologations homologations;
    private final TransactionTemplate transaction;

    Loading(Sites sites, Homologations homologations, PlatformTransactionManager transactions) {
        this.sites = sites;
        this.homologations = homologations;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What loading would do. */
    record Plan(SitePlan site, Law law, List<Change> lawChanges) {

        List<Change> changes() {
            List<Change> all = new ArrayList<>(site.changes());
            all.addAll(lawChanges);
            return all;
        }

        List<Contradiction> contradictions() {
            return site.contradictions();
        }
    }

    Plan plan(Read read, Intent intent) {
        List<Change> lawChanges = homologations.changes(read.site(), read.law());
        Law before = lawChanges.isEmpty() ? Law.NONE : homologations.law(read.site());
        return new Plan(
                sites.plan(read.site(), intent), read.law(), LawChanges.detailed(lawChanges, before, read.law()));
    }

    /** Carries a plan out whole, or not at all. */
    Importing load(Plan plan) {
        AtomicReference<@Nullable Importing> ended = new AtomicReference<>();
        try {
            transaction.executeWithoutResult(status -> ended.set(both(plan)));
        } catch (UnexpectedRollbackException refused) {
            if (!(ended.get() instanceof Importing.Refused)) {
                throw refused;
            }
        }
        Importing outcome = ended.get();
        return outcome instanceof Importing.Loaded || outcome == null ? new Importing.Loaded(plan.changes()) : outcome;
    }

    private Importing both(Plan plan) {
        Importing outcome = sites.load(plan.site());
        return switch (outcome) {
            case Importing.Loaded loaded -> withLaw(plan);
            case Importing.Unchanged same when !plan.lawChanges().isEmpty() -> withLaw(plan);
            case Importing.Unchanged same -> same;
            case Importing.Refused refused -> refused;
            case Importing.Overtaken other -> other;
        };
    }

    private Importing withLaw(Plan plan) {
        if (!plan.lawChanges().isEmpty()) {
            homologations.load(plan.site().site(), plan.law());
        }
        return new Importing.Loaded(plan.changes());
    }
}
