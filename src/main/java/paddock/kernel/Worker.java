package paddock.kernel;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread of its own that takes its turn when it is called, and now and then by itself, until it is told to end. After
 * each turn it rests for as long as its share of the processor wants, however often it is called. A turn that breaks, in
 * whatever way, is one turn lost: nobody would start the thread again.
 */
public final class Worker {

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    /** A turn that took long waited for something, and did not work all that time. */
    private static final Duration LONGEST_REST = Duration.ofSeconds(5);

    private final String name;
    private final Duration between;
    private final Runnable turn;
    private final int restsFor;
    private final Semaphore calls = new Semaphore(0);
    private volatile @Nullable Thread works;

    /**
     * @param name of the thread
     * @param between how long it waits for a call before it looks by itself
     * @param turn all there is to do; what it throws is logged
     */
    public Worker(String name, Duration between, Runnable turn) {
        this(name, between, turn, 0);
    }

    /** @param restsFor how many times as long as a turn took it rests after it, five seconds at most, so that it never stands in anybody's way */
    public Worker(String name, Duration between, Runnable turn, int restsFor) {
        this.name = name;
        this.between = between;
        this.turn = turn;
        this.restsFor = restsFor;
    }

    public void start() {
        Thread thread = Thread.ofPlatform().daemon().name(name).unstarted(this::work);
        works = thread;
        thread.start();
    }

    /** There is something to do. */
    public void call() {
        calls.release();
    }

    /** Waits for what it has in hand, but no longer than that. */
    public void stop(Duration longest) {
        Thread thread = works;
        works = null;
        LockSupport.unpark(thread);
        call();
        try {
            if (thread != null) {
                thread.join(longest);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** False once it is told to end: a turn of many steps asks between them. */
    public boolean isRunning() {
        return works != null;
    }

    private void work() {
        try {
            while (works == Thread.currentThread()) {
                long began = System.nanoTime();
                tryTurn();
                rest(Math.min((System.nanoTime() - began) * restsFor, LONGEST_REST.toNanos()));
                if (calls.tryAcquire(between.toMillis(), TimeUnit.MILLISECONDS)) {
                    calls.drainPermits();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void tryTurn() {
        try {
            turn.run();
        } catch (RuntimeException | Error broken) {
            LOG.error("A turn of {} is broken off", name, broken);
        }
    }

    private void rest(long nanoseconds) {
        long until = System.nanoTime() + nanoseconds;
        while (isRunning() && System.nanoTime() < until) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
    }
}
