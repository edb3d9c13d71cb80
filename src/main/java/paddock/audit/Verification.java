package paddock.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.audit.Chain.Identity;

/** Holds the whole trail against its seals. */
@Component
class Verification {

    /**
     * How a trail was found.
     *
     * @param whole up to which act nothing is wrong; 0 for none
     * @param wholeAt when that act was done
     * @param end the last act sealed
     * @param unsealed acts that the next round will seal
     * @param endKnown whether a seal is known outside the database; without one, an end cut off cannot be seen
     */
    record Report(long whole, @Nullable Instant wholeAt, long end, List<Flaw> flaws, long unsealed, boolean endKnown) {}

    private static final int PAGE = 1000;

    private final JdbcClient jdbc;
    private final Chain chain;
    private final Strongbox box;

    Verification(JdbcClient jdbc, Chain chain, Strongbox box) {
        this.jdbc = jdbc;
        this.chain = chain;
        this.box = box;
    }

    Report verify() {
        Optional<Mark> mark = box.mark(); // first: the trail may grow meanwhile, and must never seem shorter than this
        Optional<AuditKey> key = box.key();
        Optional<Identity> trail = chain.identity();
        if (key.isEmpty()) {
            boolean begun = trail.isPresent() || chain.last().isPresent() || mark.isPresent();
            return new Report(0, null, 0, begun ? List.of(new Flaw.NoKey()) : List.of(), unsealed(), mark.isPresent());
        }
        Walk walk = new Walk(key.get());
        List<Sealed> page = page(Long.MIN_VALUE);
        while (!page.isEmpty()) {
            page.forEach(walk::take);
            page = page(page.getLast().number());
        }
        boolean known =
                trail.isPresent() && trail.get().keyCheck().equals(key.get().check());
        if (!known && walk.sound == 0 && (trail.isPresent() || walk.end > 0)) {
            return new Report(0, null, walk.end, List.of(new Flaw.WrongKey()), unsealed(), mark.isPresent());
        }
        if (!known && walk.end > 0) {
            walk.add(new Flaw.Unnamed());
        }
        mark.ifPresent(kept -> hold(walk, kept, trail));
        return new Report(walk.whole, walk.wholeAt, walk.end, List.copyOf(walk.flaws), unsealed(), mark.isPresent());
    }

    private void hold(Walk walk, Mark mark, Optional<Identity> trail) {
        if (trail.isEmpty() || !trail.get().id().equals(mark.trail())) {
            walk.add(new Flaw.OtherTrail(mark.number()));
        } else if (mark.number() > walk.end) {
            walk.add(new Flaw.CutOff(walk.end + 1, mark.number()));
        } else if (chain.at(mark.number())
                .filter(seal -> !seal.digest().equals(mark.digest()))
                .isPresent()) {
            walk.add(new Flaw.OtherSeal(mark.number()));
        }
    }

    /** An act with its seal. */
    private record Sealed(
            Written act,
            long number,
            String previous,
            String digest,
            @Nullable String actor,
            @Nullable String personal) {

        static Sealed row(ResultSet row, int n) throws SQLException {
            return new Sealed(
                    Written.row(row, n),
                    row.getLong("number"),
                    row.getString("previous"),
                    row.getString("digest"),
                    row.getString("actor"),
                    row.getString("personal"));
        }

        boolean sealedWith(AuditKey key) {
            return key.digest(act.content(number, previous)).equals(digest);
        }

        /** Whether what is left of its personal values is what was written; what was forgotten is in order. */
        boolean personalAsWritten() {
            return asWritten(actor, act.actorDigest()) && asWritten(personal, act.personalDigest());
        }

        private static boolean asWritten(@Nullable String text, @Nullable String digest) {
            return text == null || Objects.equals(Trail.digest(text), digest);
        }
    }

    /** From act to act along the chain. */
    private static final class Walk {
        private final AuditKey key;
        private final List<Flaw> flaws = new ArrayList<>();
        private @Nullable String before;
        private long end;
        private long sound;
        private long whole;
        private @Nullable Instant wholeAt;

        Walk(AuditKey key) {
            this.key = key;
            this.before = key.beginning();
        }

        void take(Sealed act) {
            if (act.number() > end + 1) {
                add(new Flaw.Missing(end + 1, act.number() - 1));
                before = null;
            }
            boolean sound = act.sealedWith(key);
            if (!sound) {
                add(new Flaw.Altered(act.number(), act.number()));
            } else if (before != null && !before.equals(act.previous())) {
                add(new Flaw.Unlinked(act.number()));
            }
            if (!act.personalAsWritten()) {
                add(new Flaw.Rewritten(act.number(), act.number()));
            }
            this.sound += sound ? 1 : 0;
            before = sound ? act.digest() : null; // a seal that was altered says nothing of the next
            end = act.number();
            if (flaws.isEmpty()) {
                whole = end;
                wholeAt = act.act().at();
            }
        }

        /** Runs of one flaw are one, however long. */
        void add(Flaw flaw) {
            for (int i = flaws.size() - 1; i >= Math.max(0, flaws.size() - 2); i--) {
                if (flaws.get(i).continuedBy(flaw)) {
                    flaws.set(i, flaws.get(i).until(flaw));
                    return;
                }
            }
            flaws.add(flaw);
        }
    }

    private List<Sealed> page(long after) {
        return jdbc.sql(SEALED)
                .param("after", after)
                .param("most", PAGE)
                .query(Sealed::row)
                .list();
    }

    private long unsealed() {
        return jdbc.sql("select count(*) from audit.act where number is null")
                .query(Long.class)
                .single();
    }

    private static final String SEALED = """
            select %s,
                   number, encode(previous, 'hex') as previous, encode(digest, 'hex') as digest, actor::text as actor, personal::text as personal
              from audit.act
             where number > :after
             order by number
             limit :most
            """.formatted(Written.SELECTED);
}
