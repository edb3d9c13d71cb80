package paddock.map;

import java.util.Optional;
import paddock.map.Projection.Pixel;

/**
 * Finds room for words on a drawing: as near as can be to what they name, off the road, off each other. What finds no
 * room is left out; the list beside the map names everything.
 */
final class Labels {

    private static final int CELL = 4;
    private static final double HEIGHT = 14;
    private static final double FURTHEST = 130;

    /** Words with their room, and the end of the leader towards what they name where they stand apart from it. */
    record Label(Words words, long x, long y, Optional<Leader> leader) {}

    /** What is written, and whether it names a section or a circuit. */
    record Words(String text, boolean strong) {
        double width() {
            return text.length() * (strong ? 7.5 : 7) + 4;
        }
    }

    /** A thin line from the words to what they name. */
    record Leader(long fromX, long fromY, long x, long y) {}

    private final int columns;
    private final int rows;
    private final boolean[] taken;

    Labels(double width, double height) {
        this.columns = (int) Math.ceil(width / CELL);
        this.rows = (int) Math.ceil(height / CELL);
        this.taken = new boolean[columns * rows];
    }

    /** Keeps words off a road of so many pixels' width. */
    void keepOff(Stroke road, double width) {
        int reach = (int) Math.ceil((width / 2 + 3) / CELL);
        for (Stroke.Spot spot : road.every(CELL)) {
            int column = (int) (spot.at().x() / CELL);
            int row = (int) (spot.at().y() / CELL);
            take(column - reach, row - reach, 2 * reach + 1, 2 * reach + 1);
        }
    }

    void keepOff(double x, double y, double width, double height) {
        take((int) (x / CELL), (int) (y / CELL), (int) Math.ceil(width / CELL), (int) Math.ceil(height / CELL));
    }

    /** Room for some words near a place, if there is any: the nearest, of equals the first from the top left. */
    Optional<Label> place(Words words, Pixel target) {
        int wide = (int) Math.ceil(words.width() / CELL);
        int high = (int) Math.ceil(HEIGHT / CELL);
        double best = FURTHEST;
        int bestColumn = -1;
        int bestRow = -1;
        for (int row = first(target.y(), high); row <= last(target.y(), rows - high); row++) {
            double down = apart(target.y(), row, high);
            if (down >= best) {
                continue;
            }
            for (int column = first(target.x(), wide); column <= last(target.x(), columns - wide); column++) {
                double distance = Math.hypot(apart(target.x(), column, wide), down);
                if (distance < best && free(column, row, wide, high)) {
                    best = distance;
                    bestColumn = column;
                    bestRow = row;
                }
            }
        }
        if (bestColumn < 0) {
            return Optional.empty();
        }
        take(bestColumn, bestRow, wide, high);
        return Optional.of(label(words, target, new Pixel(bestColumn * CELL, bestRow * CELL)));
    }

    /** The first cell from which words so many cells long can be near enough. */
    private static int first(double target, int length) {
        return Math.max(0, (int) ((target - FURTHEST) / CELL) - length);
    }

    private static int last(double target, int most) {
        return Math.min(most, (int) ((target + FURTHEST) / CELL) + 1);
    }

    /** How far a target lies from a run of cells. */
    private static double apart(double target, int cell, int length) {
        return Math.max(0, Math.max(cell * CELL - target, target - (cell + length) * CELL));
    }

    private static Label label(Words words, Pixel target, Pixel corner) {
        double x = Math.clamp(target.x(), corner.x(), corner.x() + words.width());
        double y = Math.clamp(target.y(), corner.y(), corner.y() + HEIGHT);
        Pixel from = new Pixel(x, y);
        Optional<Leader> leader = from.distance(target) > 16
                ? Optional.of(new Leader(Math.round(x), Math.round(y), Math.round(target.x()), Math.round(target.y())))
                : Optional.empty();
        return new Label(words, Math.round(corner.x() + words.width() / 2), Math.round(corner.y() + 11), leader);
    }

    private boolean free(int column, int row, int wide, int high) {
        for (int y = row; y < row + high; y++) {
            for (int x = column; x < column + wide; x++) {
                if (taken[y * columns + x]) {
                    return false;
                }
            }
        }
        return true;
    }

    private void take(int column, int row, int wide, int high) {
        for (int y = Math.max(0, row); y < Math.min(rows, row + high); y++) {
            for (int x = Math.max(0, column); x < Math.min(columns, column + wide); x++) {
                taken[y * columns + x] = true;
            }
        }
    }
}
