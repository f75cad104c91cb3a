package org.rexnet.network.flow;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.stream.IntStream;
import org.rexnet.network.Bus;
import org.rexnet.network.Network;
import org.rexnet.network.Pipe;

/**
 * How pipes join buses, as arrays: a spanning forest, and one loop for each pipe beyond it.
 *
 * <p>Buses have local numbers here: those at which pipes end, in the order of the network. Arrays are not to be
 * written.
 */
final class PipeGraph {

    final List<Pipe> pipes;
    final List<String> buses;
    final int[] from;
    final int[] to;

    /** Pipes at bus b: {@code incident[incidentStart[b]]} to {@code incident[incidentStart[b + 1] - 1]}. */
    final int[] incidentStart;

    final int[] incident;

    /** Connected part of the network to which a bus belongs, from 0. */
    final int[] island;

    final int islandCount;

    /** Buses, parents before children in the spanning forest. */
    final int[] order;

    /** Bus above in the spanning forest, -1 for a root. */
    final int[] parent;

    /** Pipe to the bus above, -1 for a root. */
    final int[] parentPipe;

    /** Pipes that are not in the spanning forest; each closes a loop. */
    final int[] chords;

    /** Pipes of each loop, its chord first. */
    final int[][] loops;

    /** 1 where a loop, in the direction of its chord, passes a pipe from its first bus to its second, else -1. */
    final int[][] loopSigns;

    private final int[] localNumbers;
    private final int[] depth;

    PipeGraph(Network network) {
        pipes = network.branches(Pipe.class);
        localNumbers = localNumbers(network, pipes);
        buses = network.buses().stream()
                .map(Bus::id)
                .filter(id -> localNumbers[network.busIndex(id)] >= 0)
                .toList();
        from = pipes.stream()
                .mapToInt(pipe -> localNumbers[network.busIndex(pipe.from())])
                .toArray();
        to = pipes.stream()
                .mapToInt(pipe -> localNumbers[network.busIndex(pipe.toBus())])
                .toArray();
        incidentStart = new int[buses.size() + 1];
        incident = incident();
        island = new int[buses.size()];
        order = new int[buses.size()];
        parent = new int[buses.size()];
        parentPipe = new int[buses.size()];
        depth = new int[buses.size()];
        islandCount = span();
        boolean[] inForest = new boolean[pipes.size()];
        Arrays.stream(parentPipe).filter(pipe -> pipe >= 0).forEach(pipe -> inForest[pipe] = true);
        chords =
                IntStream.range(0, pipes.size()).filter(pipe -> !inForest[pipe]).toArray();
        loops = Arrays.stream(chords).mapToObj(this::loop).toArray(int[][]::new);
        loopSigns = IntStream.range(0, loops.length).mapToObj(this::signs).toArray(int[][]::new);
    }

    /** Returns the local number of a bus of the network, -1 where no pipe ends. */
    int localNumber(int busIndex) {
        return localNumbers[busIndex];
    }

    /** Returns the bus at the other end of a pipe. */
    int opposite(int pipe, int bus) {
        return from[pipe] + to[pipe] - bus;
    }

    /**
     * Writes the flows that balance injections, given those of the chords.
     *
     * @param surplus overwritten: what is left over, at the roots only
     */
    void balance(double[] injections, double[] chordFlows, double[] surplus, double[] flows) {
        System.arraycopy(injections, 0, surplus, 0, surplus.length);
        for (int c = 0; c < chords.length; c++) {
            int pipe = chords[c];
            flows[pipe] = chordFlows[c];
            surplus[from[pipe]] -= chordFlows[c];
            surplus[to[pipe]] += chordFlows[c];
        }
        for (int i = order.length - 1; i >= 0; i--) {
            int bus = order[i];
            int pipe = parentPipe[bus];
            if (pipe >= 0) {
                flows[pipe] = from[pipe] == bus ? surplus[bus] : -surplus[bus];
                surplus[parent[bus]] += surplus[bus];
            }
        }
    }

