package org.rexnet.core.exchange;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.rexnet.network.Network;
import org.rexnet.network.Pipe;

/** Radial pipes as grids: on a tree the flow of each pipe is what the buses behind it draw. */
public final class HeatGrids {

    private final Network network;
    private final Function<Pipe, GridBranch> limits;
    private final List<Pipe> pipes;
    private final boolean[] seen;

    private HeatGrids(Network network, Function<Pipe, GridBranch> limits) {
        this.network = network;
        this.limits = limits;
        pipes = network.branches(Pipe.class);
        seen = new boolean[network.buses().size()];
    }

    /**
     * Returns a grid for each set of buses that pipes join.
     *
     * @throws IllegalArgumentException where pipes form a cycle, in which injections do not determine the flow; the message names a pipe
     */
    public static List<Grid> of(Network network) {
        return of(network, pipe -> new GridBranch(pipe.id(), pipe.capacityMw(), pipe.capacityMw()));
    }

    /**
     * As {@link #of(Network)}, with other limits.
     *
     * @param limits of a pipe, in its direction and against it, where its capacity is finite
     */
    public static List<Grid> of(Network network, Function<Pipe, GridBranch> limits) {
        HeatGrids grids = new HeatGrids(network, limits);
        List<Grid> found = new ArrayList<>();
        for (Pipe pipe : grids.pipes) {
            int root = network.busIndex(pipe.from());
            if (!grids.seen[root]) {
                found.add(grids.tree(root));
            }
        }
        return found;
    }

    private Grid tree(int root) {
        List<Integer> order = new ArrayList<>();
        List<Pipe> towards = new ArrayList<>();
        List<Integer> parents = new ArrayList<>();
        Deque<Integer> waiting = new ArrayDeque<>(List.of(root));
        seen[root] = true;
        order.add(root);
        while (!waiting.isEmpty()) {
            int bus = waiting.remove();
            for (Pipe pipe : pipes) {
                int other = otherEnd(pipe, bus);
                if (other >= 0 && !towards.contains(pipe)) {
                    if (seen[other]) {
                        throw new IllegalArgumentException(
                                "Pipe %s closes a cycle: what flows through it does not follow from contracts."
                                        .formatted(pipe.id()));
                    }
                    seen[other] = true;
                    order.add(other);
                    towards.add(pipe);
                    parents.add(order.indexOf(bus));
                    waiting.add(other);
                }
            }
        }
        return grid(order, towards, parents);
    }

    /** Pipe k leads to bus k + 1 of the order; the first bus is the root. */
    private Grid grid(List<Integer> order, List<Pipe> towards, List<Integer> parents) {
        Grid.Builder builder = Grid.builder(network.buses().get(order.get(0)).carrier());
        order.forEach(bus -> builder.bus(network.buses().get(bus).id()));
        for (int k = 0; k < towards.size(); k++) {
            Pipe pipe = towards.get(k);
            boolean away = network.busIndex(pipe.toBus()) == order.get(k + 1);
            double[] row = new double[order.size()];
            boolean[] behind = new boolean[order.size()];
            behind[k + 1] = true;
            for (int j = k + 1; j < towards.size(); j++) {
                behind[j + 1] |= behind[parents.get(j)];
            }
            for (int bus = 0; bus < row.length; bus++) {
                row[bus] = behind[bus] ? (away ? -1 : 1) : 0;
            }
            if (Double.isFinite(pipe.capacityMw())) {
                builder.branch(limits.apply(pipe), row);
            }
        }
        return builder.build();
    }

    private int otherEnd(Pipe pipe, int bus) {
        int[] ends = {network.busIndex(pipe.from()), network.busIndex(pipe.toBus())};
        return Arrays.stream(ends).noneMatch(end -> end == bus) ? -1 : ends[0] == bus ? ends[1] : ends[0];
    }
}
