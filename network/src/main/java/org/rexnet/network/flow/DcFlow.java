package org.rexnet.network.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.rexnet.network.Network;
import org.rexnet.network.Network.Connection;
import org.rexnet.network.PassiveBranch;
import org.rexnet.network.topology.Topology;

/**
 * Linear ("DC") power flow of a network: flow = B (theta_from - theta_to - shift), and injection = sum of flows out, at
 * every bus.
 *
 * <p>A bus is its position in {@link Network#buses()} here, a branch its position in {@link #branches()}. Islands are
 * what lines and transformers connect; a bus with none is an island of its own. What the injections of an island leave
 * over is balanced at its reference bus. The susceptance matrix of each island is factorized once, sparse, by KLU
 * through powsybl-math (alive, MPL-2.0, made for grid matrices, natives for Linux on x86-64 and arm64, macOS and
 * Windows); it copes with the indefinite matrices that negative reactances make.
 *
 * <p>Never changes as seen from outside; any number of threads may call at once.
 */
public final class DcFlow {

    /** Share of its own transfer that must at least go round a branch for its outage to leave a regular network. */
    private static final double OUTAGE_TOLERANCE = 1e-10;

    private final Network network;
    private final List<PassiveBranch> branches;
    private final int[] from;
    private final int[] to;
    private final double[] susceptances;
    private final double[] shifts;
    private final boolean[] bridges;
    private final int[] islandOfBus;
    private final int[] references;
    /** Islands that have branches. */
    private final List<Island> islands;
    /** Position in {@link #islands} by branch. */
    private final int[] islandOfBranch;
    /** Number of each bus within its island. */
    private final int[] localBus;

    private final SensitivityCache rows;

