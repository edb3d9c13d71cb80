package paddock;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * Eight clients that want pages, each asking again as soon as it was answered.
 *
 * @param paths gives each request its path
 * @param requests how many in all, unless the time is over first
 */
record Load(int port, Supplier<String> paths, int requests, Duration atMost) {

    static final int CLIENTS = 8;

    /** How long each request took, in nanoseconds, sorted; and how long all took together. */
    static final class Times {

        private final long[] each;
        private final long together;

        private Times(long[] each, long together) {
            this.each = each;
            this.together = together;
        }

        double percentile(double share) {
            return each[(int) Math.ceil(share * each.length) - 1] / 1e6;
        }

        double aSecond() {
            return each.length / (together / 1e9);
        }

        int count() {
            return each.length;
        }
    }

    /** Fails when any answer has another status than the one wanted. */
    Times run(int wanted) {
        AtomicInteger left = new AtomicInteger(requests);
        long began = System.nanoTime();
        Callable<long[]> client = () -> client(left, began + atMost.toNanos(), wanted);
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            LongStream all = LongStream.empty();
            List<Future<long[]>> done = clients.invokeAll(Collections.nCopies(CLIENTS, client));
            long together = System.nanoTime() - began;
            for (Future<long[]> one : done) {
                all = LongStream.concat(all, Arrays.stream(one.get()));
            }
            return new Times(all.sorted().toArray(), together);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(paths.get(), e.getCause());
        }
    }

    private long[] client(AtomicInteger left, long deadline, int wanted) throws Exception {
        long[] times = new long[requests];
        int count = 0;
        try (Client client = new Client(port)) {
            while (left.getAndDecrement() > 0 && System.nanoTime() < deadline) {
                String path = paths.get();
                long asked = System.nanoTime();
                Client.Answer answer = client.get(path);
                times[count++] = System.nanoTime() - asked;
                if (answer.status() != wanted) {
                    throw new IllegalStateException(answer.status() + " instead of " + wanted);
                }
                client.after(answer);
            }
        }
        return Arrays.copyOf(times, count);
    }
}
