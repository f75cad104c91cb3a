package org.rexnet.core.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Plant that turns power into hydrogen (or whatever the bus it feeds carries). It is hot, in standby or cold.
 *
 * <p>Hot, it draws between the first and the last load of its curve and makes load x efficiency, linear between the curve's points:
 *
 * <pre>
 * output(p) = slope_k p + intercept_k C   for load_k C &lt;= p &lt;= load_k+1 C,
 * slope_k = (load_k+1 eff_k+1 - load_k eff_k) / (load_k+1 - load_k),   intercept_k = load_k (eff_k - slope_k).
 * </pre>
 *
 * <p>In standby it draws a share of its capacity, makes nothing, and gets hot at no cost; cold it draws nothing, and leaving that state
 * costs money per MW of capacity. This is the common model of three states with a production that is linear in pieces, as in Baumhof,
 * Raheli, Johnsen and Kazempour, "Optimization of hybrid power plants: when is a detailed electrolyzer model necessary?", IEEE PowerTech
 * 2023.
 *
 * <p>Where slopes do not rise, a plant of several pieces may make less, down to the straight line between the ends of its curve: where its
 * product is worth anything it never does. Where slopes rise anywhere, each piece is a hot state of its own, on its line exactly.
 *
 * @param id unique among the electrolysers
 * @param powerBus where power is drawn
 * @param outputBus where the product is fed in
 * @param carrier name of the technology; empty where it is not named
 * @param capacityMw C, power drawn at full load, finite
 * @param expansion how the capacity may be extended; of whole modules each is a unit with a state of its own
 * @param curve at least two points, loads rising
 * @param standbyPu power drawn in standby per unit of capacity, from 0 to 1
 * @param startCostPerMw money for each MW of capacity that leaves the cold state, whatever snapshots weigh
 * @param marginalCost money per MWh of power drawn, beside its price
 * @param warmBefore share of the capacity that is not cold before the first snapshot of each block, from 0 to 1
 */
