package org.rexnet.investment.report;

import java.util.Locale;
import java.util.function.Consumer;

/**
 * Writes SVG.
 *
 * @param out receives the elements
 */
record VectorPen(StringBuilder out) implements Pen {

    /** Returns a picture on white as a complete SVG document. */
    static String svg(int width, int height, Consumer<Pen> painting) {
        StringBuilder out = new StringBuilder();
        out.append(format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" "
                        + "font-family=\"sans-serif\">%n",
                width, height, width, height));
        VectorPen pen = new VectorPen(out);
        pen.bar(0, 0, width, height, 0xFFFFFF);
        painting.accept(pen);
        return out.append("</svg>\n").toString();
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern.replace("%n", "\n"), values);
    }

    @Override
    public void bar(double x, double y, double width, double height, int colour) {
        out.append(format(
                "<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" fill=\"#%06x\"/>%n",
                x, y, width, height, colour));
    }

    @Override
    public void line(double fromX, double fromY, double toX, double toY, int colour) {
        out.append(format(
                "<line x1=\"%.2f\" y1=\"%.2f\" x2=\"%.2f\" y2=\"%.2f\" stroke=\"#%06x\"/>%n",
                fromX, fromY, toX, toY, colour));
    }

    @Override
    public void area(double[] xs, double[] ys, int colour) {
        out.append(format("<polygon points=\"%s\" fill=\"#%06x\"/>%n", points(xs, ys), colour));
    }

    @Override
    public void curve(double[] xs, double[] ys, double width, int colour) {
        out.append(format(
                "<polyline points=\"%s\" fill=\"none\" stroke=\"#%06x\" stroke-width=\"%.2f\""
                        + " stroke-linejoin=\"round\"/>%n",
                points(xs, ys), colour, width));
    }

    private static String points(double[] xs, double[] ys) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < xs.length; i++) {
            points.append(i == 0 ? "" : " ").append(format("%.1f,%.1f", xs[i], ys[i]));
        }
        return points.toString();
    }

    @Override
    public void disc(double x, double y, double radius, int colour) {
        out.append(format("<circle cx=\"%.2f\" cy=\"%.2f\" r=\"%.2f\" fill=\"#%06x\"/>%n", x, y, radius, colour));
    }

    @Override
    public void text(String text, Anchor anchor, double x, double y, int size, boolean bold, int colour) {
        String weight = bold ? " font-weight=\"bold\"" : "";
        out.append(format(
                "<text x=\"%.2f\" y=\"%.2f\" font-size=\"%d\" text-anchor=\"%s\" fill=\"#%06x\"%s>%s</text>%n",
                x,
                y,
                size,
                anchor.name().toLowerCase(Locale.ROOT),
                colour,
                weight,
                Shown.text(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")));
    }
}
