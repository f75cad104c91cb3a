package org.rexnet.core.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.rexnet.network.Network;
import org.rexnet.network.PassiveBranch;
import org.rexnet.network.flow.DcFlow;

/**
 * Buses of one carrier and island with the limited branches between them, as the exchange sees them: flow per injection in whole numbers.
 *
 * <p>Sensitivities are P = round(ptdf x 2^30), so that flows are exact sums of lots x P, whatever their order. Branches without limit are
 * left out. Immutable.
 */
public final class Grid {

    /** Bits of a flow behind the binary point: 2^30 units are the flow of one lot at a sensitivity of 1. */
    static final int FRACTION_BITS = 30;

    static final double ONE = 1L << FRACTION_BITS;
    private static final double MOST_SENSITIVITY = 4;

    private final String carrier;
    private final List<String> buses;
    private final List<GridBranch> branches;
    /** By branch and bus. */
    private final long[][] rows;
    /** By bus and branch. */
    private final long[][] columns;
    /** Largest difference within each row. */
    private final long[] spreads;
    /** By branch and direction: see {@link #order}; once somebody has asked. */
    private final AtomicReferenceArray<int[]> orders;

    private Grid(Builder builder) {
        carrier = builder.carrier;
        buses = List.copyOf(builder.buses);
        branches = List.copyOf(builder.branches);
        rows = builder.rows.stream().map(row -> rounded(row, buses.size())).toArray(long[][]::new);
        columns = new long[buses.size()][rows.length];
        spreads = new long[rows.length];
        orders = new AtomicReferenceArray<>(2 * rows.length);
        for (int l = 0; l < rows.length; l++) {
            for (int bus = 0; bus < buses.size(); bus++) {
                columns[bus][l] = rows[l][bus];
            }
            long most = LongStream.of(rows[l]).max().orElse(0);
            spreads[l] = most - LongStream.of(rows[l]).min().orElse(0);
        }
    }

    /** Returns an empty builder. */
    public static Builder builder(String carrier) {
        return new Builder(carrier);
    }

    /** Returns a grid of one bus, without branches. */
    public static Grid lone(String carrier, String bus) {
        return builder(carrier).bus(bus).build();
    }

    /**
     * Returns an island of lines and transformers with a limit that the caller may still add stations to; what phase shifts drive round
     * cycles is base flow.
     */
    public static Builder electric(Network network, DcFlow flow, int island) {
        return electric(network, flow, island, (branch, usual) -> usual);
    }

    /**
     * As {@link #electric(Network, DcFlow, int)}, with other limits.
     *
     * @param limits by line or transformer: its new limit as a function of its usual one
     */
    public static Builder electric(
            Network network, DcFlow flow, int island, BiFunction<PassiveBranch, GridBranch, GridBranch> limits) {
        Builder builder = builder(network.buses().get(flow.reference(island)).carrier());
        List<Integer> positions = new ArrayList<>();
        for (int bus = 0; bus < network.buses().size(); bus++) {
            if (flow.island(bus) == island) {
                positions.add(bus);
                builder.bus(network.buses().get(bus).id());
            }
        }
        double[] base = flow.shiftFlows();
        for (int l = 0; l < flow.branches().size(); l++) {
            PassiveBranch branch = flow.branches().get(l);
            if (flow.island(flow.from(l)) == island && Double.isFinite(branch.capacityMw())) {
                double[] all = flow.sensitivities(l);
                double[] row = positions.stream().mapToDouble(bus -> all[bus]).toArray();
                GridBranch usual =
                        new GridBranch(branch.id(), branch.capacityMw(), branch.capacityMw()).withBase(base[l]);
                builder.branch(limits.apply(branch, usual), row);
            }
        }
        return builder;
    }

    /** Returns the carrier that it carries. */
    public String carrier() {
        return carrier;
    }

    /** Returns the buses and stations in order. */
    public List<String> buses() {
        return buses;
    }

    /** Returns the limited branches in order. */
    public List<GridBranch> branches() {
        return branches;
    }

    /** Returns the sensitivities of a branch by bus, in 2^-30; a shared array, to be read only. */
    long[] row(int branch) {
        return rows[branch];
    }

