package org.rexnet.core.simulation.plant;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The strategies that come with the project. */
public final class Strategies {

    /** Name of the strategy of those who offer at cost and bid at value. */
    public static final String TRUTHFUL = "truthful";

    private static final Map<String, Strategy> ALL = new TreeMap<>(Map.of(
            TRUTHFUL,
            new Truthful(),
            "price-taker",
            new PriceTaker(),
            "zero-intelligence",
            new ZeroIntelligence(),
            "naive",
            new Naive(),
            "speculator",
            new Speculator()));

    private Strategies() {}

    /** Returns the strategy of a name. */
    public static Optional<Strategy> find(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    /** Returns the names of all. */
    public static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    /** Offers at cost and bids at value. */
    private record Truthful() implements Strategy {

        @Override
        public double sellLimit(double cost, Occasion on) {
            return cost;
        }

        @Override
        public double buyLimit(double value, Occasion on) {
            return value;
        }
    }

    /** Trades whatever the price: at the ends of the band. */
    private record PriceTaker() implements Strategy {

        @Override
        public double sellLimit(double cost, Occasion on) {
            return on.lowest();
        }

        @Override
        public double buyLimit(double value, Occasion on) {
            return on.highest();
        }
    }

    /** Any price that brings no loss, all equally likely (D. Gode and S. Sunder, Journal of Political Economy 1993). */
    private record ZeroIntelligence() implements Strategy {

        @Override
        public double sellLimit(double cost, Occasion on) {
            return cost + on.draw() * Math.max(0, on.highest() - cost);
        }

        @Override
        public double buyLimit(double value, Occasion on) {
            return value - on.draw() * Math.max(0, value - on.lowest());
        }
    }

    /** Wants a gain of a twentieth on whatever it buys or sells: for who has nothing to deliver. */
    private record Speculator() implements Strategy {

        private static final double GAIN = 0.05;

        @Override
        public double sellLimit(double cost, Occasion on) {
            return cost + GAIN * Math.abs(cost);
        }

        @Override
        public double buyLimit(double value, Occasion on) {
            return value - GAIN * Math.abs(value);
        }
    }

    /** The price that it expects, where that brings no loss. */
    private record Naive() implements Strategy {

        @Override
        public double sellLimit(double cost, Occasion on) {
            return Math.max(cost, on.price());
        }

        @Override
        public double buyLimit(double value, Occasion on) {
            return Math.min(value, on.price());
        }
    }
}
