package paddock.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many who want the same at the same moment. */
final class Crowd {

    static final int RIVALS = 12;
    static final int ROUNDS = 20;

    private Crowd() {}

    /** What each of them got. */
    static <T> List<T> atOnce(Callable<T> act) throws Exception {
        CyclicBarrier start = new CyclicBarrier(RIVALS);
        try (ExecutorService rivals = Executors.newFixedThreadPool(RIVALS)) {
            List<Future<T>> all = new ArrayList<>();
            for (int i = 0; i < RIVALS; i++) {
                all.add(rivals.submit(() -> {
                    start.await();
                    return act.call();
                }));
            }
            List<T> outcomes = new ArrayList<>();
            for (Future<T> one : all) {
                outcomes.add(one.get());
            }
            return outcomes;
        }
    }
}
