package org.rexnet.investment.report;

import java.awt.Font;
import java.awt.font.FontRenderContext;

/** Draws bars, lines and text; positions in pixels from the upper left corner, colours as 0xRRGGBB. */
interface Pen {

    /** Which part of a text stands at its position. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    void bar(double x, double y, double width, double height, int colour);

    void line(double fromX, double fromY, double toX, double toY, int colour);

    /** Fills a polygon. */
    void area(double[] xs, double[] ys, int colour);

    /** Draws a line through points. */
    void curve(double[] xs, double[] ys, double width, int colour);

    /** Fills a circle. */
    void disc(double x, double y, double radius, int colour);

    /** Draws one line of text whose baseline is at {@code y}. */
    void text(String text, Anchor anchor, double x, double y, int size, boolean bold, int colour);

    /** Returns the width of a plain text in pixels. */
    static double width(String text, int size) {
        Font font = new Font(Font.SANS_SERIF, Font.PLAIN, size);
        return font.getStringBounds(text, new FontRenderContext(null, true, true))
                .getWidth();
    }
}