    private DcFlow(Network network, SusceptanceConvention convention) {
        this.network = network;
        branches = network.branches(PassiveBranch.class);
        from = branches.stream().mapToInt(b -> network.busIndex(b.from())).toArray();
        to = branches.stream().mapToInt(b -> network.busIndex(b.toBus())).toArray();
        susceptances = branches.stream().mapToDouble(convention::susceptance).toArray();
        shifts = branches.stream().mapToDouble(convention::phaseShift).toArray();
        Topology topology = Topology.ofPassive(network);
        bridges = bridges(topology);
        islandOfBus = topology.islandNumbers();
        int count = Arrays.stream(islandOfBus).max().orElse(-1) + 1;
        int[][] busesOf = positionsByIsland(islandOfBus, count);
        int[][] branchesOf =
                positionsByIsland(Arrays.stream(from).map(this::island).toArray(), count);
        references = Arrays.stream(busesOf).mapToInt(buses -> buses[0]).toArray();
        localBus = new int[islandOfBus.length];
        islandOfBranch = new int[branches.size()];
        islands = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            if (branchesOf[number].length > 0) {
                for (int branch : branchesOf[number]) {
                    islandOfBranch[branch] = islands.size();
                }
                islands.add(island(busesOf[number], branchesOf[number]));
            }
        }
        rows = new SensitivityCache(branches.size(), islandOfBus.length);
    }

    /**
     * Factorizes a network.
     *
     * @throws IllegalArgumentException where negative reactances leave an island without a solution; the message names
     *     the island
     */
    public static DcFlow of(Network network, SusceptanceConvention convention) {
        return new DcFlow(network, convention);
    }

    /** Returns the lines and transformers in the order of the network. */
    public List<PassiveBranch> branches() {
        return branches;
    }

    /** Returns the bus at which a branch begins. */
    public int from(int branch) {
        return from[branch];
    }

    /** Returns the bus at which a branch ends. */
    public int to(int branch) {
        return to[branch];
    }

    /** Returns the susceptance of a branch in MW per radian. */
    public double susceptance(int branch) {
        return susceptances[branch];
    }

    /** Returns the phase shift of a branch in radians. */
    public double shift(int branch) {
        return shifts[branch];
    }

    /** Returns the number of islands, lone buses included. */
    public int islandCount() {
        return references.length;
    }

    /** Returns the island of a bus, counted from 0 in the order of the islands' first buses. */
    public int island(int bus) {
        return islandOfBus[bus];
    }

    /** Returns the bus of an island whose angle is 0 and that balances it: its first. */
    public int reference(int island) {
        return references[island];
    }

    /** Returns the voltage angles in radians by bus for injections in MW by bus. */
    public double[] angles(double[] injectionsMw) {
        requireInjections(injectionsMw);
        double[] angles = new double[islandOfBus.length];
        islands.forEach(island -> island.angles(injectionsMw, angles));
        return angles;
    }

    /** Returns the flows in MW by branch for injections in MW by bus. */
    public double[] flows(double[] injectionsMw) {
        double[] flows = new double[branches.size()];
        flows(injectionsMw, flows);
        return flows;
    }

    /** Writes the flows in MW by branch for injections in MW by bus, without making any array. */
    public void flows(double[] injectionsMw, double[] flowsMw) {
        requireInjections(injectionsMw);
        if (flowsMw.length != branches.size()) {
            throw new IllegalArgumentException(
                    "Flows of %d branches do not fit an array of %d.".formatted(branches.size(), flowsMw.length));
        }
        for (Island island : islands) {
            island.flows(injectionsMw, flowsMw);
        }
    }

    /** Returns the flows in MW by branch that phase shifts alone drive round the cycles: those at injections of 0. */
    public double[] shiftFlows() {
        boolean none = Arrays.stream(shifts).allMatch(shift -> shift == 0);
        return none ? new double[branches.size()] : flows(new double[islandOfBus.length]);
    }

    /**
     * Returns the sensitivities (PTDF row) of a branch: MW of flow per MW injected at each bus and withdrawn at the
     * reference of its island; 0 at the reference and in other islands.
     *
     * @return a shared array, to be read only
     */
    public double[] sensitivities(int branch) {
        return rows.row(branch, l -> {
            double[] row = new double[islandOfBus.length];
            islands.get(islandOfBranch[l]).sensitivities(localBus[from[l]], localBus[to[l]], susceptances[l], row);
            return row;
        });
    }

    /** Returns whether the outage of a branch splits its island; such an outage has no factors. */
    public boolean isBridge(int branch) {
        return bridges[branch];
    }

    /**
     * Returns by how much the flow of a branch grows per MW that another carried before its outage (LODF); -1 for the
     * branch itself.
     *
     * @throws IllegalArgumentException where the outage splits the island, or leaves one without a solution
     */
    public double outageFactor(int branch, int outage) {
        double remainder = remainder(outage);
        return branch == outage ? -1 : transfer(branch, outage) / remainder;
    }

    /**
     * Returns the factors of all branches for one outage: flow after = flow + factor * flow of the outage; see
     * {@link #outageFactor}.
     */
    public double[] outageFactors(int outage) {
        double remainder = remainder(outage);
        double[] factors = new double[branches.size()];
        for (int l = 0; l < factors.length; l++) {
            factors[l] = l == outage ? -1 : transfer(l, outage) / remainder;
        }
        return factors;
    }

    /** Returns the sensitivities of a branch after the outage of another, as an array of the caller's own. */
    public double[] sensitivitiesAfterOutage(int branch, int outage) {
        double factor = outageFactor(branch, outage);
        double[] row = sensitivities(branch).clone();
        double[] outaged = sensitivities(outage);
        for (int bus = 0; bus < row.length; bus++) {
            row[bus] += factor * outaged[bus];
        }
        return row;
    }

    /**
     * Returns the flow on a branch per MW sent from the start of another to its end; found from the other's row, by
     * symmetry.
     */
    private double transfer(int branch, int other) {
        double[] row = sensitivities(other);
        return susceptances[branch] / susceptances[other] * (row[from[branch]] - row[to[branch]]);
    }

    /** Returns the share of a transfer between the ends of a branch that goes round it. */
    private double remainder(int outage) {
        if (bridges[outage]) {
            throw new IllegalArgumentException("The outage of %s splits its island.".formatted(name(outage)));
        }
        double remainder = 1 - transfer(outage, outage);
        if (!(Math.abs(remainder) > OUTAGE_TOLERANCE)) {
            throw new IllegalArgumentException(
                    "The outage of %s leaves an island whose angles do not follow from injections."
                            .formatted(name(outage)));
        }
        return remainder;
    }

    private String name(int branch) {
        PassiveBranch named = branches.get(branch);
        return named.getClass().getSimpleName().toLowerCase(Locale.ROOT) + " " + named.id();
    }

    private void requireInjections(double[] injectionsMw) {
        if (injectionsMw.length != islandOfBus.length) {
            throw new IllegalArgumentException("Injections are needed at %d buses but are given at %d."
                    .formatted(islandOfBus.length, injectionsMw.length));
        }
        for (int bus = 0; bus < injectionsMw.length; bus++) {
            if (!Double.isFinite(injectionsMw[bus])) {
                throw new IllegalArgumentException("Bus %s: the injection must be a number but is %s."
                        .formatted(network.buses().get(bus).id(), injectionsMw[bus]));
            }
        }
    }

    private boolean[] bridges(Topology topology) {
        Set<Connection> parting = topology.bridges();
        boolean[] bridging = new boolean[branches.size()];
        for (int l = 0; l < bridging.length; l++) {
            bridging[l] = parting.contains(new Connection(branches.get(l), 0));
        }
        return bridging;
    }

    private Island island(int[] busesInOrder, int[] branchesOfIsland) {
        int size = busesInOrder.length;
        int[] buses = Arrays.copyOfRange(busesInOrder, 1, size + 1);
        buses[size - 1] = busesInOrder[0];
        for (int i = 0; i < size; i++) {
            localBus[buses[i]] = i;
        }
        return new Island(
                "The island of bus %s (%d buses)"
                        .formatted(network.buses().get(busesInOrder[0]).id(), size),
                buses,
                branchesOfIsland,
                Arrays.stream(branchesOfIsland).map(l -> localBus[from[l]]).toArray(),
                Arrays.stream(branchesOfIsland).map(l -> localBus[to[l]]).toArray(),
                Arrays.stream(branchesOfIsland)
                        .mapToDouble(l -> susceptances[l])
                        .toArray(),
                Arrays.stream(branchesOfIsland).mapToDouble(l -> shifts[l]).toArray());
    }

    private static int[][] positionsByIsland(int[] islands, int count) {
        int[] sizes = new int[count];
        for (int island : islands) {
            sizes[island]++;
        }
        int[][] positions = Arrays.stream(sizes).mapToObj(int[]::new).toArray(int[][]::new);
        for (int position = islands.length - 1; position >= 0; position--) {
            positions[islands[position]][--sizes[islands[position]]] = position;
        }
        return positions;
    }
}
