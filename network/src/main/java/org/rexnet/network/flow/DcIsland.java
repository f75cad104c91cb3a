package org.rexnet.network.flow;

import com.powsybl.math.matrix.MatrixException;
import com.powsybl.math.matrix.SparseMatrix;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Electrical island: its susceptance matrix, without the row and column of the reference bus, factorized once.
 *
 * <p>Buses and branches have local numbers here; the reference bus is the last. The matrix is A = C' B C, with C the
 * incidence of branches and buses and B the diagonal of the susceptances: A theta = injections + C' B shift.
 */
final class DcIsland {

    /** Largest error, in radians, of angles of about 1 rad that are turned into injections and back. */
    private static final double ROUND_TRIP_TOLERANCE = 1e-4;

    private final int[] buses;
    private final int[] branches;
    private final int[] from;
    private final int[] to;
    private final double[] susceptances;
    private final double[] shifts;
    private final double[] shiftInjections;
    private final Factorization factorization;

    /**
     * Factorizes an island of at least two buses.
     *
     * @param singular says that angles do not follow from injections, and why
     * @param buses positions in the network, the reference bus last
     * @param branches positions among the passive branches
     * @param from local number of the bus at which each branch begins
     * @param to local number of the bus at which each branch ends
     * @param susceptances in MW per radian, by branch
     * @param shifts in radians, by branch
     * @throws SingularFlowException where angles do not follow from injections
     */
    DcIsland(
            Supplier<String> singular,
            int[] buses,
            int[] branches,
            int[] from,
            int[] to,
            double[] susceptances,
            double[] shifts) {
        this.buses = buses;
        this.branches = branches;
        this.from = from;
        this.to = to;
        this.susceptances = susceptances;
        this.shifts = shifts;
        shiftInjections = new double[buses.length];
        for (int l = 0; l < branches.length; l++) {
            double flow = susceptances[l] * shifts[l];
            shiftInjections[from[l]] += flow;
            shiftInjections[to[l]] -= flow;
        }
        try {
            factorization = new Factorization(matrix());
        } catch (MatrixException e) {
            throw new SingularFlowException(singular.get(), e);
        }
        if (!(roundTripError() <= ROUND_TRIP_TOLERANCE)) {
            throw new SingularFlowException(singular.get(), null);
        }
    }

    /** Writes the angles in radians of this island's buses. */
    void angles(double[] injections, double[] angles) {
        factorization.solve(values -> gather(injections, values), theta -> {
            for (int i = 0; i < buses.length; i++) {
                angles[buses[i]] = theta[i];
            }
        });
    }

    /** Writes the flows in MW of this island's branches. */
    void flows(double[] injections, double[] flows) {
        factorization.solve(values -> gather(injections, values), theta -> {
            for (int l = 0; l < branches.length; l++) {
                flows[branches[l]] = susceptances[l] * (theta[from[l]] - theta[to[l]] - shifts[l]);
            }
        });
    }

    /**
     * Writes the flow of a branch between two local buses per MW injected at each of this island's buses; A is
     * symmetric.
     */
    void sensitivities(int branchFrom, int branchTo, double susceptance, double[] row) {
        factorization.solve(
                values -> {
                    Arrays.fill(values, 0);
                    values[branchFrom] = susceptance;
                    values[branchTo] = -susceptance;
                },
                solution -> {
                    for (int i = 0; i < buses.length; i++) {
                        row[buses[i]] = solution[i];
                    }
                });
    }

    private void gather(double[] injections, double[] values) {
        for (int i = 0; i < buses.length; i++) {
            values[i] = injections[buses[i]] + shiftInjections[i];
        }
    }

    private SparseMatrix matrix() {
        int size = buses.length - 1;
        int[] ends = new int[buses.length + 1];
        for (int l = 0; l < branches.length; l++) {
            ends[from[l] + 1]++;
            ends[to[l] + 1]++;
        }
        Arrays.parallelPrefix(ends, Integer::sum);
        int[] starts = Arrays.copyOf(ends, ends.length);
        int[] incident = new int[2 * branches.length];
        for (int l = 0; l < branches.length; l++) {
            incident[starts[from[l]]++] = l;
            incident[starts[to[l]]++] = l;
        }

        int[] columnStart = new int[size + 1];
        int[] rows = new int[size + 2 * branches.length];
        double[] values = new double[rows.length];
        int[] place = new int[buses.length];
        int count = 0;
        for (int column = 0; column < size; column++) {
            int diagonal = count++;
            rows[diagonal] = column;
            for (int i = ends[column]; i < ends[column + 1]; i++) {
                int l = incident[i];
                values[diagonal] += susceptances[l];
                int row = from[l] == column ? to[l] : from[l];
                if (row == size) {
                    continue;
                }
                if (place[row] <= diagonal) { // parallel branches share one element
                    place[row] = count;
                    rows[count++] = row;
                }
                values[place[row]] -= susceptances[l];
            }
            columnStart[column + 1] = count;
        }
        return new SparseMatrix(size, size, columnStart, Arrays.copyOf(rows, count), Arrays.copyOf(values, count));
    }

    /**
     * Negative reactances can cancel positive ones so that only rounding keeps the matrix regular; random angles tell.
     */
    private double roundTripError() {
        Random random = new Random(buses.length);
        double[] angles = random.doubles(buses.length, 0.5, 1.5).toArray();
        angles[buses.length - 1] = 0;
        double[] error = new double[1];
        factorization.solve(
                values -> {
                    Arrays.fill(values, 0);
                    for (int l = 0; l < branches.length; l++) {
                        double flow = susceptances[l] * (angles[from[l]] - angles[to[l]]);
                        values[from[l]] += flow;
                        values[to[l]] -= flow;
                    }
                },
                theta -> {
                    for (int i = 0; i < buses.length; i++) {
                        error[0] = Math.max(error[0], Math.abs(theta[i] - angles[i]));
                    }
                });
        return error[0];
    }
}
