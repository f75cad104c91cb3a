package org.rexnet.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.rexnet.network.PassiveBranch.AngleLimits;

/**
 * Draws networks that hold what goes wrong easily: several islands, lone buses, parallel branches, taps, shifts,
 * negative reactances.
 */
public final class RandomNetworks {

    private RandomNetworks() {}

    /** Returns a network of up to 40 buses and 80 branches; the same seed gives the same network. */
    public static Network draw(long seed) {
        Random random = new Random(seed);
        int buses = 2 + random.nextInt(39);
        var network = Network.builder();
        for (int bus = 0; bus < buses; bus++) {
            network.add(Bus.of("bus " + bus));
        }
        int islands = 1 + random.nextInt(4);
        int branches = random.nextInt(2 * buses);
        for (int l = 0; l < branches; l++) {
            int from = random.nextInt(buses);
            int to = from % islands + islands * random.nextInt((buses - from % islands + islands - 1) / islands);
            if (from != to) {
                network.add(branch(random, l, "bus " + from, "bus " + to));
            }
        }
        if (random.nextBoolean()) {
            network.add(Link.of("cable", "bus 0", "bus 1", 100));
        }
        return network.build();
    }

    /**
     * Returns a network some of whose branches are couplers; without loops of them, whose split would be free, unless
     * asked for.
     */
    public static Network drawWithCouplers(long seed, boolean loops) {
        return replaceCouplers(seed, loops, 0);
    }

    /** Returns the network of {@link #drawWithCouplers} with a reactance in place of none. */
    public static Network drawWithCouplersOf(double reactance, long seed) {
        return replaceCouplers(seed, false, reactance);
    }

    private static Network replaceCouplers(long seed, boolean loops, double reactance) {
        Network drawn = draw(seed);
        Random random = new Random(~seed);
        var network = Network.builder();
        drawn.buses().forEach(network::add);
        int[] nodes = IntStream.range(0, drawn.buses().size()).toArray();
        for (Branch branch : drawn.branches()) {
            int from = nodes[drawn.busIndex(branch.from())];
            int to = nodes[drawn.busIndex(branch.to().getFirst())];
            boolean isCoupler = branch instanceof PassiveBranch && random.nextInt(3) == 0 && (loops || from != to);
            if (isCoupler) {
                Arrays.setAll(nodes, bus -> nodes[bus] == from ? to : nodes[bus]);
                double shift = from != to ? ((PassiveBranch) branch).phaseShift() : 0;
                network.add(new Transformer(
                        branch.id(),
                        branch.from(),
                        branch.to().getFirst(),
                        0,
                        reactance,
                        1,
                        loops ? 0 : shift,
                        100,
                        AngleLimits.NONE));
            } else {
                network.add(branch);
            }
        }
        return network.build();
    }

    /** Returns the network without one branch. */
    public static Network without(Network network, Branch outage) {
        var rest = Network.builder();
        network.buses().forEach(rest::add);
        List<Branch> branches = new ArrayList<>(network.branches());
        branches.remove(outage);
        branches.forEach(rest::add);
        return rest.build();
    }

    private static PassiveBranch branch(Random random, int l, String from, String to) {
        double sign = random.nextInt(12) == 0 ? -1 : 1;
        double reactance = sign * Math.exp(random.nextGaussian() - 5);
        double resistance = Math.abs(reactance) * random.nextDouble();
        if (random.nextInt(3) > 0) {
            return new Line("line " + l, from, to, resistance, reactance, 100, AngleLimits.NONE);
        }
        double tapRatio = 0.9 + 0.2 * random.nextDouble();
        double shift = random.nextBoolean() ? 0 : 0.2 * random.nextGaussian();
        return new Transformer(
                "transformer " + l, from, to, resistance, reactance, tapRatio, shift, 100, AngleLimits.NONE);
    }
}
