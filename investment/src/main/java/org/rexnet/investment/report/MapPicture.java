package org.rexnet.investment.report;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.rexnet.core.section.Figures;
import org.rexnet.investment.report.figure.NetworkMap;

/** Draws the map of a network for print: average prices as colour, the highest loading as width, what is new beneath. */
public final class MapPicture {

    private static final int HEIGHT = 640;
    private static final int TOP = 52;
    private static final int MARGIN = 40;
    private static final int SCALE_WIDTH = 90;
    private static final int LAND = 0xC4CAD2;
    private static final int NEW = 0x8FD3BC;
    private static final int WAY = 0x7A8AA0;
    private static final int LOADED = 0xE69F00;
    private static final int FULL = 0xD55E00;
    private static final double HIGH = 0.75;
    private static final int FEW = 40;
    private static final int LABEL = 11;

    private final NetworkMap map;
    private final double squeeze;
    private final double scale;
    private final double west;
    private final double north;

    private MapPicture(NetworkMap map) {
        this.map = map;
        double latitude =
                map.places().stream().mapToDouble(NetworkMap.Place::y).average().orElse(0);
        squeeze = map.onEarth() ? Math.cos(Math.toRadians(latitude)) : 1;
        List<NetworkMap.Place> near =
                map.places().stream().filter(place -> !place.far()).toList();
        double[] xs = near.stream().mapToDouble(place -> place.x() * squeeze).toArray();
        double[] ys = near.stream().mapToDouble(NetworkMap.Place::y).toArray();
        double width = Math.max(1e-9, max(xs) - min(xs));
        double height = Math.max(1e-9, max(ys) - min(ys));
        double roomAcross = Plot.WIDTH - 2.0 * MARGIN - SCALE_WIDTH;
        double roomDown = HEIGHT - TOP - 2.0 * MARGIN;
        scale = Math.min(roomAcross / width, roomDown / height);
        west = min(xs) - (roomAcross / scale - width) / 2;
        north = max(ys) + (roomDown / scale - height) / 2;
    }

    private static double min(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).min().orElse(0);
    }

    private static double max(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).max().orElse(1);
    }

    /** Returns the picture of a map. */
    public static FigurePicture of(NetworkMap map) {
        MapPicture picture = new MapPicture(map);
        return new FigurePicture("map", HEIGHT, picture::paint);
    }

    private double x(double longitude) {
        return MARGIN + (longitude * squeeze - west) * scale;
    }

    private double y(double latitude) {
        return TOP + MARGIN + (north - latitude) * scale;
    }

    private void paint(Pen pen) {
        Optional<NetworkMap.Course> course = map.course();
        map.land().forEach(line -> land(pen, line));
        pen.bar(0, 0, Plot.WIDTH, TOP - 8.0, 0xFFFFFF);
        long far = map.places().stream().filter(NetworkMap.Place::far).count();
        Plot.title(
                pen,
                (course.isPresent() ? "Average prices and highest loading" : "Network")
                        + (far > 0
                                ? "; %s beyond the edge".formatted(Figures.count(far, "bus lies", "buses lie"))
                                : ""));
        map.ways().stream().filter(way -> way.addition() > 0).forEach(way -> line(pen, way, 11, NEW));
        for (int i = 0; i < map.ways().size(); i++) {
            double share = course.isPresent() ? Math.min(1, course.get().highestLoading()[i]) : 0;
            boolean full = course.isPresent() && share > course.get().full()[i];
            int colour = full ? FULL : share > HIGH ? LOADED : WAY;
            line(pen, map.ways().get(i), 0.8 + (map.ways().size() > 200 ? 1.6 : 3) * share, colour);
        }
        places(pen, course);
    }

    /** Draws the pieces of an outline that lie within the picture. */
    private void land(Pen pen, double[] line) {
        for (int i = 2; i < line.length; i += 2) {
            double[] xs = {x(line[i - 2]), x(line[i])};
            double[] ys = {y(line[i - 1]), y(line[i + 1])};
            boolean within = min(xs) >= 0 && max(xs) <= Plot.WIDTH && min(ys) >= TOP && max(ys) <= HEIGHT;
            if (within) {
                pen.curve(xs, ys, 0.8, LAND);
            }
        }
    }

    private void line(Pen pen, NetworkMap.Way way, double width, int colour) {
        NetworkMap.Place from = map.places().get(way.from());
        NetworkMap.Place to = map.places().get(way.to());
        pen.curve(new double[] {x(from.x()), x(to.x())}, new double[] {y(from.y()), y(to.y())}, width, colour);
    }

    /** Names the places whose names cover neither another place nor another name. */
    private void labels(Pen pen) {
        List<Rectangle2D> taken = new ArrayList<>();
        map.places().forEach(place -> taken.add(new Rectangle2D.Double(x(place.x()) - 5, y(place.y()) - 5, 10, 10)));
        for (NetworkMap.Place place : map.places()) {
            double x = x(place.x()) + 8;
            double y = y(place.y());
            Rectangle2D box = new Rectangle2D.Double(x, y - 8, Pen.width(place.id(), LABEL) + 4, 16);
            if (taken.stream().noneMatch(box::intersects)) {
                taken.add(box);
                pen.text(place.id(), Pen.Anchor.START, x, y + 4, LABEL, false, Plot.TEXT);
            }
        }
    }

    private void places(Pen pen, Optional<NetworkMap.Course> course) {
        double[] prices = course.map(NetworkMap.Course::averagePrices)
                .filter(all -> Arrays.stream(all).anyMatch(Double::isFinite))
                .orElse(new double[0]);
        double low = min(prices);
        double high = max(prices);
        boolean few = map.places().size() <= FEW;
        List<NetworkMap.Place> places = map.places();
        for (int i = 0; i < places.size(); i++) {
            double share = prices.length > 0 && high > low ? (prices[i] - low) / (high - low) : 0;
            double x = x(places.get(i).x());
            double y = y(places.get(i).y());
            pen.disc(x, y, few ? 6 : 3.5, 0xFFFFFF);
            int colour = prices.length == 0
                    ? Plot.colour(0)
                    : Double.isFinite(share) ? FigurePicture.viridis(share) : Plot.FAINT_TEXT;
            pen.disc(x, y, few ? 5 : 2.8, colour);
        }
        if (few) {
            labels(pen);
        }
        if (prices.length > 0) {
            double right = Plot.WIDTH - SCALE_WIDTH + 10.0;
            for (int i = 0; i < 60; i++) {
                pen.bar(right, HEIGHT - MARGIN - 2.0 * i, 14, 2.3, FigurePicture.viridis(i / 59.0));
            }
            pen.text(
                    RankedBars.number(Math.rint(100 * high) / 100),
                    Pen.Anchor.START,
                    right + 20,
                    HEIGHT - MARGIN - 112,
                    11,
                    false,
                    Plot.FAINT_TEXT);
            pen.text(
                    RankedBars.number(Math.rint(100 * low) / 100),
                    Pen.Anchor.START,
                    right + 20,
                    HEIGHT - MARGIN + 2,
                    11,
                    false,
                    Plot.FAINT_TEXT);
            pen.text(
                    course.orElseThrow().currency() + "/MWh",
                    Pen.Anchor.END,
                    Plot.WIDTH - 16.0,
                    28,
                    12,
                    false,
                    Plot.FAINT_TEXT);
        }
    }
}
