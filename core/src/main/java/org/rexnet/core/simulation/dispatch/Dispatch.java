package org.rexnet.core.simulation.dispatch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.rexnet.core.optimization.Optimal;
import org.rexnet.core.optimization.Outcome;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.optimization.SolverSession;

/**
 * Finds the cheapest operation of plants on a network; mutable, for one thread: what a program learnt about its basis and about branches in
 * the way, the next one starts with.
 *
 * <p>Limits of branches are added where they are broken. There is always an operation: needs can be shed, and what must run can be spilled.
 */
public final class Dispatch {

    private static final int ROWS_PER_ROUND = 8;
    private static final double BREACH_MW = 1e-7;

    private final Sites sites;
    private final ActivityTable table;
    private final double spillCost;
    private final Solver solver;
    private final BasisMemory memory;
    private long programs;

    /**
     * Prepares programs.
     *
     * @param spillCost money per MWh for letting go of what must run
     * @param periods of the world
     */
    public Dispatch(Sites sites, List<Plant> plants, double spillCost, int periods, Solver solver) {
        this.sites = sites;
        this.spillCost = spillCost;
        this.solver = solver;
        table = ActivityTable.of(plants);
        memory = new BasisMemory(table.count(), plants.size(), sites.grids(), periods);
    }

    /** Returns how many linear programs were solved. */
    public long programs() {
        return programs;
    }

    /**
     * Solves a window.
     *
     * @throws IllegalStateException where the limits of plants or branches cannot be held
     */
    public Schedule solve(Outlook window) {
        return solve(window, table.plants());
    }

    /**
     * Solves a window in which plants say what things cost.
     *
     * @param stated the same plants with the costs that they say
     * @throws IllegalStateException where the limits of plants or branches cannot be held
     */
    public Schedule solve(Outlook window, List<Plant> stated) {
        ActivityTable told = table.isOf(stated) ? table : ActivityTable.of(stated);
        DispatchModel program = new DispatchModel(sites, told, window, spillCost, memory.prices());
        if (window.nodal()) {
            addKnown(program, window);
        }
        try (SolverSession session = solver.open(program.model)) {
            if (!memory.isEmpty()) {
                session.startFrom(memory.basis(program, window));
            }
            Solution solution = solve(session, window, program.steppedStores);
            while (isIncomplete(program, window, solution)) {
                solution = solve(session, window, program.steppedStores);
            }
            Schedule schedule = ScheduleReader.of(program, solution);
            memory.note(program, window, solution, schedule.prices()[0]);
            return schedule;
        }
    }

    /** Adds the rows that a solution breaks, and frees those that it does not support; returns whether there was any. */
    private boolean isIncomplete(DispatchModel program, Outlook window, Solution solution) {
        SteppedStores stores = program.steppedStores;
        double[] prices = stores.hasFar() ? ScheduleReader.prices(program, solution) : new double[0];
        boolean broken = window.nodal() && addBroken(program, window, solution);
        // Variables come after all that reads the solution, which does not know them.
        return stores.hasFar() && stores.free(prices) || broken;
    }

    private Solution solve(SolverSession session, Outlook window, SteppedStores stores) {
        programs++;
        Outcome outcome = session.solve();
        if (outcome instanceof Optimal optimal) {
            return optimal.solution();
        }
        if (stores.freeAll()) {
            return solve(session, window, stores);
        }
        throw new IllegalStateException(
                "The plants cannot be operated from period %d to before %d: what they must do breaks a limit of a branch or of a store (%s)."
                        .formatted(
                                window.from(), window.end(), outcome.getClass().getSimpleName()));
    }

    private void addKnown(DispatchModel program, Outlook window) {
        for (int k = 0; k < window.periods(); k++) {
            for (int g = 0; g < sites.grids(); g++) {
                for (int l = 0; l < sites.branches(g); l++) {
                    if (memory.wasLimiting(g, l, window.from() + k)) {
                        program.limit(g, l, k);
                    }
                }
            }
        }
    }

    /** Adds rows for the branches that a solution breaks worst; returns whether there were any. */
    private boolean addBroken(DispatchModel program, Outlook window, Solution solution) {
        boolean any = false;
        for (int k = 0; k < window.periods(); k++) {
            double[] net = program.net(solution, k);
            for (int g = 0; g < sites.grids(); g++) {
                any |= addBroken(program, window, net, g, k);
            }
        }
        return any;
    }

    /** Branch and MW beyond its limit. */
    private record Breach(int branch, double mw) {}

    private boolean addBroken(DispatchModel program, Outlook window, double[] net, int grid, int slot) {
        List<Breach> broken = new ArrayList<>();
        int period = window.from() + slot;
        int first = sites.first(grid);
        for (int l = 0; l < sites.branches(grid); l++) {
            double[] row = sites.row(grid, l);
            double flow = 0;
            for (int i = 0; i < row.length; i++) {
                flow += row[i] * net[first + i];
            }
            double excess = Math.max(flow - sites.forward(grid, l, period), -flow - sites.backward(grid, l, period));
            if (excess > BREACH_MW * (1 + Math.abs(flow)) && !isLimited(program, grid, l, slot)) {
                broken.add(new Breach(l, excess));
            }
        }
        broken.sort(Comparator.comparingDouble(Breach::mw).reversed());
        broken.stream().limit(ROWS_PER_ROUND).forEach(breach -> program.limit(grid, breach.branch(), slot));
        return !broken.isEmpty();
    }

    private static boolean isLimited(DispatchModel program, int grid, int branch, int slot) {
        return program.flows.stream()
                .anyMatch(flow -> flow.slot() == slot && flow.branch() == branch && flow.grid() == grid);
    }
}
