package paddock.twin;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.kernel.Acting;
import paddock.once.Attempts;

/**
 * Takes apart what was made one. What was moved goes back as it now is; what has been changed since where the merging had changed it,
 * and what came since, stays with the survivor.
 */
@Component
class Separating {

    private final Attempts attempts;
    private final JdbcClient jdbc;
    private final MergeRows rows;
    private final Merges merges;
    private final Reversal reversal;
    private final Mailboxes mailboxes;
    private final Trail trail;
    private final InstantSource clock;

    Separating(
            Attempts attempts,
            JdbcClient jdbc,
            MergeRows rows,
            Merges merges,
            Reversal reversal,
            Mailboxes mailboxes,
            Trail trail,
            InstantSource clock) {
        this.attempts = attempts;
        this.jdbc = jdbc;
        this.rows = rows;
        this.merges = merges;
        this.reversal = reversal;
        this.mailboxes = mailboxes;
        this.trail = trail;
        this.clock = clock;
    }

    Merging undo(Acting by, UUID id) {
        MergeRows.Merge known = rows.merge(id).orElse(null);
        if (known == null) {
            return new Merging.Gone();
        }
        Merges.Pair pair = new Merges.Pair(known.survivor(), known.absorbed());
        return merges.guarded(
                pair,
                () -> attempts.run(Merges.locks(pair), held -> {
                    merges.lock(pair);
                    MergeRows.Merge merge = rows.merge(id).orElseThrow();
                    Optional<Merging> refusal = refusal(merge);
                    return refusal.orElseGet(() -> undone(by, merge));
                }));
    }

    /** Why one cannot be undone now. */
    Optional<Merging> refusal(MergeRows.Merge merge) {
        if (merge.undoneAt() != null) {
            return Optional.of(new Merging.Over());
        }
        return rows.mergeOf(merge.survivor()).map(Merging.Covered::new);
    }

    private Merging undone(Acting by, MergeRows.Merge merge) {
        boolean fields = reversal.fields(merge);
        if (!merge.byItself()) {
            jdbc.sql("update directory.company set absorbed_into = null where id = ?")
                    .param(merge.absorbed())
                    .update();
        }
        reversal.rest(merge);
        if (merge.byItself()) {
            mailboxes.keepApart(merge.id());
        }
        if (fields) {
            jdbc.sql("update directory.company set version = version + 1 where id = ?")
                    .param(merge.survivor())
                    .update();
        }
        jdbc.sql("update twin.merge set undone_at = ?, undone_by = ? where id = ?")
                .param(Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS)))
                .param(by.person())
                .param(merge.id())
                .update();
        record(by, merge);
        return new Merging.Undone(merge.id());
    }

    private void record(Acting by, MergeRows.Merge merge) {
        Map<String, String> survivor = Map.of("survivor", merge.survivor().toString());
        Map<String, String> absorbed = Map.of("absorbed", merge.absorbed().toString());
        if (merge.byItself()) {
            trail.record(by, Deed.of("contacts-taken-apart", Merges.KIND, merge.survivor()));
        } else {
            trail.record(
                    by,
                    Deed.of("company-merge-undone", Merges.KIND, merge.survivor())
                            .changing(absorbed, Map.of()));
            trail.record(
                    by,
                    Deed.of("company-restored", Merges.KIND, merge.absorbed()).changing(survivor, Map.of()));
        }
    }

    /**
     * What would become of something.
     *
     * @param back as many rows go back
     * @param stays as many were changed since, or are gone, and stay as they are
     * @param since as many came since the merging, and stay with the survivor
     */
    public record Outlook(String word, long back, long stays, long since) {}

    List<Outlook> outlook(MergeRows.Merge merge) {
        List<Outlook> all = new ArrayList<>();
        for (Reversal.Count count : reversal.counts(merge)) {
            all.add(new Outlook(count.word(), count.back(), count.all() - count.back(), since(merge, count.word())));
        }
        for (Reference reference : Reference.ALL) {
            boolean told = all.stream().anyMatch(each -> each.word().equals(reference.word()));
            long since = told || merge.byItself() ? 0 : since(merge, reference.word());
            if (since > 0) {
                all.add(new Outlook(reference.word(), 0, 0, since));
            }
        }
        return all;
    }

    private long since(MergeRows.Merge merge, String word) {
        return Reference.ALL.stream()
                .filter(each -> each.word().equals(word) && each.since() != null && !merge.byItself())
                .mapToLong(each -> jdbc.sql(
                                "select count(*) from " + each.place() + " t where t.company = :survivor and t."
                                        + each.since()
                                        + " > :at and not exists (select 1 from twin.change c where c.merge = :merge"
                                        + " and c.place = '" + each.place() + "' and c.key = jsonb_build_object('"
                                        + each.key() + "', t."
                                        + each.key() + "))")
                        .param("survivor", merge.survivor())
                        .param("at", Timestamp.from(merge.at()))
                        .param("merge", merge.id())
                        .query(Long.class)
                        .single())
                .sum();
    }
}
