package org.rexnet.core.study;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Temperatures of a heat network by that of the air outdoors: linear between points, constant beyond the first and last.
 *
 * @param supply supply temperature in C by outdoor temperature in C, at least one point
 * @param back return temperature in C by outdoor temperature in C, at least one point
 */
public record HeatingCurve(NavigableMap<Double, Double> supply, NavigableMap<Double, Double> back) {

    public HeatingCurve {
        supply = Collections.unmodifiableNavigableMap(new TreeMap<>(supply));
        back = Collections.unmodifiableNavigableMap(new TreeMap<>(back));
        if (supply.isEmpty() || back.isEmpty()) {
            throw new IllegalArgumentException("A heating curve needs at least one point of supply and of return.");
        }
    }

    /** Returns the supply temperatures at outdoor temperatures in C. */
    public Profile supplyCelsius(Profile outdoorCelsius) {
        return outdoorCelsius.map(celsius -> at(supply, celsius));
    }

    /** Returns the return temperatures at outdoor temperatures in C. */
    public Profile returnCelsius(Profile outdoorCelsius) {
        return outdoorCelsius.map(celsius -> at(back, celsius));
    }

    private static double at(NavigableMap<Double, Double> points, double celsius) {
        Map.Entry<Double, Double> below = points.floorEntry(celsius);
        Map.Entry<Double, Double> above = points.higherEntry(celsius);
        if (below == null) {
            return points.firstEntry().getValue();
        }
        if (above == null) {
            return below.getValue();
        }
        double share = (celsius - below.getKey()) / (above.getKey() - below.getKey());
        return below.getValue() + share * (above.getValue() - below.getValue());
    }
}
