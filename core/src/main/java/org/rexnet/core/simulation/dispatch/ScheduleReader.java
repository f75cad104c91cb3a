package org.rexnet.core.simulation.dispatch;

import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Variable;

/** Reads the solution of a program: powers, contents and prices. */
final class ScheduleReader {

    private final DispatchModel program;
    private final Solution solution;
    private final int slots;

    private ScheduleReader(DispatchModel program, Solution solution) {
        this.program = program;
        this.solution = solution;
        slots = program.window.periods();
    }

    /** Returns what a solution says. */
    static Schedule of(DispatchModel program, Solution solution) {
        return new ScheduleReader(program, solution).schedule();
    }

    /** Returns the prices of the first period that a solution tells, by site. */
    static double[] prices(DispatchModel program, Solution solution) {
        return new ScheduleReader(program, solution).prices()[0];
    }

    private Schedule schedule() {
        double[] power = program.alike.powers(solution);
        double[] content = new double[program.contents.variables.length];
        for (int place = 0; place < content.length; place++) {
            Variable held = program.contents.variables[place];
            content[place] = held == null ? 0 : solution.value(held);
        }
        if (!program.pools.isEmpty()) {
            partPools(power, content);
        }
        program.steppedStores.read(solution, power, content);
        double[] spilled = new double[slots];
        for (int k = 0; k < slots; k++) {
            spilled[k] =
                    program.spills.get(k).stream().mapToDouble(solution::value).sum();
        }
        return new Schedule(program.window.from(), slots, power, content, prices(), spilled, solution.objective());
    }

    /** Gives each store of a pool its equal part of what the first one does for all. */
    private void partPools(double[] power, double[] content) {
        ActivityTable table = program.table;
        for (int p = table.plantCount() - 1; p >= 0; p--) {
            int lead = program.pools.first(p);
            int number = program.pools.size(p);
            if (number > 1) {
                part(power, table.first(lead), table.first(p), table.first(p + 1), number);
                part(content, lead, p, p + 1, number);
            }
        }
    }

    /** Gives rows from one on to before another a part of those of the leading ones. */
    private void part(double[] all, int lead, int from, int end, int number) {
        for (int k = 0; k < (end - from) * slots; k++) {
            all[from * slots + k] = all[lead * slots + k] / number;
        }
    }

    private double[][] prices() {
        double[][] prices = new double[slots][program.sites.count()];
        for (int k = 0; k < slots; k++) {
            for (int site = 0; site < program.sites.count(); site++) {
                prices[k][site] = solution.dual(program.balances[program.sites.grid(site) * slots + k]) / program.hours;
            }
        }
        for (DispatchModel.FlowRow flow : program.flows) {
            double dual = solution.dual(flow.row()) / program.hours;
            if (dual != 0) {
                double[] row = program.sites.row(flow.grid(), flow.branch());
                for (int i = 0; i < row.length; i++) {
                    prices[flow.slot()][program.sites.first(flow.grid()) + i] += dual * row[i];
                }
            }
        }
        return prices;
    }
}
