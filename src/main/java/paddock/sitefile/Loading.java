package paddock.sitefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.circuit.Change;
import paddock.circuit.Contradiction;
import paddock.circuit.Importing;
import paddock.circuit.SitePlan;
import paddock.circuit.Sites;
import paddock.circuit.Sites.Intent;
import paddock.homologation.Homologations;
import paddock.homologation.Law;
import paddock.kernel.Acting;
import paddock.sitefile.SiteFile.Reading.Read;

/** Carries a site file into the database: the place, what is written about it and who did so, all or nothing. */
@Component
class Loading {

    /** So many changes are told one by one in the trail; of the others, how many there were. */
    private static final int TOLD = 100;

    private static final String THERE = "+";

    private final Sites sites;
    private final Homologations homologations;
    private final Trail trail;
    private final TransactionTemplate transaction;

    Loading(Sites sites, Homologations homologations, Trail trail, PlatformTransactionManager transactions) {
        this.sites = sites;
        this.homologations = homologations;
        this.trail = trail;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * What loading would do.
     *
     * @param lawRevision of what is written about the site, as the changes were found
     */
    record Plan(SitePlan site, Intent intent, Law law, List<Change> lawChanges, long lawRevision) {

        List<Change> changes() {
            List<Change> all = new ArrayList<>(site.changes());
            all.addAll(lawChanges);
            return all;
        }

        List<Contradiction> contradictions() {
            return site.contradictions();
        }

        /** As the trail keeps it: what was before and what is after, by its place in the site. */
        private Deed deed() {
            Deed deed = Deed.of(act(), "site", site.site().id());
            if (site.revision() == 0) {
                return deed.changing(
                        Map.of(),
                        Map.of("site", site.site().key(), "changes", changes().size()));
            }
            Map<String, Object> before = new TreeMap<>();
            Map<String, Object> after = new TreeMap<>();
            changes().stream().limit(TOLD).forEach(change -> {
                switch (change) {
                    case Change.Added added -> after.put(added.subject(), THERE);
                    case Change.Removed removed -> before.put(removed.subject(), THERE);
                    case Change.Altered altered -> {
                        before.put(altered.subject(), altered.before());
                        after.put(altered.subject(), altered.after());
                    }
                }
            });
            if (changes().size() > TOLD) {
                after.put("changes", changes().size());
            }
            return deed.changing(before, after);
        }

        private String act() {
            if (site.revision() == 0) {
                return "site-loaded";
            }
            return intent == Intent.CORRECT ? "site-corrected" : "site-changed";
        }
    }

    Plan plan(Read read, Intent intent) {
        long revision = homologations.revision(read.site());
        List<Change> lawChanges = homologations.changes(read.site(), read.law());
        Law before = lawChanges.isEmpty() ? Law.NONE : homologations.law(read.site());
        SitePlan site = sites.plan(read.site(), intent);
        if (intent == Intent.UPDATE) {
            site = site.contradicting(new PastLaw(before, read.law(), sites.today(read.site())).rewritten());
        }
        return new Plan(site, intent, read.law(), LawChanges.detailed(lawChanges, before, read.law()), revision);
    }

    /** Carries a plan out whole, or not at all. */
    Importing load(Acting by, Plan plan) {
        AtomicReference<@Nullable Importing> ended = new AtomicReference<>();
        try {
            transaction.executeWithoutResult(status -> {
                Importing outcome = both(by, plan);
                ended.set(outcome);
                if (outcome instanceof Importing.Overtaken) {
                    status.setRollbackOnly();
                }
            });
        } catch (UnexpectedRollbackException refused) {
            if (!(ended.get() instanceof Importing.Refused)) {
                throw refused;
            }
        }
        Importing outcome = ended.get();
        return outcome instanceof Importing.Loaded || outcome == null ? new Importing.Loaded(plan.changes()) : outcome;
    }

    private Importing both(Acting by, Plan plan) {
        Importing outcome = sites.load(plan.site());
        if (homologations.revision(plan.site().site()) != plan.lawRevision()) {
            return new Importing.Overtaken();
        }
        return switch (outcome) {
            case Importing.Loaded loaded -> withLaw(by, plan);
            case Importing.Unchanged same when !plan.lawChanges().isEmpty() -> withLaw(by, plan);
            case Importing.Unchanged same -> same;
            case Importing.Refused refused -> refused;
            case Importing.Overtaken other -> other;
        };
    }

    private Importing withLaw(Acting by, Plan plan) {
        if (!plan.lawChanges().isEmpty()) {
            homologations.load(plan.site().site(), plan.law());
        }
        trail.record(by, plan.deed());
        return new Importing.Loaded(plan.changes());
    }
}
