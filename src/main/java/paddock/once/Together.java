package paddock.once;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Has decided together what would otherwise be decided one by one: what is asked on one node at the same moment. Whoever
 * finds nobody at it begins at once, for all who have come by then; whoever comes later is among the next. Those who want
 * the same locks wait here instead of at the database. Those who do not are with them for what they save: they wait only
 * as long as a decision usually takes, and then begin by themselves. Whoever has decided and only writes says so, and who
 * wants other locks begins beside it, once they are as many or all is written: much of what a group costs is the same for one as for
 * eight.
 *
 * @param <A> what is asked
 * @param <R> what is answered
 */
public final class Together<A, R> {

    /** A decision takes less, as long as none of its locks is somebody else's on another node. */
    private static final long PATIENCE = 25;

    private final int most;
    private final Decision<A, R> decision;
    private final long patience;
    private final List<Group> running = new ArrayList<>();
    private final List<Waiting> waiting = new ArrayList<>();

    /**
     * @param most about how many is decided together
     * @param decision how it is decided
     */
    public Together(int most, Decision<A, R> decision) {
        this(most, decision, PATIENCE);
    }

    /** The same for whoever waits otherwise, in milliseconds. */
    Together(int most, Decision<A, R> decision, long patience) {
        this.most = most;
        this.patience = patience;
        this.decision = decision;
    }

    /** Decides about several. */
    public interface Decision<A, R> {

        /**
         * An answer for each, in their order; none for whoever has to be decided about alone.
         *
         * @param ending is run, once or more, when it is decided and only to be written: who wants other locks may begin
         */
        List<Optional<R>> about(List<A> asked, Runnable ending);
    }

    /** What to do next. */
    private enum Turn {
        LEAD,
        GO
    }

    private final class Waiting {

        private final A asked;
        private final Locks locks;
        private final CompletableFuture<Turn> turn = new CompletableFuture<>();
        private Optional<R> answer = Optional.empty();
        private @Nullable RuntimeException broken;

        private Waiting(A asked, Locks locks) {
            this.asked = asked;
            this.locks = locks;
        }
    }

    /** Some who are decided about together; the first of them does it. */
    private final class Group {

        private final List<Waiting> members = new ArrayList<>();
        private Locks locks = Locks.NONE;
        private boolean ending;

        private Group(Waiting first) {
            add(first);
        }

        private void add(Waiting member) {
            members.add(member);
            locks = locks.and(member.locks);
        }

        private boolean isLedBy(Waiting member) {
            return members.getFirst() == member;
        }
    }

    /** The answer, once it is decided under these locks; none where it has to be decided alone. */
    public Optional<R> decided(A asked, Locks locks) {
        Waiting mine = new Waiting(asked, locks);
        if (begins(mine) || leads(mine)) {
            lead(mine);
        }
        if (mine.broken != null) {
            throw mine.broken;
        }
        return mine.answer;
    }

    private synchronized boolean begins(Waiting mine) {
        if (somebodyDecides() || areFew(waiting.size() + 1) || waitsForOthers(mine, waiting, null)) {
            waiting.add(mine);
            return false;
        }
        running.add(new Group(mine));
        return true;
    }

    private boolean somebodyDecides() {
        return running.stream().anyMatch(group -> !group.ending);
    }

    /** Whether more are likely to come while others are written down: as many as those are. */
    private boolean areFew(int count) {
        return running.stream().anyMatch(group -> group.members.size() > count);
    }

    /** Waits for its turn, or for whoever decides about it. Whoever is told to lead has to, even when wanted elsewhere. */
    private boolean leads(Waiting mine) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return mine.turn.get(patience, TimeUnit.MILLISECONDS) == Turn.LEAD;
                } catch (TimeoutException late) {
                    if (beginsBeside(mine)) {
                        return true;
                    }
                } catch (InterruptedException wanted) {
                    interrupted = true;
                } catch (ExecutionException impossible) {
                    throw new IllegalStateException(impossible);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized boolean beginsBeside(Waiting mine) {
        int place = waiting.indexOf(mine);
        if (place < 0 || waitsForOthers(mine, waiting.subList(0, place), null)) {
            return false;
        }
        waiting.remove(place);
        running.add(new Group(mine));
        return true;
    }

    private boolean waitsForOthers(Waiting one, List<Waiting> before, @Nullable Group own) {
        return running.stream().anyMatch(group -> group != own && group.locks.meet(one.locks))
                || before.stream().anyMatch(other -> other.locks.meet(one.locks));
    }

    @SuppressWarnings(
            "ThreadPriorityCheck") // it is right without; with it, whoever is about to ask as well is among them
    private void lead(Waiting mine) {
        Thread.yield();
        Group group = gathered(mine);
        try {
            List<Optional<R>> answers =
                    decision.about(group.members.stream().map(one -> one.asked).toList(), () -> go(ending(group)));
            for (int i = 0; i < answers.size(); i++) {
                group.members.get(i).answer = answers.get(i);
            }
        } catch (RuntimeException broken) {
            group.members.forEach(one -> one.broken = broken);
        } catch (Error fatal) { // what has become of it is not known: nobody tries again
            group.members.forEach(one -> one.broken = new IllegalStateException(fatal));
            throw fatal;
        } finally {
            go(ended(group));
            group.members.forEach(one -> one.turn.complete(Turn.GO));
        }
    }

    /** With all who wait, but for those who wait for others as well. */
    private synchronized Group gathered(Waiting mine) {
        Group group =
                running.stream().filter(each -> each.isLedBy(mine)).findFirst().orElseThrow();
        List<Waiting> left = new ArrayList<>();
        for (Waiting other : waiting) {
            if (group.members.size() == most || waitsForOthers(other, left, group)) {
                left.add(other);
            } else {
                group.add(other);
            }
        }
        waiting.clear();
        waiting.addAll(left);
        return group;
    }

    private void go(Optional<Waiting> first) {
        first.ifPresent(next -> next.turn.complete(Turn.LEAD));
    }

    private synchronized Optional<Waiting> ending(Group group) {
        group.ending = true;
        return next();
    }

    private synchronized Optional<Waiting> ended(Group group) {
        running.remove(group);
        return next();
    }

    /** Whoever begins now; its group will be all who can be with it. */
    private Optional<Waiting> next() {
        if (somebodyDecides() || waiting.isEmpty() || areFew(waiting.size())) {
            return Optional.empty();
        }
        for (int i = 0; i < waiting.size(); i++) {
            Waiting each = waiting.get(i);
            if (!waitsForOthers(each, waiting.subList(0, i), null)) {
                waiting.remove(i);
                running.add(new Group(each));
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
