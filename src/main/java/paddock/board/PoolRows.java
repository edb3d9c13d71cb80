package paddock.board;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import paddock.circuit.Pool;
import paddock.ground.Claim;
import paddock.kernel.Window;
import paddock.template.Markup;

/** The rows of the board that are pools: how many of their units are taken when. */
final class PoolRows {

    private static final int HIGH = 32;
    private static final int ROOM = 26;

    private final Scene scene;

    PoolRows(Scene scene) {
        this.scene = scene;
    }

    /** A pool that has units on some of the days shown. */
    record Row(String key, String name, int units, Markup drawn) {}

    List<Row> rows() {
        return scene.site().pools().stream()
                .map(pool -> new Row(pool.key(), pool.name().in(scene.words().locale()), most(pool), drawn(pool)))
                .filter(row -> row.units() > 0)
                .toList();
    }

    private int most(Pool pool) {
        return scene.view().days().stream()
                .mapToInt(day -> pool.unitsOn(day).size())
                .max()
                .orElse(0);
    }

    private Markup drawn(Pool pool) {
        List<Agenda.Line> own = scene.lines().stream()
                .filter(line -> !line.waits() && Words.thing(line.claim()).equals(pool.id()))
                .toList();
        TreeSet<Instant> turns = new TreeSet<>();
        own.forEach(line -> turns.addAll(
                List.of(line.claim().window().start(), line.claim().window().end())));
        Markup row = new Markup();
        List<Instant> all = new ArrayList<>(turns);
        for (int i = 0; i + 1 < all.size(); i++) {
            Window between =
                    Window.between(all.get(i), all.get(i + 1), scene.site().zone());
            List<Agenda.Line> having = own.stream()
                    .filter(line -> line.claim().window().overlaps(between))
                    .toList();
            if (!having.isEmpty()) {
                load(row, pool, between, having);
            }
        }
        return row;
    }

    private void load(Markup row, Pool pool, Window between, List<Agenda.Line> having) {
        double from = scene.axis().x(between.start());
        double width = scene.axis().x(between.end()) - from;
        int there = pool.unitsOn(between.from().toLocalDate()).size();
        int taken = having.stream()
                .mapToInt(line -> line.claim() instanceof Claim.Units units ? units.number() : 0)
                .sum();
        if (width <= 0 || there == 0) {
            return;
        }
        Words words = scene.words();
        int high = Math.max(2, Math.min(ROOM, ROOM * taken / there));
        String who = having.stream().map(words::who).distinct().collect(Collectors.joining(", "));
        row.element("svg")
                .with("class", taken < there ? "load" : "load load-full")
                .with("x", Axis.percent(from))
                .with("width", Axis.percent(width))
                .with("height", HIGH)
                .said("title", words.text("board.load", taken, there, words.hours(between), who))
                .element("rect")
                .with("y", HIGH - high)
                .with("width", "100%")
                .with("height", high)
                .end("rect");
        if (scene.view().span() != BoardView.Span.MONTH) {
            row.element("text")
                    .with("x", 4)
                    .with("y", 14)
                    .text(taken + "/" + there)
                    .end("text");
        }
        row.end("svg");
    }
}
