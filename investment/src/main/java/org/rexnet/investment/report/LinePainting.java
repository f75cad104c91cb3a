package org.rexnet.investment.report;

import java.util.ArrayList;
import java.util.List;
import org.rexnet.investment.report.figure.Figure;

/** Draws lines and stacked areas; where several positions share a pixel, their lowest and highest values stay. */
final class LinePainting {

    private static final int BLACK = 0x202020;
    private static final double STRONG = 1.8;
    private static final double THIN = 1.4;
    private static final int MOST_COLUMNS = 800;

    private final Figure.Lines figure;
    private final int size;
    private final int columns;
    private final Plot plot;
    private final double[][] tops;

    private LinePainting(Figure.Lines figure) {
        this.figure = figure;
        size = figure.labels().size();
        columns = Math.min(size, MOST_COLUMNS);
        tops = stacked();
        double low = 0;
        double high = 0;
        for (double[] values : tops) {
            for (double value : values) {
                low = Double.isNaN(value) ? low : Math.min(low, value);
                high = Double.isNaN(value) ? high : Math.max(high, value);
            }
        }
        plot = Plot.of(low, high, names());
    }

    static void paint(Pen pen, Figure.Lines figure) {
        new LinePainting(figure).paint(pen);
    }

    private List<String> names() {
        return figure.lines().stream().map(Figure.Lines.Line::name).toList();
    }

    /** Returns the values of lines; of areas the sums up to them, positive and negative values apart. */
    private double[][] stacked() {
        double[] up = new double[size];
        double[] down = new double[size];
        double[][] all = new double[figure.lines().size()][];
        for (int i = 0; i < all.length; i++) {
            Figure.Lines.Line line = figure.lines().get(i);
            all[i] = line.values();
            if (line.style() == Figure.Lines.Style.AREA) {
                boolean below = isBelow(line.values());
                double[] sums = below ? down : up;
                for (int t = 0; t < size; t++) {
                    sums[t] += Double.isNaN(line.values()[t]) ? 0 : line.values()[t];
                }
                all[i] = sums.clone();
            }
        }
        return all;
    }

    private static boolean isBelow(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += Double.isNaN(value) ? 0 : value;
        }
        return sum < 0;
    }

    private void paint(Pen pen) {
        List<Integer> colours = new ArrayList<>();
        for (int i = 0; i < figure.lines().size(); i++) {
            colours.add(figure.lines().get(i).style() == Figure.Lines.Style.STRONG ? BLACK : Plot.colour(i));
        }
        Plot.title(pen, figure.title());
        plot.legend(pen, names(), colours);
        plot.grid(pen, figure.unit());
        for (int i = tops.length - 1; i >= 0; i--) {
            if (figure.lines().get(i).style() == Figure.Lines.Style.AREA) {
                area(pen, tops[i], isBelow(figure.lines().get(i).values()), colours.get(i));
            }
        }
        for (int i = 0; i < tops.length; i++) {
            if (figure.lines().get(i).style() != Figure.Lines.Style.AREA) {
                line(
                        pen,
                        tops[i],
                        figure.lines().get(i).style() == Figure.Lines.Style.STRONG ? STRONG : THIN,
                        colours.get(i));
            }
        }
        plot.labels(pen, figure.labels());
    }

    private double x(int position) {
        return plot.x(size == 1 ? 0.5 : (double) position / (size - 1));
    }

    private int first(int column) {
        return (int) ((long) column * size / columns);
    }

    private void area(Pen pen, double[] values, boolean below, int colour) {
        double[] xs = new double[columns + 2];
        double[] ys = new double[columns + 2];
        for (int column = 0; column < columns; column++) {
            double extreme = values[first(column)];
            for (int t = first(column); t < first(column + 1); t++) {
                extreme = below ? Math.min(extreme, values[t]) : Math.max(extreme, values[t]);
            }
            xs[column] = x(columns == size ? column : first(column));
            ys[column] = plot.y(extreme);
        }
        xs[columns] = xs[columns - 1];
        ys[columns] = plot.y(0);
        xs[columns + 1] = xs[0];
        ys[columns + 1] = plot.y(0);
        pen.area(xs, ys, colour);
    }

    /** Draws the pieces between values that are missing. */
    private void line(Pen pen, double[] values, double width, int colour) {
        List<double[]> piece = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            int low = first(column);
            int high = low;
            for (int t = first(column); t < first(column + 1); t++) {
                low = values[t] < values[low] ? t : low;
                high = values[t] > values[high] ? t : high;
            }
            for (int t : new int[] {Math.min(low, high), Math.max(low, high)}) {
                if (Double.isNaN(values[t])) {
                    draw(pen, piece, width, colour);
                } else {
                    piece.add(new double[] {x(t), plot.y(values[t])});
                }
            }
        }
        draw(pen, piece, width, colour);
    }

    private static void draw(Pen pen, List<double[]> piece, double width, int colour) {
        if (!piece.isEmpty()) {
            pen.curve(
                    piece.stream().mapToDouble(point -> point[0]).toArray(),
                    piece.stream().mapToDouble(point -> point[1]).toArray(),
                    width,
                    colour);
            piece.clear();
        }
    }
}
