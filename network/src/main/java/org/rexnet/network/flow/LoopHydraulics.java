package org.rexnet.network.flow;

import java.util.Arrays;
import java.util.List;
import org.rexnet.network.Network;
import org.rexnet.network.Pipe;

/**
 * Water in the loops of one side of a heat network: the flows that friction gives, and the pressure law of each loop made linear.
 *
 * <p>Around a loop pressure drops add up to 0, by the friction of {@link HeatFlow}. Mutable, for one thread.
 */
public final class LoopHydraulics {

    private final PipeGraph graph;
    private final Hydraulics hydraulics;
    private final PipeFriction friction;
    private final double[] injections;
    private final double[] drops;
    private final double[] slopes;

    private LoopHydraulics(Network network, Water water) {
        graph = new PipeGraph(network);
        hydraulics = new Hydraulics(graph, water);
        friction = new PipeFriction(graph.pipes, water);
        injections = new double[graph.buses.size()];
        drops = new double[graph.pipes.size()];
        slopes = new double[drops.length];
    }

    /** Returns the loops of all pipes of a network, filled with such water. */
    public static LoopHydraulics of(Network network, Water water) {
        return new LoopHydraulics(network, water);
    }

    /** Returns the pipes, in the order of the flows. */
    public List<Pipe> pipes() {
        return graph.pipes;
    }

    /** Returns how many loops determine all others. */
    public int loopCount() {
        return graph.loops.length;
    }

    /**
     * Returns the flows that friction gives where the same enters and leaves at every bus.
     *
     * @param flows by pipe in kg/s, from the first to the second bus
     */
    public double[] settle(double[] flows) {
        Arrays.fill(injections, 0);
        for (int p = 0; p < flows.length; p++) {
            injections[graph.from[p]] += flows[p];
            injections[graph.to[p]] -= flows[p];
        }
        hydraulics.solve(injections);
        return hydraulics.flows.clone();
    }

    /**
     * Makes the law of a loop linear at given flows: sum of slope x flow = sum of slope x flow given - drop at the flow given.
     *
     * @param flows by pipe in kg/s
     * @param signedSlopes overwritten: by pipe in Pa s/kg, below 0 where the loop passes the pipe backwards, 0 where it does not pass it
     * @return the right-hand side in Pa
     */
    public double linearize(int loop, double[] flows, double[] signedSlopes) {
        Arrays.fill(signedSlopes, 0);
        double total = 0;
        for (int i = 0; i < graph.loops[loop].length; i++) {
            int pipe = graph.loops[loop][i];
            int sign = graph.loopSigns[loop][i];
            friction.evaluate(pipe, flows[pipe], drops, slopes);
            signedSlopes[pipe] = sign * slopes[pipe];
            total += sign * (slopes[pipe] * flows[pipe] - drops[pipe]);
        }
        return total;
    }
}
