package org.rexnet.investment.report;

import java.util.List;
import java.util.Locale;
import org.rexnet.investment.report.figure.Ticks;

/**
 * Horizontal bars in the order of their rows, two for each, from a common zero line.
 *
 * @param title one line above
 * @param unit of the numbers, below the axis
 * @param first what the first bar of each row is
 * @param second what the second is; empty for one bar only
 * @param stacking whether the two bars lie in one line, as in a tornado, or one below the other
 * @param rows from top to bottom
 */
public record RankedBars(String title, String unit, String first, String second, Stacking stacking, List<Row> rows) {

    private static final int WIDTH = 900;
    private static final int MARGIN = 16;
    private static final int HEAD = 64;
    private static final int FOOT = 48;
    private static final int ROW = 34;
    private static final int BAR = 11;
    private static final int NOTE_WIDTH = 150;
    private static final int MOST_LABEL_WIDTH = 300;
    private static final int TICKS = 6;

    private static final int TEXT = 0x303030;
    private static final int FAINT_TEXT = 0x707070;
    private static final int GRID = 0xE2E2E2;
    private static final int ZERO = 0x909090;
    /** Blue and orange, which people with colour blindness tell apart, after M. Okabe and K. Ito. */
    private static final int FIRST = 0x0072B2;

    private static final int SECOND = 0xE69F00;

    private static final int BOLD = 15;
    private static final int PLAIN = 12;
    private static final int SMALL = 11;

    public RankedBars {
        rows = List.copyOf(rows);
    }

    /** Where the two bars of a row lie. */
    public enum Stacking {
        BELOW,
        IN_LINE,
        STACKED
    }

    /**
     * One row.
     *
     * @param label to the left
     * @param first length of the first bar; may be below 0
     * @param second length of the second bar; may be below 0
     * @param note to the right
     */
    public record Row(String label, double first, double second, String note) {}

    /** Returns the picture as PNG, at twice its nominal size so that it is sharp. */
    public byte[] png() {
        return PixelPen.png(WIDTH, height(), this::paint);
    }

    /** Returns the picture as SVG, which any browser shows. */
    public String svg() {
        return VectorPen.svg(WIDTH, height(), this::paint);
    }

    int height() {
        return HEAD + ROW * rows.size() + FOOT;
    }

    void paint(Pen pen) {
        double labels = Math.min(
                MOST_LABEL_WIDTH,
                rows.stream()
                        .mapToDouble(row -> Pen.width(row.label(), PLAIN))
                        .max()
                        .orElse(0));
        Axis axis = axis(MARGIN + labels + 12, WIDTH - MARGIN - NOTE_WIDTH);
        pen.text(title, Pen.Anchor.START, MARGIN, 26, BOLD, true, TEXT);
        if (!second.isEmpty()) {
            legend(pen);
        }
        grid(pen, axis);
        for (int i = 0; i < rows.size(); i++) {
            row(pen, axis, rows.get(i), HEAD + ROW * i, labels);
        }
        pen.line(axis.at(0), HEAD - 4, axis.at(0), height() - FOOT + 4, ZERO);
    }

    private void legend(Pen pen) {
        double x = MARGIN;
        for (int i = 0; i < 2; i++) {
            String name = i == 0 ? first : second;
            pen.bar(x, 39, 11, 11, i == 0 ? FIRST : SECOND);
            pen.text(name, Pen.Anchor.START, x + 17, 49, PLAIN, false, TEXT);
            x += 17 + Pen.width(name, PLAIN) + 22;
        }
    }

    private void grid(Pen pen, Axis axis) {
        int bottom = height() - FOOT;
        int ticks = (int) Math.rint((axis.high() - axis.low()) / axis.step());
        for (int i = 0; i <= ticks; i++) {
            double tick = axis.low() + i * axis.step();
            pen.line(axis.at(tick), HEAD - 4, axis.at(tick), bottom + 4, GRID);
            pen.text(number(tick), Pen.Anchor.MIDDLE, axis.at(tick), bottom + 19, SMALL, false, FAINT_TEXT);
        }
        double middle = (axis.left() + axis.right()) / 2;
        pen.text(unit, Pen.Anchor.MIDDLE, middle, height() - 10, PLAIN, false, TEXT);
    }

    private void row(Pen pen, Axis axis, Row row, double top, double labels) {
        double middle = top + ROW / 2.0;
        if (stacking != Stacking.BELOW || second.isEmpty()) {
            double from = stacking == Stacking.STACKED ? row.first() : 0;
            bar(pen, axis, 0, row.first(), middle - 0.8 * BAR, 1.6 * BAR, FIRST);
            bar(pen, axis, from, from + row.second(), middle - 0.8 * BAR, 1.6 * BAR, SECOND);
        } else {
            bar(pen, axis, 0, row.first(), middle - BAR - 1, BAR, FIRST);
            bar(pen, axis, 0, row.second(), middle + 1, BAR, SECOND);
        }
        pen.text(fit(row.label(), labels), Pen.Anchor.END, MARGIN + labels, middle + 4, PLAIN, false, TEXT);
        pen.text(
                row.note(), Pen.Anchor.START, WIDTH - MARGIN - NOTE_WIDTH + 12.0, middle + 4, SMALL, false, FAINT_TEXT);
    }

    private static void bar(Pen pen, Axis axis, double begin, double end, double top, double height, int colour) {
        double from = axis.at(Math.min(begin, end));
        pen.bar(from, top, axis.at(Math.max(begin, end)) - from, height, colour);
    }

    private static String fit(String label, double width) {
        String shown = label;
        while (Pen.width(shown, PLAIN) > width + 1 && shown.length() > 2) {
            shown = shown.substring(0, shown.length() - 2) + "…";
        }
        return shown;
    }

    /** Where numbers lie between two edges. */
    private record Axis(double low, double high, double step, double left, double right) {

        double at(double value) {
            return left + (value - low) / (high - low) * (right - left);
        }
    }

    private Axis axis(double left, double right) {
        double low = 0;
        double high = 0;
        for (Row row : rows) {
            double last = stacking == Stacking.STACKED ? row.first() + row.second() : row.second();
            low = Math.min(low, Math.min(row.first(), last));
            high = Math.max(high, Math.max(row.first(), last));
        }
        if (high == low) {
            high = 1;
        }
        double step = Ticks.step((high - low) / TICKS);
        return new Axis(
                low < 0 ? Math.floor(low / step) * step : 0,
                high > 0 ? Math.ceil(high / step) * step : 0,
                step,
                left,
                right);
    }

    /** Returns a number with commas between thousands and as many decimals as it needs, at most three. */
    static String number(double value) {
        double rounded = Math.rint(value * 1000) / 1000 + 0.0;
        if (rounded == Math.rint(rounded)) {
            return String.format(Locale.ROOT, "%,.0f", rounded);
        }
        return String.format(Locale.ROOT, "%,.3f", rounded).replaceFirst("0+$", "");
    }
}
