package org.rexnet.core.simulation.plant;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.rexnet.core.simulation.world.Actor;
import org.rexnet.core.study.RefusedStudyException;
import org.rexnet.core.study.Suggestion;

/** The strategies that come with the project, and those that services of {@link Strategy} on the class path add. */
public final class Strategies {

    /** Name of the strategy of those who offer at cost and bid at value. */
    public static final String TRUTHFUL = "truthful";

    private static final List<Strategy> OWN = List.of(
            new Truthful(), new PriceTaker(), new ZeroIntelligence(), new Naive(), new Speculator(), new IncDec());

    private static final Map<String, Strategy> ALL = all();

    private Strategies() {}

    /** Those that come with the project, and those of services on the class path, which may not take their names. */
    private static Map<String, Strategy> all() {
        Map<String, Strategy> all = new TreeMap<>();
        OWN.forEach(one -> all.put(one.name(), one));
        ServiceLoader.load(Strategy.class).forEach(one -> all.putIfAbsent(one.name(), one));
        return Collections.unmodifiableMap(all);
    }

    /**
     * Returns the strategy of an actor.
     *
     * @throws RefusedStudyException where there is none of that name; the message lists those that there are
     */
    public static Strategy of(Actor actor) {
        String name = actor.conduct().strategy();
        return find(name).orElseThrow(() -> new RefusedStudyException(unknown(actor.name(), name)));
    }

    /** Returns what to say of a participant whose strategy is none of those that there are. */
    static String unknown(String participant, String name) {
        return "Participant %s: there is no strategy %s; there are %s%s."
                .formatted(participant, name, String.join(", ", names()), Suggestion.maybe(name, names()));
    }

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
        public String name() {
            return TRUTHFUL;
        }
    }

    /** Trades whatever the price: at the ends of the band. */
    private record PriceTaker() implements Strategy {

        @Override
        public String name() {
            return "price-taker";
        }

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
        public String name() {
            return "zero-intelligence";
        }

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
        public String name() {
            return "speculator";
        }

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
        public String name() {
            return "naive";
        }

        @Override
        public double sellLimit(double cost, Occasion on) {
            return Math.max(cost, on.price());
        }

        @Override
        public double buyLimit(double value, Occasion on) {
            return Math.min(value, on.price());
        }
    }

    /**
     * States for redispatch that its plants cost what the price at their own place will be, so that it is scheduled where it will be paid
     * not to run, and not scheduled where it will be paid to run; otherwise truthful.
     */
    private record IncDec() implements Strategy {

        /** By which share of the price it is sooner redispatched than who makes it. */
        private static final double MARGIN = 0.01;

        @Override
        public String name() {
            return "inc-dec";
        }

        @Override
        public double statedCost(double cost, Occasion on) {
            double margin = MARGIN * Math.abs(on.price());
            return cost > on.price() ? Math.min(cost, on.price() + margin) : Math.max(cost, on.price() - margin);
        }
    }
}