    /** Returns the sensitivities of all branches to a bus, in 2^-30; a shared array, to be read only. */
    long[] column(int bus) {
        return columns[bus];
    }

    /** Returns all buses in ascending order of a branch's sensitivities, or in descending order; a shared array, to be read only. */
    int[] order(int branch, boolean isAscending) {
        int at = 2 * branch + (isAscending ? 0 : 1);
        int[] known = orders.get(at);
        if (known == null) {
            long[] row = rows[branch];
            Comparator<Integer> ascending = Comparator.comparingLong(bus -> row[bus]);
            known = IntStream.range(0, row.length)
                    .boxed()
                    .sorted(isAscending ? ascending : ascending.reversed())
                    .mapToInt(Integer::intValue)
                    .toArray();
            orders.set(at, known);
        }
        return known;
    }

    /** Returns the largest difference between two sensitivities of a branch, in 2^-30. */
    long spread(int branch) {
        return spreads[branch];
    }

    /** Returns the largest difference between two sensitivities of a branch: MW of flow per MW traded between the worst buses. */
    public double largestTransfer(int branch) {
        return spreads[branch] / ONE;
    }

    /** Returns the sensitivity of a branch to a bus, in 2^-30. */
    public long sensitivity(int branch, int bus) {
        return rows[branch][bus];
    }

    /** Returns a number that tells this grid's integers from others': a hash of names and sensitivities. */
    public long fingerprint() {
        long hash = 17;
        for (String bus : buses) {
            hash = mix(hash, bus.hashCode());
        }
        for (int l = 0; l < rows.length; l++) {
            hash = mix(hash, branches.get(l).id().hashCode());
            for (long value : rows[l]) {
                hash = mix(hash, value);
            }
        }
        return hash;
    }

    static long mix(long hash, long value) {
        long mixed = (hash ^ value) * 0x9E3779B97F4A7C15L;
        return mixed ^ (mixed >>> 29);
    }

    private static long[] rounded(double[] row, int buses) {
        long[] whole = new long[buses];
        for (int bus = 0; bus < row.length; bus++) {
            whole[bus] = Math.round(row[bus] * ONE);
        }
        return whole;
    }

    /** Collects buses and branches; mutable, for one thread. */
    public static final class Builder {

        private final String carrier;
        private final List<String> buses = new ArrayList<>();
        private final List<GridBranch> branches = new ArrayList<>();
        private final List<double[]> rows = new ArrayList<>();

        private Builder(String carrier) {
            this.carrier = carrier;
        }

        /** Adds a bus; throws {@link IllegalArgumentException} where there is one of that name. */
        public Builder bus(String id) {
            if (buses.contains(id)) {
                throw new IllegalArgumentException("Bus %s exists twice.".formatted(id));
            }
            buses.add(id);
            return this;
        }

        /**
         * Adds a branch.
         *
         * @param sensitivities flow per injection by bus, in the order that buses were added in; buses added later have 0
         */
        public Builder branch(GridBranch branch, double... sensitivities) {
            for (double sensitivity : sensitivities) {
                if (!(Math.abs(sensitivity) <= MOST_SENSITIVITY)) {
                    throw new IllegalArgumentException(
                            "Branch %s: sensitivities must lie between -%s and %2$s but one is %s."
                                    .formatted(branch.id(), MOST_SENSITIVITY, sensitivity));
                }
            }
            branches.add(branch);
            rows.add(sensitivities.clone());
            return this;
        }

        /** Adds a station behind a connection to a bus; the connection's flow counts positive towards the bus. */
        public Builder station(String id, String bus, double connectionMw) {
            int at = buses.indexOf(bus);
            if (at < 0) {
                throw new IllegalArgumentException("Station %s: there is no bus %s.".formatted(id, bus));
            }
            bus(id);
            int own = buses.size() - 1;
            rows.replaceAll(row -> at < row.length ? with(row, own, row[at]) : row);
            return branch(new GridBranch(id, connectionMw, connectionMw), with(new double[0], own, 1));
        }

        /** Returns the grid. */
        public Grid build() {
            return new Grid(this);
        }

        private static double[] with(double[] row, int position, double value) {
            double[] longer = java.util.Arrays.copyOf(row, Math.max(row.length, position + 1));
            longer[position] = value;
            return longer;
        }
    }
}
