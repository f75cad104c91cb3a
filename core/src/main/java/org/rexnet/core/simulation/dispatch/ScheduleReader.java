package org.rexnet.core.simulation.dispatch;

import org.rexnet.core.optimization.Solution;

/** Reads the solution of a program: powers, contents and their values, prices and rents. */
final class ScheduleReader {

    private final DispatchModel program;
    private final Solution solution;

    private ScheduleReader(DispatchModel program, Solution solution) {
        this.program = program;
        this.solution = solution;
    }

    /** Returns what a solution says. */
    static Schedule of(DispatchModel program, Solution solution) {
        return new ScheduleReader(program, solution).schedule();
    }

    /** Returns the prices of the first period that a solution tells, by site. */
    static double[] prices(DispatchModel program, Solution solution) {
        return new ScheduleReader(program, solution).prices(new double[program.window.periods()])[0];
    }

    private Schedule schedule() {
        int slots = program.window.periods();
        double[][] power = new double[program.powers.length][slots];
        for (int a = 0; a < program.powers.length; a++) {
            for (int k = 0; k < slots; k++) {
                power[a][k] = program.alike.mw(solution, a, k);
            }
        }
        double[][] content = new double[program.plants.size()][slots];
        double[][] worth = new double[program.plants.size()][slots];
        for (int p = 0; p < program.plants.size(); p++) {
            for (int k = 0; k < slots && program.plants.get(p).reservoir().isPresent(); k++) {
                if (program.contents.variables[p][k] != null) {
                    content[p][k] = solution.value(program.contents.variables[p][k]);
                    worth[p][k] = -solution.dual(program.contents.rows[p][k]);
                }
            }
        }
        partPools(power, content, worth);
        for (SteppedStores.Store store : program.steppedStores.all()) {
            double held = store.held();
            for (SteppedStores.Step one : store.steps()) {
                double mw = one.mw(solution);
                power[store.first() + one.step.activity()][0] += mw;
                held += mw * program.hours * one.step.content();
            }
            content[store.plant()][0] = held;
            worth[store.plant()][0] = StoreSteps.worthAt(store.worth(), held);
        }
        double[] rent = new double[slots];
        double[][] prices = prices(rent);
        double[] spilled = new double[slots];
        for (int k = 0; k < slots; k++) {
            spilled[k] =
                    program.spills.get(k).stream().mapToDouble(solution::value).sum();
        }
        return new Schedule(program.window.from(), power, content, worth, prices, rent, spilled, solution.objective());
    }

    /** Gives each store of a pool its equal part of what the first one does for all. */
    private void partPools(double[][] power, double[][] content, double[][] worth) {
        int[] first = new int[program.plants.size() + 1];
        for (int p = 0; p < program.plants.size(); p++) {
            first[p + 1] = first[p] + program.plants.get(p).activities().size();
        }
        for (int p = program.plants.size() - 1; p >= 0; p--) {
            int lead = program.pools.first(p);
            int number = program.pools.size(p);
            for (int k = 0; k < program.window.periods() && number > 1; k++) {
                for (int a = 0; a < first[p + 1] - first[p]; a++) {
                    power[first[p] + a][k] = power[first[lead] + a][k] / number;
                }
                content[p][k] = content[lead][k] / number;
                worth[p][k] = worth[lead][k];
            }
        }
    }

    private double[][] prices(double[] rent) {
        int slots = program.window.periods();
        double[][] prices = new double[slots][program.sites.count()];
        for (int k = 0; k < slots; k++) {
            for (int site = 0; site < program.sites.count(); site++) {
                prices[k][site] = solution.dual(program.balances[program.sites.grid(site)][k]) / program.hours;
            }
        }
        for (DispatchModel.FlowRow flow : program.flows) {
            double dual = solution.dual(flow.row()) / program.hours;
            if (dual != 0) {
                double[] row = program.sites.row(flow.grid(), flow.branch());
                for (int i = 0; i < row.length; i++) {
                    prices[flow.slot()][program.sites.first(flow.grid()) + i] += dual * row[i];
                }
                rent[flow.slot()] -= dual * solution.activity(flow.row()) * program.hours;
            }
        }
        return prices;
    }
}
