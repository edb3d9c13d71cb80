package paddock;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several who act at the same moment. */
public final class AtOnce {

    private AtOnce() {}

    /** What each of them got, in their order. */
    public static <T> List<T> all(List<Callable<T>> acts) throws Exception {
        CyclicBarrier start = new CyclicBarrier(acts.size());
        try (ExecutorService rivals = Executors.newFixedThreadPool(acts.size())) {
            List<Future<T>> all = new ArrayList<>();
            for (Callable<T> act : acts) {
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
