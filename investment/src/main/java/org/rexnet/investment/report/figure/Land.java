package org.rexnet.investment.report.figure;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Outlines of land and borders of countries: Natural Earth, which is in the public domain, at 1:50 or 1:110 million, as the npm package
 * world-atlas (ISC licence) has it in TopoJSON.
 */
final class Land {

    private static final double MARGIN = 0.4;
    /** Maps are wider than high, and degrees of longitude shorter than those of latitude. */
    private static final double ACROSS = 2.2;

    private static final double LEAST_MARGIN = 0.2;
    private static final double LARGE = 60;
    /** Below this many degrees the outlines are too coarse to help. */
    private static final double SMALL = 0.7;

    private final double west;
    private final double east;
    private final double south;
    private final double north;
    private final List<double[]> outlines = new ArrayList<>();

    private Land(double west, double east, double south, double north) {
        this.west = west;
        this.east = east;
        this.south = south;
        this.north = north;
    }

    /** Returns the outlines about some places. */
    static List<double[]> about(List<NetworkMap.Place> places) {
        double west = Double.POSITIVE_INFINITY;
        double east = Double.NEGATIVE_INFINITY;
        double south = Double.POSITIVE_INFINITY;
        double north = Double.NEGATIVE_INFINITY;
        for (NetworkMap.Place place : places) {
            west = Math.min(west, place.x());
            east = Math.max(east, place.x());
            south = Math.min(south, place.y());
            north = Math.max(north, place.y());
        }
        double span = Math.max(east - west, north - south);
        if (span < SMALL) {
            return List.of();
        }
        double across = LEAST_MARGIN + ACROSS * span;
        double up = LEAST_MARGIN + MARGIN * span;
        Land land = new Land(west - across, east + across, south - up, north + up);
        land.read(span > LARGE ? "countries-110m.json" : "countries-50m.json");
        return land.outlines;
    }

    private void read(String name) {
        try (InputStream in = Objects.requireNonNull(Land.class.getResourceAsStream(name), name);
                JsonParser json = new JsonFactory().createParser(in)) {
            List<double[]> arcs = new ArrayList<>();
            double[] scale = {1, 1};
            double[] origin = {0, 0};
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                switch (field) {
                    case "arcs" -> arcs = arcs(json);
                    case "transform" -> {
                        while (json.nextToken() == JsonToken.FIELD_NAME) {
                            double[] target = json.currentName().equals("scale") ? scale : origin;
                            json.nextToken();
                            System.arraycopy(numbers(json), 0, target, 0, 2);
                        }
                    }
                    default -> json.skipChildren();
                }
            }
            arcs.forEach(arc -> clip(arc, scale, origin));
        } catch (IOException e) {
            throw new UncheckedIOException("The outlines of land cannot be read.", e);
        }
    }

    private static List<double[]> arcs(JsonParser json) throws IOException {
        List<double[]> arcs = new ArrayList<>();
        while (json.nextToken() == JsonToken.START_ARRAY) {
            List<double[]> points = new ArrayList<>();
            while (json.nextToken() == JsonToken.START_ARRAY) {
                points.add(numbers(json));
            }
            double[] arc = new double[2 * points.size()];
            for (int i = 0; i < points.size(); i++) {
                arc[2 * i] = points.get(i)[0];
                arc[2 * i + 1] = points.get(i)[1];
            }
            arcs.add(arc);
        }
        return arcs;
    }

    private static double[] numbers(JsonParser json) throws IOException {
        double[] pair = new double[2];
        int i = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (i < 2) {
                pair[i++] = json.getDoubleValue();
            }
        }
        return pair;
    }

    /** Keeps the pieces of an arc, whose points are steps from one to the next, that lie in the frame. */
    private void clip(double[] arc, double[] scale, double[] origin) {
        double x = 0;
        double y = 0;
        List<Double> piece = new ArrayList<>();
        for (int i = 0; i < arc.length; i += 2) {
            x += arc[i];
            y += arc[i + 1];
            double longitude = x * scale[0] + origin[0];
            double latitude = y * scale[1] + origin[1];
            if (longitude >= west && longitude <= east && latitude >= south && latitude <= north) {
                piece.add(longitude);
                piece.add(latitude);
            } else {
                keep(piece);
            }
        }
        keep(piece);
    }

    private void keep(List<Double> piece) {
        if (piece.size() > 2) {
            outlines.add(piece.stream().mapToDouble(Double::doubleValue).toArray());
        }
        piece.clear();
    }
}
