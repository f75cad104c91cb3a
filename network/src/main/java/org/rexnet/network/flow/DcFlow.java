package org.rexnet.network.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.rexnet.network.Network;
import org.rexnet.network.PassiveBranch;
import org.rexnet.network.topology.Bridges;
import org.rexnet.network.topology.IslandNumbers;

/**
 * Linear ("DC") power flow of a network: flow = B (theta_from - theta_to - shift), and injection = sum of flows out, at
 * every bus.
 *
 * <p>A bus is its position in {@link Network#buses()} here, a branch its position in {@link #branches()}. Islands are
 * what lines and transformers connect; a bus with none is an island of its own. What the injections of an island leave
 * over is balanced at its reference bus. Branches of infinite susceptance are couplers: the buses that they join are one
 * node to the voltage law, and each carries what balance asks. Where couplers form loops the split is free: those
 * that close them, {@link #isFree}, carry nothing here. A branch of susceptance 0 is open: it carries nothing and
 * connects nothing. The susceptance matrix of each island is factorized once, sparse, by KLU
 * through powsybl-math (alive, MPL-2.0, made for grid matrices, natives for Linux on x86-64 and arm64, macOS and
 * Windows); it copes with the indefinite matrices that negative reactances make.
 *
 * <p>Never changes as seen from outside; any number of threads may call at once.
 */
public final class DcFlow {

    private final Network network;
    private final List<PassiveBranch> branches;
    private final int[] from;
    private final int[] to;
    private final double[] susceptances;
    private final double[] shifts;
    private final boolean hasShifts;
    private final Couplers couplers;
    private final Outages outages;
    private final int[] islandOfBus;
    private final int[] references;
    /** Islands in which flow follows angles. */
    private final List<DcIsland> islands;
    /** Position in {@link #islands} by branch; -1 where its flow does not follow angles. */
    private final int[] islandOfBranch;
    /** Number of each node's root within its island. */
    private final int[] localBus;

    private final SensitivityCache rows;
    private final IntFunction<double[]> rowOfBranch = this::rowOf;

