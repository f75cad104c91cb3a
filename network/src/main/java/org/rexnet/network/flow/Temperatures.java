package org.rexnet.network.flow;

import java.util.Arrays;
import org.rexnet.network.Pipe;

/**
 * Temperatures of one side of a heat network, supply or return, above that of the ground; mutable, for one thread.
 *
 * <p>Along a pipe the excess over the ground falls as exp(-U x / (m c_p)); at a bus all that flows in mixes, and all
 * that flows out has the temperature of the mixture.
 */
final class Temperatures {

    /** Above the ground in K, by bus; 0 where nothing flows. */
    final double[] excess;

    /**
     * How much warmer a bus would be in K if all flows were larger, per part by which they are: all factors of mixing
     * stay, the water only spends less time in the pipes.
     */
    final double[] gain;

    /** What is lost on the way in K, by pipe. */
    final double[] lost;

    private final PipeGraph graph;
    private final double[] leakKgPerS;
    private final double[] mass;
    private final int[] directions;
    private final int[] downstream;
    private final int[] awaited;
    private final int[] ready;
    private int moving;

    Temperatures(PipeGraph graph, double heatCapacityJPerKgK) {
        this.graph = graph;
        int buses = graph.buses.size();
        int pipes = graph.pipes.size();
        excess = new double[buses];
        gain = new double[buses];
        lost = new double[pipes];
        leakKgPerS = new double[pipes];
        for (int p = 0; p < pipes; p++) {
            Pipe pipe = graph.pipes.get(p);
            leakKgPerS[p] = pipe.heatTransferWPerMK() * 1000 * pipe.lengthKm() / heatCapacityJPerKgK;
        }
        mass = new double[buses];
        directions = new int[pipes];
        downstream = new int[pipes];
        awaited = new int[buses];
        ready = new int[buses];
    }

    /**
     * Finds the temperatures.
     *
     * @param flows in kg/s, by pipe
     * @param inflow what is fed in at each bus in kg/s
     * @param inflowExcess the same times its temperature above the ground
     */
    void solve(double[] flows, double[] inflow, double[] inflowExcess) {
        if (haveTurned(flows)) {
            sort();
        }
        System.arraycopy(inflow, 0, mass, 0, mass.length);
        System.arraycopy(inflowExcess, 0, excess, 0, excess.length);
        Arrays.fill(gain, 0);
        Arrays.fill(lost, 0);
        for (int i = 0; i < moving; i++) {
            int pipe = downstream[i];
            boolean forward = flows[pipe] > 0;
            flow(pipe, Math.abs(flows[pipe]), forward ? graph.from[pipe] : graph.to[pipe]);
        }
        for (int bus = 0; bus < mass.length; bus++) {
            excess[bus] = mixture(excess[bus], bus);
            gain[bus] = mixture(gain[bus], bus);
        }
    }

    private void flow(int pipe, double flow, int upstream) {
        double inlet = mixture(excess[upstream], upstream);
        double decay = leakKgPerS[pipe] / flow;
        double change = Math.expm1(-decay);
        lost[pipe] = -change * inlet;
        int bus = graph.opposite(pipe, upstream);
        mass[bus] += flow;
        excess[bus] += flow * (inlet - lost[pipe]);
        gain[bus] += flow * (1 + change) * (mixture(gain[upstream], upstream) + decay * inlet);
    }

    private double mixture(double sum, int bus) {
        return mass[bus] > 0 ? sum / mass[bus] : 0;
    }

    private boolean haveTurned(double[] flows) {
        boolean turned = false;
        for (int p = 0; p < flows.length; p++) {
            int direction = (int) Math.signum(flows[p]);
            turned |= direction != directions[p];
            directions[p] = direction;
        }
        return turned;
    }

    /** Puts pipes in order, each after all that flow to where it begins; pressure falls, so water never circles. */
    private void sort() {
        Arrays.fill(awaited, 0);
        int flowing = 0;
        for (int p = 0; p < directions.length; p++) {
            if (directions[p] != 0) {
                flowing++;
                awaited[directions[p] > 0 ? graph.to[p] : graph.from[p]]++;
            }
        }
        int reached = 0;
        for (int bus = 0; bus < awaited.length; bus++) {
            if (awaited[bus] == 0) {
                ready[reached++] = bus;
            }
        }
        moving = 0;
        for (int next = 0; next < reached; next++) {
            reached = leave(ready[next], reached);
        }
        if (moving < flowing) {
            throw new IllegalStateException("Water circles in the heat network.");
        }
    }

    private int leave(int bus, int reached) {
        int count = reached;
        for (int i = graph.incidentStart[bus]; i < graph.incidentStart[bus + 1]; i++) {
            int pipe = graph.incident[i];
            boolean leaves = directions[pipe] == (graph.from[pipe] == bus ? 1 : -1);
            if (leaves) {
                downstream[moving++] = pipe;
                int next = graph.opposite(pipe, bus);
                if (--awaited[next] == 0) {
                    ready[count++] = next;
                }
            }
        }
        return count;
    }
}