    /** Writes what adds up along the spanning forest to each bus: 0 at the roots, falling by the drops of the pipes. */
    void accumulate(double[] drops, double[] heights) {
        for (int bus : order) {
            int pipe = parentPipe[bus];
            if (pipe < 0) {
                heights[bus] = 0;
            } else {
                heights[bus] = heights[parent[bus]] + (to[pipe] == bus ? -drops[pipe] : drops[pipe]);
            }
        }
    }

    private static int[] localNumbers(Network network, List<Pipe> pipes) {
        int[] numbers = new int[network.buses().size()];
        Arrays.fill(numbers, -1);
        for (Pipe pipe : pipes) {
            numbers[network.busIndex(pipe.from())] = 0;
            numbers[network.busIndex(pipe.toBus())] = 0;
        }
        int count = 0;
        for (int bus = 0; bus < numbers.length; bus++) {
            if (numbers[bus] == 0) {
                numbers[bus] = count++;
            }
        }
        return numbers;
    }

    private int[] incident() {
        for (int pipe = 0; pipe < from.length; pipe++) {
            incidentStart[from[pipe] + 1]++;
            incidentStart[to[pipe] + 1]++;
        }
        Arrays.parallelPrefix(incidentStart, Integer::sum);
        int[] next = incidentStart.clone();
        int[] pipesByBus = new int[2 * from.length];
        for (int pipe = 0; pipe < from.length; pipe++) {
            pipesByBus[next[from[pipe]]++] = pipe;
            pipesByBus[next[to[pipe]]++] = pipe;
        }
        return pipesByBus;
    }

    /**
     * Grows each island's tree by the pipe of least resistance that leaves it (Prim's algorithm): loops are then closed
     * by their largest resistance, which keeps the equations of loops apart from each other.
     */
    private int span() {
        Arrays.fill(island, -1);
        PriorityQueue<Integer> leaving =
                new PriorityQueue<>(Comparator.comparingDouble(this::resistance).thenComparing(pipe -> pipe));
        int reached = 0;
        int islands = 0;
        for (int root = 0; root < island.length; root++) {
            if (island[root] >= 0) {
                continue;
            }
            reach(reached++, root, -1, -1, islands, leaving);
            for (Integer next = leaving.poll(); next != null; next = leaving.poll()) {
                int pipe = next;
                int above = island[from[pipe]] < 0 ? to[pipe] : from[pipe];
                int bus = opposite(pipe, above);
                if (island[bus] < 0) {
                    reach(reached++, bus, above, pipe, islands, leaving);
                }
            }
            islands++;
        }
        return islands;
    }

    private double resistance(int pipe) {
        return pipes.get(pipe).lengthKm() / Math.pow(pipes.get(pipe).diameterM(), 5);
    }

    private void reach(int place, int bus, int above, int pipe, int islandNumber, Queue<Integer> leaving) {
        order[place] = bus;
        parent[bus] = above;
        parentPipe[bus] = pipe;
        depth[bus] = above < 0 ? 0 : depth[above] + 1;
        island[bus] = islandNumber;
        for (int i = incidentStart[bus]; i < incidentStart[bus + 1]; i++) {
            leaving.add(incident[i]);
        }
    }

    /** The chord, from the end of the chord up to where both ways meet, from the beginning of the chord up to there. */
    private int[] loop(int chord) {
        IntStream.Builder loop = IntStream.builder().add(chord);
        int a = from[chord];
        int b = to[chord];
        while (a != b) {
            if (depth[a] > depth[b]) {
                loop.add(parentPipe[a]);
                a = parent[a];
            } else {
                loop.add(parentPipe[b]);
                b = parent[b];
            }
        }
        return loop.build().toArray();
    }

    private int[] signs(int loop) {
        int[] signs = new int[loops[loop].length];
        signs[0] = 1;
        int a = from[chords[loop]];
        int b = to[chords[loop]];
        for (int i = 1; i < signs.length; i++) {
            int pipe = loops[loop][i];
            if (parentPipe[b] == pipe) {
                signs[i] = from[pipe] == b ? 1 : -1;
                b = parent[b];
            } else {
                signs[i] = from[pipe] == a ? -1 : 1;
                a = parent[a];
            }
        }
        return signs;
    }
}
