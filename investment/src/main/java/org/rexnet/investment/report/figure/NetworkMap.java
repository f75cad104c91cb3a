package org.rexnet.investment.report.figure;

import java.util.List;
import java.util.Optional;

/**
 * The network of a study as a map, with what happened there in each snapshot where it was cleared.
 *
 * @param onEarth whether positions are longitude and latitude
 * @param places buses
 * @param ways branches, one for each bus that they lead to
 * @param parts what is connected to the buses
 * @param land outlines of land and borders about the places, each x, y, x, y, …; none where they lie nowhere on Earth
 * @param course what happened; empty where nothing was cleared
 */
public record NetworkMap(
        boolean onEarth,
        List<Place> places,
        List<Way> ways,
        List<Part> parts,
        List<double[]> land,
        Optional<Course> course) {

    public NetworkMap {
        places = List.copyOf(places);
        ways = List.copyOf(ways);
        parts = List.copyOf(parts);
        land = List.copyOf(land);
    }

    /**
     * A bus.
     *
     * @param far whether it lies so far from most others that a picture of these leaves it out
     */
    public record Place(String id, String carrier, double x, double y, boolean far) {}

    /**
     * A branch.
     *
     * @param kind in one word
     * @param from position of its first bus
     * @param to position of another
     * @param carrier of the first bus
     * @param capacity in MW; NaN where there is no limit
     * @param addition part of the capacity that is new
     * @param limits row of the course's limits; -1 where all of the capacity may be used at all times
     */
    public record Way(
            String kind, String id, int from, int to, String carrier, double capacity, double addition, int limits) {

        /** Returns the same with its limits in a row of the course. */
        Way withLimits(int row) {
            return new Way(kind, id, from, to, carrier, capacity, addition, row);
        }
    }

    /**
     * A component at a bus.
     *
     * @param kind in one word
     * @param bus its position
     * @param technology empty where it has none
     * @param capacity in its unit; NaN where it has none or no limit
     * @param addition part of the capacity that is new
     * @param unit of the capacity
     */
    public record Part(
            String kind, String id, int bus, String technology, double capacity, double addition, String unit) {}

    /**
     * What happened over time; a price is NaN where there was none. Where a position stands for several snapshots, {@code low} and
     * {@code high} are the lowest and the highest value of each; otherwise {@code high} has no rows.
     *
     * @param labels of the positions
     * @param remark on what is left out
     * @param currency of prices, which are per MWh
     * @param averagePrices by place, over the horizon with its weights
     * @param highestLoading by way, as a share of what it may carry then; 0 where it has no limit
     * @param full by way, the share from which it can carry no more
     * @param prices by place
     * @param flows by way, in MW from its first bus
     * @param limits of ways whose limit changes, in MW
     * @param powers by part, in MW into its bus
     * @param words that {@code setters} count: who sets a price
     * @param setters by place, which of the words; without rows where it was not asked for
     */
    public record Course(
            List<String> labels,
            String remark,
            String currency,
            double[] averagePrices,
            double[] highestLoading,
            double[] full,
            Span prices,
            Span flows,
            Span limits,
            Span powers,
            List<String> words,
            Pack setters) {

        /** Share from which a way is full, but for rounding, where nothing of it is kept free. */
        static final double FULL = 0.995;

        public Course {
            labels = List.copyOf(labels);
            words = List.copyOf(words);
        }
    }

    /** Numbers over time. */
    public record Span(Pack low, Pack high) {}
}
