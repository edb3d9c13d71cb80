package paddock.circuit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import paddock.circuit.Drawing.Joint;
import paddock.circuit.Drawing.Road;
import paddock.circuit.Drawing.Scale;
import paddock.circuit.Drawing.Sheet;
import paddock.circuit.Projection.Pixel;

/** Draws one plan: roads first, then the words where there is room left. */
final class Plotter {

    private static final double NARROWEST = 4;
    private static final int MOST_LABELS = 60;
    private static final int FOOT = 44;
    private static final int[] ROUND = {20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000};

    private record Named(String text, Pixel at) {}

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
            for (Section section : circuit.sectionsOn(day)) {
                section.geometry()
                        .ifPresent(line ->
                                road(section, line, circuit.widthOf(section).orElse(null)));
            }
        }
        return new Drawing(
                sheet.id(), sheet.width(), height, toScale, List.copyOf(roads), List.copyOf(joints), words(), scale());
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
        names.add(new Named(section.key(), stroke.spot(stroke.length() / 2).at()));
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
                .flatMap(
                        name -> labels.place(name.text(), name.at(), name.text().length() * 7 + 4, 14).stream())
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
