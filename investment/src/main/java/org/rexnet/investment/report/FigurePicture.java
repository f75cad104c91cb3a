package org.rexnet.investment.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import org.rexnet.investment.report.figure.BookDepth;
import org.rexnet.investment.report.figure.Figure;
import org.rexnet.investment.report.figure.Ticks;

/**
 * A figure as a picture for print.
 *
 * @param name for its file
 * @param height in pixels
 * @param painting draws it
 */
public record FigurePicture(String name, int height, Consumer<Pen> painting) {

    private static final int[] VIRIDIS = {0x440154, 0x414487, 0x2A788E, 0x22A884, 0x7AD151, 0xFDE725};
    private static final int ROW = 26;
    private static final int HEAD = 56;
    private static final int FOOT = 48;
    private static final int MOST_LABEL = 260;
    private static final int CELL_TEXT = 90;

    /** Returns the picture of a figure; empty where it has too much to be printed, or nothing. */
    public static Optional<FigurePicture> of(Figure figure) {
        String name = figure.title().toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return switch (figure) {
            case Figure.Bars bars -> Optional.of(bars(name, bars));
            case Figure.Lines lines ->
                Optional.of(new FigurePicture(name, Plot.HEIGHT, pen -> LinePainting.paint(pen, lines)));
            case Figure.Points points -> Optional.of(new FigurePicture(name, Plot.HEIGHT, pen -> paint(pen, points)));
            case Figure.Intervals intervals ->
                Optional.of(new FigurePicture(
                        name, HEAD + ROW * intervals.rows().size() + FOOT, pen -> paint(pen, intervals)));
            case Figure.Heat heat ->
                Optional.of(new FigurePicture(
                        name, HEAD + cell(heat) * heat.down().size() + FOOT, pen -> paint(pen, heat)));
            case Figure.Depth depth -> of(BookDepth.fullest(depth));
            case Figure.Flows flows ->
                FlowPainting.of(flows).map(painting -> new FigurePicture(name, painting.height(), painting::paint));
        };
    }

    /** Returns the picture as SVG. */
    public String svg() {
        return VectorPen.svg(Plot.WIDTH, height, painting);
    }

    /** Returns the picture as PNG, at twice its nominal size so that it is sharp. */
    public byte[] png() {
        return PixelPen.png(Plot.WIDTH, height, painting);
    }

    private static FigurePicture bars(String name, Figure.Bars bars) {
        List<RankedBars.Row> rows = bars.rows().stream()
                .map(row -> new RankedBars.Row(
                        row.label(),
                        known(row.values().get(0)),
                        row.values().size() > 1 ? known(row.values().get(1)) : 0,
                        row.note()))
                .toList();
        RankedBars.Stacking stacking =
                switch (bars.layout()) {
                    case BELOW -> RankedBars.Stacking.BELOW;
                    case IN_LINE -> RankedBars.Stacking.IN_LINE;
                    case STACKED -> RankedBars.Stacking.STACKED;
                };
        RankedBars drawn = new RankedBars(
                bars.title(),
                bars.unit(),
                bars.names().get(0),
                bars.names().size() > 1 ? bars.names().get(1) : "",
                stacking,
                rows);
        return new FigurePicture(name, drawn.height(), drawn::paint);
    }

    private static double known(double value) {
        return Double.isNaN(value) ? 0 : value;
    }

    private static void paint(Pen pen, Figure.Points figure) {
        double[] all = figure.groups().stream()
                .flatMapToDouble(group -> Arrays.stream(group.values()))
                .filter(Double::isFinite)
                .toArray();
        List<String> names =
                figure.groups().stream().map(Figure.Points.Group::name).toList();
        Plot plot = Plot.of(
                DoubleStream.of(all).min().orElse(0), DoubleStream.of(all).max().orElse(1), names);
        Plot.title(pen, figure.title());
        plot.legend(pen, names, colours(names.size()));
        plot.grid(pen, figure.unit());
        plot.labels(pen, figure.labels());
        double last = Math.max(1, figure.labels().size() - 1);
        for (int g = 0; g < figure.groups().size(); g++) {
            Figure.Points.Group group = figure.groups().get(g);
            for (int i = 0; i < group.at().length; i++) {
                if (Double.isFinite(group.values()[i])) {
                    pen.disc(
                            plot.x(group.at()[i] / last),
                            plot.y(group.values()[i]),
                            1.5 + 5 * Math.sqrt(Math.max(0, known(group.sizes()[i]))),
                            Plot.colour(g));
                }
            }
        }
    }

