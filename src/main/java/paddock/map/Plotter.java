package paddock.map;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import paddock.circuit.Circuit;
import paddock.circuit.Line;
import paddock.circuit.Section;
import paddock.circuit.Width;
import paddock.map.Drawing.Joint;
import paddock.map.Drawing.Road;
import paddock.map.Drawing.Scale;
import paddock.map.Drawing.Sheet;
import paddock.map.Labels.Words;
import paddock.map.Projection.Pixel;

/** Draws one plan: roads first, then the words where there is room left. */
final class Plotter {

    private static final double NARROWEST = 4;
    private static final int MOST_LABELS = 60;
    private static final int FOOT = 44;
    private static final int[] ROUND = {20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000};

    private record Named(Words words, Pixel at) {}

    private final Sheet sheet;
    private final Projection projection;
    private final int height;
    private final Labels labels;
    private final List<Road> roads = new ArrayList<>();
    private final List<Joint> joints = new ArrayList<>();
    private final List<Named> names = new ArrayList<>();
    private boolean toScale = true;

    Plotter(Sheet sheet, List<Line> lines) {
        this.sheet = sheet;
        this.projection = new Projection(lines);
        int drawn = (int) Math.ceil(projection.fit(sheet.width(), sheet.mostHeight(), sheet.margin()));
        this.height = Math.max(drawn, 120) + FOOT;
        this.labels = new Labels(sheet.width(), height - FOOT);
    }

    Drawing plot(Collection<Circuit> circuits, LocalDate day) {
        labels.keepOff(0, 0, 32, 56); // the north arrow
        for (Circuit circuit : circuits) {
            int first = names.size();
            for (Section section : circuit.sectionsOn(day)) {
                section.geometry()
                        .ifPresent(line ->
                                road(section, line, circuit.widthOf(section).orElse(null)));
            }
            nameOf(circuit, first);
        }
        return new Drawing(
                sheet.id(),
                sheet.width(),
                height,
                toScale,
                List.copyOf(roads),
                Svg.edges(sheet.id(), roads),
                Svg.words(joints, words()),
                scale());
    }

    /** The circuit's own name, beside the highest of its sections. */
    private void nameOf(Circuit circuit, int first) {
        names.subList(first, names.size()).stream()
                .map(Named::at)
                .min(Comparator.comparingDouble(Pixel::y))
                .ifPresent(at -> names.add(new Named(new Words(circuit.name().in(sheet.locale()), true), at)));
    }

    private void road(Section section, Line line, @Nullable Width metres) {
        Stroke stroke = new Stroke(projection.at(line));
        double trueWidth = metres == null ? 0 : metres.drawn() * projection.scale();
        toScale &= trueWidth >= NARROWEST;
        double width = Math.max(NARROWEST, trueWidth);
        roads.add(new Road(
                section.key(), stroke.path(), crosses(stroke, width), Stroke.tenth(width + 2), Stroke.tenth(width)));
        labels.keepOff(stroke, width);
        joint(stroke.pixels().getFirst());
        joint(stroke.pixels().getLast());
        names.add(new Named(
                new Words(section.key(), false),
                stroke.spot(stroke.length() / 2).at()));
    }

    private void joint(Pixel end) {
        Joint joint = new Joint(Math.round(end.x()), Math.round(end.y()));
        if (joints.stream().noneMatch(other -> Math.abs(other.x() - joint.x()) + Math.abs(other.y() - joint.y()) < 4)) {
            joints.add(joint);
        }
    }

    private static String crosses(Stroke stroke, double width) {
        double arm = Math.min(4, width * 0.3);
        String across = Stroke.tenth(arm * 2);
        StringBuilder path = new StringBuilder();
        for (Stroke.Spot spot : stroke.every(Math.max(16, width * 1.8))) {
            path.append("M").append(Stroke.tenth(spot.at().x() - arm));
            path.append(" ").append(Stroke.tenth(spot.at().y() - arm));
            path.append("l").append(across).append(" ").append(across);
            path.append("m0-")
                    .append(across)
                    .append("l-")
                    .append(across)
                    .append(" ")
                    .append(across);
        }
        return path.toString();
    }

    private List<Labels.Label> words() {
        if (names.size() > MOST_LABELS) {
            return List.of();
        }
        return names.stream()
                .flatMap(name -> labels.place(name.words(), name.at()).stream())
                .toList();
    }

    /** The longest round bar that takes at most a third of the width. */
    private Scale scale() {
        int metres = 10;
        for (int next : ROUND) {
            if (next * projection.scale() <= sheet.width() / 3.0) {
                metres = next;
            }
        }
        double pixels = metres * projection.scale();
        return new Scale(metres, Math.round(pixels), Math.round(pixels / 4));
    }
}
