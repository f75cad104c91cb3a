package org.rexnet.core.study;

import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * How a component converts energy drawn at some buses into energy fed in at others: ways side by side, each at a power of its own.
 *
 * @param ways at least one; what they move adds up
 * @param limits on sums of them
 * @param rampMw most change of the first way from one snapshot to the next, in MW; infinite where there is no limit
 */
public record Conversion(List<Way> ways, List<Limit> limits, double rampMw) {

    public Conversion {
        ways = List.copyOf(ways);
        limits = List.copyOf(limits);
    }

    /**
     * One way to convert, in fixed proportions.
     *
     * @param ports what it injects at each bus, the first never 0
     * @param leastMw smallest power by snapshot, where it is on
     * @param mostMw largest power by snapshot
     * @param costPerMwh money per MWh of its power by snapshot
     */
    public record Way(
            List<Port> ports, IntToDoubleFunction leastMw, IntToDoubleFunction mostMw, IntToDoubleFunction costPerMwh) {

        public Way {
            ports = List.copyOf(ports);
        }
    }

    /**
     * What one MW of a way does at a bus.
     *
     * @param bus name of the bus
     * @param perMw MW injected per MW of the way by snapshot; below 0 where it withdraws
     */
    public record Port(String bus, IntToDoubleFunction perMw) {

        static Port of(String bus, double perMw) {
            return new Port(bus, t -> perMw);
        }
    }

    /**
     * Limit on a sum of ways: the sum of weight x power is at most so much.
     *
     * @param weights one for each way
     * @param mostMw MW; below 0 where the sum of what has weights below 0 must reach that much
     */
    public record Limit(List<Double> weights, double mostMw) {

        public Limit {
            weights = List.copyOf(weights);
        }
    }

    /** Returns a conversion in one way that changes as fast as it likes. */
    static Conversion of(Way way) {
        return new Conversion(List.of(way), List.of(), Double.POSITIVE_INFINITY);
    }

    /** Returns the names of the buses that it is connected to, each once. */
    public List<String> buses() {
        return ways.stream()
                .flatMap(way -> way.ports().stream())
                .map(Port::bus)
                .distinct()
                .toList();
    }

    /** Returns the limits in which a way is the last that counts. */
    public List<Limit> limitsThatEndWith(int way) {
        return limits.stream().filter(limit -> last(limit) == way).toList();
    }

    /** Returns whether a way is bound to one that comes after it. */
    public boolean isBoundToLater(int way) {
        return limits.stream().anyMatch(limit -> limit.weights().get(way) != 0 && last(limit) > way);
    }

    private static int last(Limit limit) {
        int way = limit.weights().size() - 1;
        while (way >= 0 && limit.weights().get(way) == 0) {
            way--;
        }
        return way;
    }
}
