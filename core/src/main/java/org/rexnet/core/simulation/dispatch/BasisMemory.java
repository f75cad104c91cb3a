package org.rexnet.core.simulation.dispatch;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.optimization.Basis;
import org.rexnet.core.optimization.BasisStatus;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Variable;

/**
 * Where the last program ended, by activity, plant, grid and period, so that the next one, over periods that overlap, starts there; what
 * was never seen starts as the period before it. Mutable, for one thread.
 */
final class BasisMemory {

    private static final byte UNKNOWN = -1;
    private static final int BASIC = BasisStatus.BASIC.ordinal();
    private static final int AT_LOWER = BasisStatus.AT_LOWER.ordinal();
    private static final int AT_UPPER = BasisStatus.AT_UPPER.ordinal();

    /** By period, then by activity, and so on. */
    private final byte[][] powers;

    private final byte[][] contents;
    private final byte[][] stores;
    private final byte[][] balances;
    /** Status of the rows of branches that were in the way, by grid, branch and period. */
    private final Map<Long, Integer> seen = new HashMap<>();

    /** Prices of the first period of the last program, by site. */
    private double[] prices = new double[0];

    private int latest = -1;
    private boolean empty = true;

    BasisMemory(int activities, int plants, int grids, int periods) {
        powers = unknown(periods, activities);
        contents = unknown(periods, plants);
        stores = unknown(periods, plants);
        balances = unknown(periods, grids);
    }

    private static byte[][] unknown(int periods, int count) {
        byte[][] all = new byte[periods][count];
        for (byte[] row : all) {
            Arrays.fill(row, UNKNOWN);
        }
        return all;
    }

    private static long key(int grid, int branch, int period) {
        return ((long) period << 32) | ((long) grid << 20) | branch;
    }

    /** Returns whether a branch was in the way in a period, or in the latest one seen before it. */
    boolean wasLimiting(int grid, int branch, int period) {
        return seen.containsKey(key(grid, branch, Math.min(period, latest)));
    }

    boolean isEmpty() {
        return empty;
    }

    /** Returns the prices of the first period of the last program, by site. */
    double[] prices() {
        return prices;
    }

    void note(DispatchModel program, Outlook window, Solution solution, double[] firstPrices) {
        Basis basis = solution.basis();
        if (basis.variableCount() == 0) {
            return;
        }
        empty = false;
        prices = firstPrices;
        int slots = window.periods();
        for (int k = 0; k < slots; k++) {
            int period = window.from() + k;
            note(powers[period], program.powers, basis, k, slots);
            note(contents[period], program.contents.variables, basis, k, slots);
            note(stores[period], program.contents.rows, basis, k, slots);
            note(balances[period], program.balances, basis, k, slots);
            long low = key(0, 0, period);
            long high = key(0, 0, period + 1);
            seen.keySet().removeIf(one -> one >= low && one < high);
        }
        for (DispatchModel.FlowRow flow : program.flows) {
            if (Math.abs(solution.dual(flow.row())) > 1e-9) {
                int period = window.from() + flow.slot();
                seen.put(
                        key(flow.grid(), flow.branch(), period),
                        basis.status(flow.row()).ordinal());
            }
        }
        latest = window.end() - 1;
    }

    private static void note(byte[] memory, @Nullable Variable[] variables, Basis basis, int k, int slots) {
        for (int i = 0; i < memory.length; i++) {
            Variable variable = variables[i * slots + k];
            if (variable != null) {
                memory[i] = (byte) basis.status(variable).ordinal();
            }
        }
    }

    private static void note(byte[] memory, @Nullable Constraint[] rows, Basis basis, int k, int slots) {
        for (int i = 0; i < memory.length; i++) {
            Constraint row = rows[i * slots + k];
            if (row != null) {
                memory[i] = (byte) basis.status(row).ordinal();
            }
        }
    }

    /** Returns a basis for a program that was just built. */
    Basis basis(DispatchModel program, Outlook window) {
        int[] columns = new int[program.model.variableCount()];
        int[] rows = new int[program.model.constraintCount()];
        Arrays.fill(columns, AT_LOWER);
        Arrays.fill(rows, BASIC);
        int slots = window.periods();
        for (int k = 0; k < slots; k++) {
            int period = window.from() + k;
            recall(powers, period, program.powers, columns, k, slots);
            recall(contents, period, program.contents.variables, columns, k, slots);
            recall(stores, period, program.contents.rows, rows, k, slots);
            recall(balances, period, program.balances, rows, k, slots);
        }
        for (DispatchModel.FlowRow flow : program.flows) {
            int period = Math.min(window.from() + flow.slot(), latest);
            rows[flow.row().index()] = seen.getOrDefault(key(flow.grid(), flow.branch(), period), BASIC);
        }
        program.steppedStores.start(columns, prices, AT_LOWER, AT_UPPER);
        for (ContentRows.WorthRow worth : program.contents.worths) {
            rows[worth.row().index()] = AT_LOWER;
            columns[worth.rest().index()] = BASIC;
        }
        int surplus = -rows.length;
        for (int status : columns) {
            surplus += status == BASIC ? 1 : 0;
        }
        for (int status : rows) {
            surplus += status == BASIC ? 1 : 0;
        }
        balance(program, window, columns, rows, surplus);
        return Basis.of(columns, rows);
    }

    /** A basis has as many members as there are rows. */
    private static void balance(DispatchModel program, Outlook window, int[] columns, int[] rows, int surplus) {
        int left = surplus;
        int slots = window.periods();
        for (int k = slots - 1; k >= 0 && left < 0; k--) {
            for (int place = k; place < program.balances.length && left < 0; place += slots) {
                left += makeBasic(rows, program.balances[place].index());
            }
            for (int place = k; place < program.contents.rows.length && left < 0; place += slots) {
                Constraint row = program.contents.rows[place];
                left += row == null ? 0 : makeBasic(rows, row.index());
            }
        }
        for (int i = 0; i < rows.length && left < 0; i++) {
            left += makeBasic(rows, i);
        }
        for (int j = columns.length - 1; j >= 0 && left > 0; j--) {
            if (columns[j] == BASIC) {
                columns[j] = AT_LOWER;
                left--;
            }
        }
        for (int i = 0; i < rows.length && left > 0; i++) {
            if (rows[i] == BASIC) {
                rows[i] = AT_LOWER;
                left--;
            }
        }
    }

    private static int makeBasic(int[] rows, int i) {
        if (rows[i] == BASIC) {
            return 0;
        }
        rows[i] = BASIC;
        return 1;
    }

    private void recall(byte[][] memory, int period, @Nullable Variable[] variables, int[] columns, int k, int slots) {
        for (int i = 0; i < memory[period].length; i++) {
            Variable variable = variables[i * slots + k];
            if (variable != null && known(memory, i, period) != UNKNOWN) {
                columns[variable.index()] = known(memory, i, period);
            }
        }
    }

    private void recall(byte[][] memory, int period, @Nullable Constraint[] all, int[] rows, int k, int slots) {
        for (int i = 0; i < memory[period].length; i++) {
            Constraint row = all[i * slots + k];
            if (row != null && known(memory, i, period) != UNKNOWN) {
                rows[row.index()] = known(memory, i, period);
            }
        }
    }

    private byte known(byte[][] memory, int i, int period) {
        byte known = memory[period][i];
        return known != UNKNOWN || latest < 0 || period <= latest ? known : memory[latest][i];
    }
}
