package org.rexnet.investment.report;

import java.util.List;
import org.rexnet.investment.report.figure.Ticks;

/**
 * Frame of a picture: where values and positions lie between its edges, with ticks, unit, title and legend.
 *
 * @param low least value of the axis
 * @param high largest value of the axis
 * @param step between ticks
 */
record Plot(double left, double top, double right, double bottom, double low, double high, double step) {

    static final int WIDTH = 900;
    static final int HEIGHT = 420;
    static final int TEXT = 0x303030;
    static final int FAINT_TEXT = 0x707070;
    static final int GRID = 0xE2E2E2;
    static final int PLAIN = 13;
    static final int SMALL = 12;

    private static final int BOLD = 16;
    private static final int MARGIN = 16;
    private static final int TICKS = 6;
    private static final int MOST_LABELS = 12;
    private static final int SAMPLE = 50;
    private static final int LEGEND_LINE = 20;

    /** Colours that people with colour blindness tell apart, after M. Okabe and K. Ito, and some between. */
    private static final int[] COLOURS = {
        0x0072B2, 0xE69F00, 0x009E73, 0xCC79A7, 0x56B4E9, 0xD55E00, 0xB5A900, 0x8C6BB1, 0x7F7F7F, 0x44AA99, 0xAA4466,
        0x99CC55
    };

    static int colour(int position) {
        return COLOURS[position % COLOURS.length];
    }

    /** Returns the frame for values between two, below a legend of some names. */
    static Plot of(double least, double most, List<String> names) {
        double low = Math.min(0, least);
        double high = Math.max(0, most);
        if (!(high > low)) {
            high = low + 1;
        }
        double step = Ticks.step((high - low) / TICKS);
        double bottom = Math.floor(low / step) * step;
        double top = Math.ceil(high / step) * step;
        double widest = Math.max(Pen.width(RankedBars.number(bottom), SMALL), Pen.width(RankedBars.number(top), SMALL));
        return new Plot(
                MARGIN + widest + 8,
                62.0 + LEGEND_LINE * lines(names),
                WIDTH - MARGIN - 8,
                HEIGHT - 34.0,
                bottom,
                top,
                step);
    }

    private static int lines(List<String> names) {
        int lines = names.isEmpty() ? 0 : 1;
        double x = MARGIN;
        for (String name : names) {
            double width = 17 + Pen.width(name, PLAIN) + 20;
            if (x + width > WIDTH - MARGIN && x > MARGIN) {
                lines++;
                x = MARGIN;
            }
            x += width;
        }
        return lines;
    }

    double y(double value) {
        return bottom - (value - low) / (high - low) * (bottom - top);
    }

    double x(double share) {
        return left + share * (right - left);
    }

    static void title(Pen pen, String title) {
        pen.text(title, Pen.Anchor.START, MARGIN, 28, BOLD, true, TEXT);
    }

    void legend(Pen pen, List<String> names, List<Integer> colours) {
        double x = MARGIN;
        double y = 52;
        for (int i = 0; i < names.size(); i++) {
            double width = 17 + Pen.width(names.get(i), PLAIN) + 20;
            if (x + width > WIDTH - MARGIN && x > MARGIN) {
                x = MARGIN;
                y += LEGEND_LINE;
            }
            pen.bar(x, y - 10, 11, 11, colours.get(i));
            pen.text(names.get(i), Pen.Anchor.START, x + 17, y, PLAIN, false, TEXT);
            x += width;
        }
    }

    /** Draws lines at the ticks with their values, and the unit above. */
    void grid(Pen pen, String unit) {
        int ticks = (int) Math.rint((high - low) / step);
        for (int i = 0; i <= ticks; i++) {
            double value = low + i * step;
            pen.line(left, y(value), right, y(value), Math.abs(value) < step / 2 ? FAINT_TEXT : GRID);
            pen.text(RankedBars.number(value), Pen.Anchor.END, left - 6, y(value) + 4, SMALL, false, FAINT_TEXT);
        }
        pen.text(unit, Pen.Anchor.START, MARGIN, top - 8, SMALL, false, FAINT_TEXT);
    }

    /** Writes some of the labels below, evenly. */
    void labels(Pen pen, List<String> labels) {
        double widest = labels.stream()
                .limit(SAMPLE)
                .mapToDouble(label -> Pen.width(label, SMALL))
                .max()
                .orElse(1);
        int count = Math.clamp((long) ((right - left) / (1.5 * widest + 12)), 1, Math.min(MOST_LABELS, labels.size()));
        for (int i = 0; i < count; i++) {
            int position = count == 1 ? 0 : (int) ((long) i * (labels.size() - 1) / (count - 1));
            double share = labels.size() == 1 ? 0.5 : (double) position / (labels.size() - 1);
            Pen.Anchor anchor = i == 0 && count > 1
                    ? Pen.Anchor.START
                    : i == count - 1 && count > 1 ? Pen.Anchor.END : Pen.Anchor.MIDDLE;
            pen.text(labels.get(position), anchor, x(share), bottom + 20, SMALL, false, FAINT_TEXT);
        }
    }
}