    /** Factorizes a network as if one branch were open; -1 where none is. */
    private DcFlow(Network network, SusceptanceConvention convention, int opened) {
        this.network = network;
        branches = network.branches(PassiveBranch.class);
        from = branches.stream().mapToInt(b -> network.busIndex(b.from())).toArray();
        to = branches.stream().mapToInt(b -> network.busIndex(b.toBus())).toArray();
        susceptances = IntStream.range(0, branches.size())
                .mapToDouble(l -> l == opened ? 0 : convention.susceptance(branches.get(l)))
                .toArray();
        shifts = branches.stream().mapToDouble(convention::phaseShift).toArray();
        hasShifts = Arrays.stream(shifts).anyMatch(shift -> shift != 0);
        couplers = new Couplers(network.buses().size(), from, to, susceptances, shifts, this::name);
        int[] carrying =
                IntStream.range(0, branches.size()).filter(l -> !isOpen(l)).toArray();
        int[] carryingFrom = Arrays.stream(carrying).map(l -> from[l]).toArray();
        int[] carryingTo = Arrays.stream(carrying).map(l -> to[l]).toArray();
        boolean[] parting = Bridges.of(network.buses().size(), carryingFrom, carryingTo);
        boolean[] bridges = new boolean[branches.size()];
        for (int e = 0; e < carrying.length; e++) {
            bridges[carrying[e]] = parting[e];
        }
        outages = new Outages(this, bridges, outage -> new DcFlow(network, convention, outage));
        islandOfBus = IslandNumbers.of(network.buses().size(), carryingFrom, carryingTo);
        int count = Arrays.stream(islandOfBus).max().orElse(-1) + 1;
        int[][] busesOf = Islands.positions(islandOfBus, count, bus -> couplers.root(bus) == bus);
        int[][] branchesOf =
                Islands.positions(Arrays.stream(from).map(this::island).toArray(), count, couplers::joinedByAngles);
        references = Arrays.stream(busesOf).mapToInt(buses -> buses[0]).toArray();
        localBus = new int[islandOfBus.length];
        islandOfBranch = new int[branches.size()];
        Arrays.fill(islandOfBranch, -1);
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
     * @throws SingularFlowException where negative reactances leave an island without a solution; the message names its loop
     * @throws IllegalArgumentException where phase shifts round a loop of couplers contradict each other; the message names the branch
     */
    public static DcFlow of(Network network, SusceptanceConvention convention) {
        return new DcFlow(network, convention, -1);
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

    /** Returns the susceptance of a branch in MW per radian: infinite for a coupler, 0 for an open branch. */
    public double susceptance(int branch) {
        return susceptances[branch];
    }

    /** Returns the phase shift of a branch in radians. */
    public double shift(int branch) {
        return shifts[branch];
    }

    /** Returns whether a branch has no reactance: its ends differ by its phase shift alone, whatever it carries. */
    public boolean isCoupler(int branch) {
        return couplers.isCoupler(branch);
    }

    /** Returns whether a branch is a coupler that closes a loop of couplers, so that nothing decides its flow. */
    public boolean isFree(int branch) {
        return couplers.isFree(branch);
    }

    /** Returns the branches that are {@linkplain #isFree free}, as an array of the caller's own. */
    public int[] freeBranches() {
        return couplers.freeBranches();
    }

    /** Returns whether a branch carries nothing by the convention. */
    public boolean isOpen(int branch) {
        return susceptances[branch] == 0;
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
        double[] nodal = couplers.atRoots(injectionsMw);
        double[] angles = new double[islandOfBus.length];
        islands.forEach(island -> island.angles(nodal, angles));
        couplers.spread(angles);
        for (int bus = 0; bus < angles.length; bus++) {
            angles[bus] += couplers.offset(bus);
        }
        return angles;
    }

    /** Returns the flows in MW by branch for injections in MW by bus. */
    public double[] flows(double[] injectionsMw) {
        double[] flows = new double[branches.size()];
        flows(injectionsMw, flows);
        return flows;
    }

    /** Writes the flows in MW by branch for injections in MW by bus, without making any array unless there are couplers. */
    public void flows(double[] injectionsMw, double[] flowsMw) {
        requireInjections(injectionsMw);
        requireLength(flowsMw, branches.size(), "Flows of %d branches do not fit an array of %d.");
        double[] nodal = couplers.atRoots(injectionsMw);
        for (int l = 0; l < flowsMw.length; l++) {
            if (islandOfBranch[l] < 0 && !isCoupler(l)) {
                flowsMw[l] = isOpen(l) ? 0 : 0.0 - susceptances[l] * couplers.shiftBetweenRoots(l);
            }
        }
        for (DcIsland island : islands) {
            island.flows(nodal, flowsMw);
        }
        couplers.flows(injectionsMw, flowsMw);
    }

    /** Returns the flows in MW by branch that phase shifts alone drive round the cycles: those at injections of 0. */
    public double[] shiftFlows() {
        return hasShifts ? flows(new double[islandOfBus.length]) : new double[branches.size()];
    }

    /**
     * Returns the sensitivities (PTDF row) of a branch: MW of flow per MW injected at each bus and withdrawn at the
     * reference of its island; 0 at the reference and in other islands.
     *
     * @return a shared array, to be read only
     */
    public double[] sensitivities(int branch) {
        return rows.row(branch, rowOfBranch);
    }

    private double[] rowOf(int branch) {
        if (couplers.isCoupler(branch)) {
            return couplers.sensitivities(branch, this::sensitivities);
        }
        double[] row = new double[islandOfBus.length];
        if (islandOfBranch[branch] >= 0) {
            islands.get(islandOfBranch[branch])
                    .sensitivities(local(from[branch]), local(to[branch]), susceptances[branch], row);
            couplers.spread(row);
        }
        return row;
    }

    /** Returns whether the outage of a branch splits its island; such an outage has no factors. */
    public boolean isBridge(int branch) {
        return outages.isBridge(branch);
    }

    /**
     * Returns by how much the flow of a branch grows per MW that another carried before its outage (LODF); -1 for the
     * branch itself.
     *
     * @throws IllegalArgumentException where the outage splits the island, or leaves one without a solution
     */
    public double outageFactor(int branch, int outage) {
        return outages.factor(branch, outage);
    }

    /**
     * Returns the factors of all branches for one outage, as an array of the caller's own: flow after = flow + factor *
     * flow of the outage; see {@link #outageFactor}. Where a coupler of a loop fails, those that are free keep their flow
     * and the others take over.
     */
    public double[] outageFactors(int outage) {
        return outages.factors(outage);
    }

    /** Returns the sensitivities of a branch after the outage of another, as an array of the caller's own. */
    public double[] sensitivitiesAfterOutage(int branch, int outage) {
        return outages.sensitivities(branch, outage);
    }

    /** Returns the kind and name of a branch. */
    String name(int branch) {
        PassiveBranch named = branches.get(branch);
        return named.getClass().getSimpleName().toLowerCase(Locale.ROOT) + " " + named.id();
    }

    private void requireInjections(double[] injectionsMw) {
        requireLength(injectionsMw, islandOfBus.length, "Injections of %d buses do not fit an array of %d.");
        for (int bus = 0; bus < injectionsMw.length; bus++) {
            if (!Double.isFinite(injectionsMw[bus])) {
                throw new IllegalArgumentException("Bus %s: the injection must be a number but is %s."
                        .formatted(network.buses().get(bus).id(), injectionsMw[bus]));
            }
        }
    }

    private static void requireLength(double[] values, int length, String message) {
        if (values.length != length) {
            throw new IllegalArgumentException(message.formatted(length, values.length));
        }
    }

    int busCount() {
        return islandOfBus.length;
    }

    /** Returns the number within its island of the node of a bus. */
    private int local(int bus) {
        return localBus[couplers.root(bus)];
    }

    private DcIsland island(int[] busesInOrder, int[] branchesOfIsland) {
        int size = busesInOrder.length;
        int[] buses = Arrays.copyOfRange(busesInOrder, 1, size + 1);
        buses[size - 1] = busesInOrder[0];
        for (int i = 0; i < size; i++) {
            localBus[buses[i]] = i;
        }
        return new DcIsland(
                () ->
                        "The island of bus %s (%d buses): angles do not follow from injections, the susceptance matrix is singular. %s"
                                .formatted(
                                        network.buses().get(busesInOrder[0]).id(),
                                        size,
                                        new SuspectLoop(branches, from, to, susceptances, couplers)
                                                .sentence(branchesOfIsland)),
                buses,
                branchesOfIsland,
                Arrays.stream(branchesOfIsland).map(l -> local(from[l])).toArray(),
                Arrays.stream(branchesOfIsland).map(l -> local(to[l])).toArray(),
                Arrays.stream(branchesOfIsland)
                        .mapToDouble(l -> susceptances[l])
                        .toArray(),
                Arrays.stream(branchesOfIsland)
                        .mapToDouble(couplers::shiftBetweenRoots)
                        .toArray());
    }
}
