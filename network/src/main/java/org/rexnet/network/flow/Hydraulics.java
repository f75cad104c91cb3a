package org.rexnet.network.flow;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Mass flows and pressure drops of one side of a heat network, supply or return; remembers the flows in loops as the
 * next start. Mutable, for one thread.
 *
 * <p>Without loops flows follow from the balance of the buses. In loops pressure drops add up to 0: Newton's method on
 * the loop flows, with shorter steps where the potential whose gradient these sums are would not fall. It is convex,
 * so there is one solution and it is found.
 */
final class Hydraulics {

    /** Flows below this share of all that is fed in count as standing water. */
    static final double STANDING_SHARE = 1e-12;

    /** Last step in loops, as a share of all that is fed in; the error left is about its square. */
    private static final double STEP_TOLERANCE = 1e-9;

    /** What drops around a loop add up to, as a share of their sizes, when only rounding is left. */
    private static final double ROUNDING = 1e-14;

    private static final int MAX_STEPS = 200;

    final double[] flows;
    final double[] drops;

    private final PipeGraph graph;
    private final PipeFriction friction;
    private final double[] slopes;
    private final double[] surplus;
    private final double[] loopFlows;
    private final double[] excess;
    private final double[] step;
    private final boolean[] inLoop;
    private final @Nullable LoopMatrix matrix;

    /** Whether the drops around each loop, last summed, add up to 0 but for rounding. */
    private boolean settled;

    Hydraulics(PipeGraph graph, Water water) {
        this.graph = graph;
        friction = new PipeFriction(graph.pipes, water);
        flows = new double[graph.pipes.size()];
        drops = new double[flows.length];
        slopes = new double[flows.length];
        surplus = new double[graph.buses.size()];
        loopFlows = new double[graph.loops.length];
        excess = new double[loopFlows.length];
        step = new double[loopFlows.length];
        inLoop = new boolean[flows.length];
        Arrays.stream(graph.loops).flatMapToInt(Arrays::stream).forEach(pipe -> inLoop[pipe] = true);
        matrix = loopFlows.length == 0 ? null : new LoopMatrix(graph);
    }

    /** Finds the flows for injections in kg/s by bus, which add up to 0 in each island. */
    void solve(double[] injections) {
        double fedIn = 0;
        for (double injection : injections) {
            fedIn += Math.max(0, injection);
        }
        if (matrix == null) {
            graph.balance(injections, loopFlows, surplus, flows);
        } else if (fedIn == 0) {
            Arrays.fill(loopFlows, 0);
            Arrays.fill(flows, 0);
        } else {
            settleLoops(matrix, injections, STEP_TOLERANCE * fedIn);
        }
        for (int p = 0; p < flows.length; p++) {
            if (Math.abs(flows[p]) <= STANDING_SHARE * fedIn) {
                flows[p] = 0;
            }
        }
    }

    /** Finds the pressure drops of all pipes at the flows found. */
    void findDrops() {
        for (int p = 0; p < flows.length; p++) {
            friction.evaluate(p, flows[p], drops, slopes);
        }
    }

    private void settleLoops(LoopMatrix newton, double[] injections, double tolerance) {
        sumLoops(injections);
        for (int i = 0; i < MAX_STEPS; i++) {
            if (settled) {
                return;
            }
            double largest = 0;
            System.arraycopy(excess, 0, step, 0, step.length);
            newton.solve(slopes, step);
            for (double change : step) {
                largest = Math.max(largest, Math.abs(change));
            }
            if (largest <= tolerance) {
                move(-1);
                sumLoops(injections);
                return;
            }
            walk(injections);
        }
        throw new IllegalStateException("The flows in the loops of the heat network did not settle.");
    }

    /** Goes back along the step by halves until the slope of the potential on it has fallen. */
    private void walk(double[] injections) {
        double before = slopeOnStep();
        double share = 1;
        move(-share);
        sumLoops(injections);
        while (Math.abs(slopeOnStep()) > 0.9 * before && share > 1e-6) {
            share /= 2;
            move(share);
            sumLoops(injections);
        }
    }

    private void move(double share) {
        for (int l = 0; l < loopFlows.length; l++) {
            loopFlows[l] += share * step[l];
        }
    }

    private double slopeOnStep() {
        double sum = 0;
        for (int l = 0; l < step.length; l++) {
            sum += excess[l] * step[l];
        }
        return sum;
    }

    private void sumLoops(double[] injections) {
        graph.balance(injections, loopFlows, surplus, flows);
        settled = true;
        for (int p = 0; p < flows.length; p++) {
            if (inLoop[p]) {
                friction.evaluate(p, flows[p], drops, slopes);
            }
        }
        for (int l = 0; l < excess.length; l++) {
            int[] loop = graph.loops[l];
            int[] signs = graph.loopSigns[l];
            double sum = 0;
            double size = 0;
            for (int i = 0; i < loop.length; i++) {
                sum += signs[i] * drops[loop[i]];
                size += Math.abs(drops[loop[i]]);
            }
            excess[l] = sum;
            settled &= Math.abs(sum) <= ROUNDING * size;
        }
    }
}