    static List<Integer> colours(int count) {
        List<Integer> colours = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            colours.add(Plot.colour(i));
        }
        return colours;
    }

    private static void paint(Pen pen, Figure.Intervals figure) {
        double labels = 0;
        for (Figure.Intervals.Row row : figure.rows()) {
            labels = Math.min(MOST_LABEL, Math.max(labels, Pen.width(row.label(), Plot.PLAIN)));
        }
        double left = 28 + labels;
        double width = Plot.WIDTH - left - 40;
        double low = figure.from();
        double span = figure.to() - low;
        Plot.title(pen, figure.title());
        double bottom = HEAD + ROW * figure.rows().size();
        double step = Ticks.step(span / 6);
        for (double tick = Math.ceil(low / step) * step; tick <= low + span + step * 1e-9; tick += step) {
            double x = left + width * (tick - low) / span;
            pen.line(x, HEAD - 6, x, bottom, Plot.GRID);
            pen.text(RankedBars.number(tick), Pen.Anchor.MIDDLE, x, bottom + 18, Plot.SMALL, false, Plot.FAINT_TEXT);
        }
        pen.text(figure.unit(), Pen.Anchor.MIDDLE, left + width / 2, bottom + 38, Plot.SMALL, false, Plot.FAINT_TEXT);
        for (int i = 0; i < figure.rows().size(); i++) {
            Figure.Intervals.Row row = figure.rows().get(i);
            double y = HEAD + ROW * (i + 0.5);
            pen.text(row.label(), Pen.Anchor.END, left - 10, y + 4, Plot.PLAIN, false, Plot.TEXT);
            if (!Double.isNaN(row.middle())) {
                double from = left + width * ((Double.isNaN(row.low()) ? row.middle() : row.low()) - low) / span;
                double to = left + width * ((Double.isNaN(row.high()) ? row.middle() : row.high()) - low) / span;
                pen.bar(from, y - 4, Math.max(1, to - from), 8, 0x9CC7E2);
                pen.disc(left + width * (row.middle() - low) / span, y, 5, Plot.colour(0));
            }
        }
    }

    private static int cell(Figure.Heat heat) {
        return heat.down().size() > 40 ? 9 : 14;
    }

    private static void paint(Pen pen, Figure.Heat heat) {
        double[] known = Arrays.stream(heat.values())
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .toArray();
        double low = DoubleStream.of(known).min().orElse(0);
        double high = DoubleStream.of(known).max().orElse(1);
        double width =
                (Plot.WIDTH - CELL_TEXT - 110.0) / Math.max(1, heat.across().size());
        int cell = cell(heat);
        Plot.title(pen, heat.title());
        for (int row = 0; row < heat.down().size(); row++) {
            double y = HEAD + (double) cell * row;
            if (cell > 10 || row % 3 == 0) {
                pen.text(heat.down().get(row), Pen.Anchor.END, CELL_TEXT - 6, y + cell - 3, 10, false, Plot.FAINT_TEXT);
            }
            for (int column = 0; column < heat.across().size(); column++) {
                double value = heat.values()[row][column];
                if (Double.isFinite(value)) {
                    double share = high > low ? (value - low) / (high - low) : 0;
                    pen.bar(CELL_TEXT + width * column, y, width + 0.3, cell + 0.3, viridis(share));
                }
            }
        }
        double bottom = HEAD + (double) cell * heat.down().size();
        double right = CELL_TEXT + width * heat.across().size();
        Plot frame = new Plot(CELL_TEXT, HEAD, right, bottom, 0, 1, 1);
        frame.labels(pen, heat.across());
        for (int i = 0; i < 60; i++) {
            pen.bar(right + 16, HEAD + 118 - 2.0 * i, 14, 2.3, viridis(i / 59.0));
        }
        pen.text(RankedBars.number(high), Pen.Anchor.START, right + 36, HEAD + 8, 11, false, Plot.FAINT_TEXT);
        pen.text(RankedBars.number(low), Pen.Anchor.START, right + 36, HEAD + 120, 11, false, Plot.FAINT_TEXT);
        pen.text(heat.unit(), Pen.Anchor.END, Plot.WIDTH - 16.0, 28, 11, false, Plot.FAINT_TEXT);
    }

    /** Returns a colour from dark blue to yellow, whose lightness grows evenly. */
    static int viridis(double share) {
        double at = Math.max(0, Math.min(1, share)) * (VIRIDIS.length - 1);
        int lower = (int) Math.min(VIRIDIS.length - 2.0, Math.floor(at));
        double part = at - lower;
        int colour = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double from = VIRIDIS[lower] >> shift & 0xFF;
            double to = VIRIDIS[lower + 1] >> shift & 0xFF;
            colour |= (int) Math.round(from + part * (to - from)) << shift;
        }
        return colour;
    }
}