public record Electrolyser(
        String id,
        String powerBus,
        String outputBus,
        String carrier,
        double capacityMw,
        Optional<Expansion> expansion,
        List<Point> curve,
        double standbyPu,
        Profile startCostPerMw,
        Profile marginalCost,
        double warmBefore)
        implements Component {

    private static final double SAME_SLOPE = 1e-9;

    /**
     * Point of the curve.
     *
     * @param load power drawn per unit of capacity, from 0 to 1
     * @param efficiency energy made per energy drawn at that load, above 0 and at most 1
     */
    public record Point(double load, double efficiency) {}

    /**
     * Straight piece of the curve: output = slope x power + intercept x capacity.
     *
     * @param from least load per unit of capacity
     * @param to largest load per unit of capacity
     */
    public record Piece(double from, double to, double slope, double intercept) {}

    public Electrolyser {
        curve = List.copyOf(curve);
        Attributes check = Attributes.check("Electrolyser", id)
                .between("capacityMw", Profile.of(capacityMw), 0, Double.MAX_VALUE)
                .between("standbyPu", Profile.of(standbyPu), 0, 1)
                .between("startCostPerMw", startCostPerMw, 0, Double.MAX_VALUE)
                .between("warmBefore", Profile.of(warmBefore), 0, 1)
                .finite("marginalCost", marginalCost)
                .holds(curve.size() >= 2, "the curve needs at least two points");
        for (int k = 0; k < curve.size(); k++) {
            Point point = curve.get(k);
            check.between("load", Profile.of(point.load()), 0, 1)
                    .holds(
                            point.efficiency() > 0 && point.efficiency() <= 1,
                            "efficiency must be above 0 and at most 1 but is " + point.efficiency())
                    .holds(
                            k == 0 || point.load() > curve.get(k - 1).load(),
                            "loads must rise but %s does not".formatted(point.load()));
        }
        check.done();
    }

    /** Returns a builder of a plant with the same efficiency at all loads. */
    public static Builder builder(String id, String powerBus, String outputBus, double efficiency) {
        return new Builder(id, powerBus, outputBus).curve(new Point(0, efficiency), new Point(1, efficiency));
    }

    /** Returns the pieces of the curve in the order of their loads. */
    public List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>();
        for (int k = 1; k < curve.size(); k++) {
            pieces.add(between(curve.get(k - 1), curve.get(k)));
        }
        return pieces;
    }

    /** Returns the straight line between the ends of the curve. */
    public Piece chord() {
        return between(curve.getFirst(), curve.getLast());
    }

    private static Piece between(Point a, Point b) {
        double slope = (b.load() * b.efficiency() - a.load() * a.efficiency()) / (b.load() - a.load());
        return new Piece(a.load(), b.load(), slope, a.load() * (a.efficiency() - slope));
    }

    /** Returns whether one more MWh never makes more at a higher load than at a lower one. */
    public boolean isConcave() {
        List<Piece> pieces = pieces();
        for (int k = 1; k < pieces.size(); k++) {
            if (pieces.get(k).slope() > pieces.get(k - 1).slope() + SAME_SLOPE) {
                return false;
            }
        }
        return true;
    }

    @Override
    public ComponentKind kind() {
        return ComponentKind.ELECTROLYSER;
    }

    @Override
    public List<String> buses() {
        return List.of(powerBus, outputBus);
    }

    @Override
    public List<String> fedBuses() {
        return List.of(outputBus);
    }

    @Override
    public double capacity() {
        return capacityMw;
    }

    @Override
    public Electrolyser withCapacity(double newCapacity) {
        return toBuilder().capacityMw(newCapacity).build();
    }

    @Override
    public Electrolyser withExpansion(Optional<Expansion> newExpansion) {
        return toBuilder().expansion(newExpansion).build();
    }

    /** Keeps its states: all that it earns and pays is in proportion to its capacity, so that they do not stand in the way of a value. */
    @Override
    public Electrolyser sized(double size) {
        return toBuilder().capacityMw(size).expansion(Optional.empty()).build();
    }

    /** Returns whether it matters that it is in one state as a whole: not where it may run at any load and starts for nothing. */
    @Override
    public boolean isCommitted() {
        return curve.getFirst().load() > 0 || isTiedToBefore() || !isConcave();
    }

    @Override
    public boolean passesState() {
        return isTiedToBefore();
    }

    @Override
    public boolean isTiedToBefore() {
        return startCostPerMw.max() > 0;
    }

    @Override
    public double dearestPerMwh() {
        return Math.abs(marginalCost.max());
    }

    @Override
    public List<Reach> reach(double hours) {
        double most = curve.stream()
                .mapToDouble(point -> point.load() * point.efficiency())
                .max()
                .orElse(0);
        return List.of(
                new Reach(powerBus, t -> 0, t -> capacityMw * curve.getLast().load()),
                new Reach(outputBus, t -> capacityMw * most, t -> 0));
    }

    /**
     * Returns the pieces of the least concave curve above its own and through nothing at no load, in MW of power drawn: all that it can do
     * where it may share its capacity among its states and starts cost nothing.
     */
    @Override
    public Optional<Conversion> conversion() {
        List<Point> corners = new ArrayList<>();
        corners.add(new Point(0, curve.getFirst().efficiency()));
        for (Point point : curve) {
            while (corners.size() > 1
                    && between(corners.get(corners.size() - 2), corners.getLast())
                                    .slope()
                            <= between(corners.getLast(), point).slope()) {
                corners.removeLast();
            }
            if (point.load() > 0) {
                corners.add(point);
            }
        }
        List<Conversion.Way> ways = new ArrayList<>();
        for (int k = 1; k < corners.size(); k++) {
            Piece piece = between(corners.get(k - 1), corners.get(k));
            double most = capacityMw * (piece.to() - piece.from());
            ways.add(new Conversion.Way(
                    List.of(Conversion.Port.of(powerBus, -1), Conversion.Port.of(outputBus, piece.slope())),
                    t -> 0,
                    t -> most,
                    marginalCost::at));
        }
        return capacityMw == 0
                ? Optional.empty()
                : Optional.of(new Conversion(ways, List.of(), Double.POSITIVE_INFINITY));
    }

    @Override
    public Map<String, Profile> drivers() {
        return Map.of("cost of " + key(), marginalCost);
    }

    @Override
    public List<Profile> runningCosts() {
        return List.of(marginalCost);
    }

    @Override
    public Electrolyser withRunningCosts(UnaryOperator<Profile> change) {
        return toBuilder().marginalCost(change.apply(marginalCost)).build();
    }

    @Override
    public Electrolyser withSwitchingCosts(UnaryOperator<Profile> change) {
        return toBuilder().startCostPerMw(change.apply(startCostPerMw)).build();
    }

    @Override
    public Electrolyser withProfiles(UnaryOperator<Profile> change) {
        return withRunningCosts(change).withSwitchingCosts(change);
    }

    /** Returns a builder that starts from these attributes. */
    public Builder toBuilder() {
        Builder copy = new Builder(id, powerBus, outputBus);
        copy.carrier = carrier;
        copy.capacityMw = capacityMw;
        copy.expansion = expansion;
        copy.curve = curve;
        copy.standbyPu = standbyPu;
        copy.startCostPerMw = startCostPerMw;
        copy.marginalCost = marginalCost;
        copy.warmBefore = warmBefore;
        return copy;
    }

    /** Collects the attributes; mutable, for one thread. */
    public static final class Builder extends TechnologyBuilder<Builder> {

        private final String id;
        private final String powerBus;
        private final String outputBus;
        private double capacityMw = 0;
        private List<Point> curve = List.of();
        private double standbyPu = 0;
        private Profile startCostPerMw = Profile.ZERO;
        private double warmBefore = 0;

        private Builder(String id, String powerBus, String outputBus) {
            this.id = id;
            this.powerBus = powerBus;
            this.outputBus = outputBus;
        }

        @Override
        Builder self() {
            return this;
        }

        /** Sets the power drawn at full load in MW, at least 0; 0 by default. */
        public Builder capacityMw(double capacityMw) {
            this.capacityMw = capacityMw;
            return this;
        }

        /** Sets the efficiency by load: at least two points, loads rising. */
        public Builder curve(List<Point> curve) {
            this.curve = curve;
            return this;
        }

        /** Sets the efficiency by load: at least two points, loads rising. */
        public Builder curve(Point... points) {
            return curve(List.of(points));
        }

        /** Sets the power drawn in standby per unit of capacity, from 0 to 1; 0 by default. */
        public Builder standbyPu(double standbyPu) {
            this.standbyPu = standbyPu;
            return this;
        }

        /**
         * Sets the cost of leaving the cold state by snapshot, in money per MW of capacity, whatever snapshots weigh, at least 0; 0 by
         * default.
         */
        public Builder startCostPerMw(Profile startCostPerMw) {
            this.startCostPerMw = startCostPerMw;
            return this;
        }

        /** Sets the cost of leaving the cold state in every snapshot, in money per MW of capacity. */
        public Builder startCostPerMw(double startCostPerMw) {
            return startCostPerMw(Profile.of(startCostPerMw));
        }

        /** Sets the share of the capacity that is not cold before the first snapshot of each block, from 0 to 1; 0 by default. */
        public Builder warmBefore(double warmBefore) {
            this.warmBefore = warmBefore;
            return this;
        }

        /** Returns the component; throws {@link IllegalArgumentException} where an attribute is out of its range. */
        public Electrolyser build() {
            return new Electrolyser(
                    id,
                    powerBus,
                    outputBus,
                    carrier,
                    capacityMw,
                    expansion,
                    curve,
                    standbyPu,
                    startCostPerMw,
                    marginalCost,
                    warmBefore);
        }
    }
}
