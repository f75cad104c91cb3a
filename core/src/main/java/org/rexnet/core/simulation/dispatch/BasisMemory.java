package org.rexnet.core.simulation.dispatch;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.rexnet.core.optimization.Basis;
import org.rexnet.core.optimization.BasisStatus;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Variable;

/**
 * Where the last program ended, by activity, plant, grid and period, so that the next one, over periods that overlap, starts there; what was
 * never seen starts as the period before it. Mutable, for one thread.
 */
final class BasisMemory {

    private static final byte UNKNOWN = -1;
    private static final int BASIC = BasisStatus.BASIC.ordinal();
    private static final int AT_LOWER = BasisStatus.AT_LOWER.ordinal();
    private static final int AT_UPPER = BasisStatus.AT_UPPER.ordinal();

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
        powers = unknown(activities, periods);
        contents = unknown(plants, periods);
        stores = unknown(plants, periods);
        balances = unknown(grids, periods);
    }

    private static byte[][] unknown(int rows, int periods) {
        byte[][] all = new byte[rows][periods];
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
            note(powers, program.powers, basis, k, period);
            note(contents, program.contents.variables, basis, k, period);
            note(stores, program.contents.rows, basis, k, period);
            note(balances, program.balances, basis, k, period);
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

    private static void note(byte[][] memory, Variable[][] variables, Basis basis, int k, int period) {
        for (int i = 0; i < variables.length; i++) {
            if (variables[i][k] != null) {
                memory[i][period] = (byte) basis.status(variables[i][k]).ordinal();
            }
        }
    }

    private static void note(byte[][] memory, Constraint[][] rows, Basis basis, int k, int period) {
        for (int i = 0; i < rows.length; i++) {
            if (rows[i][k] != null) {
                memory[i][period] = (byte) basis.status(rows[i][k]).ordinal();
            }
        }
    }

    /** Returns a basis for a program that was just built. */
    Basis basis(DispatchModel program, Outlook window) {
        int[] columns = new int[program.model.variableCount()];
        int[] rows = new int[program.model.constraintCount()];
        Arrays.fill(columns, AT_LOWER);
        Arrays.fill(rows, BASIC);
        for (int k = 0; k < window.periods(); k++) {
            int period = window.from() + k;
            recall(powers, program.powers, columns, k, period);
            recall(contents, program.contents.variables, columns, k, period);
            recall(stores, program.contents.rows, rows, k, period);
            recall(balances, program.balances, rows, k, period);
        }
        for (DispatchModel.FlowRow flow : program.flows) {
            int period = Math.min(window.from() + flow.slot(), latest);
            rows[flow.row().index()] = seen.getOrDefault(key(flow.grid(), flow.branch(), period), BASIC);
        }
        for (SteppedStores.Store store : program.steppedStores.all()) {
            for (SteppedStores.Step step : store.steps()) {
                Variable power = step.power();
                if (power != null) {
                    columns[power.index()] = step.earned(prices) > 0 ? AT_UPPER : AT_LOWER;
                }
            }
        }
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
        for (int k = window.periods() - 1; k >= 0 && left < 0; k--) {
            for (int g = 0; g < program.balances.length && left < 0; g++) {
                left += makeBasic(rows, program.balances[g][k].index());
            }
            for (int p = 0; p < program.contents.rows.length && left < 0; p++) {
                left += program.contents.rows[p][k] == null ? 0 : makeBasic(rows, program.contents.rows[p][k].index());
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

    private void recall(byte[][] memory, Variable[][] variables, int[] columns, int k, int period) {
        for (int i = 0; i < variables.length; i++) {
            Variable variable = variables[i][k];
            if (variable != null && known(memory[i], period) != UNKNOWN) {
                columns[variable.index()] = known(memory[i], period);
            }
        }
    }

    private void recall(byte[][] memory, Constraint[][] all, int[] rows, int k, int period) {
        for (int i = 0; i < all.length; i++) {
            if (all[i][k] != null && known(memory[i], period) != UNKNOWN) {
                rows[all[i][k].index()] = known(memory[i], period);
            }
        }
    }

    private byte known(byte[] memory, int period) {
        return memory[period] != UNKNOWN || latest < 0 || period <= latest ? memory[period] : memory[latest];
    }
}
