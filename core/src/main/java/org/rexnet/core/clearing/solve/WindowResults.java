package org.rexnet.core.clearing.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rexnet.core.clearing.price.PriceChains;
import org.rexnet.core.clearing.price.PriceChoice;
import org.rexnet.core.clearing.price.PriceIntervals;
import org.rexnet.core.clearing.price.PriceSetters;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingResults;
import org.rexnet.core.clearing.result.MarginalPair;
import org.rexnet.core.clearing.result.PriceInterval;
import org.rexnet.core.optimization.DualFace;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.study.PriceRule;
import org.rexnet.network.Bus;
import org.rexnet.network.flow.DcFlow;

/** Writes the results of a solved window: which prices are published where several are valid, and what explains them. For one thread. */
public final class WindowResults {

    private final ClearingProblem problem;
    private final DcFlow dcFlow;
    private final Solver solver;
    private final ClearingResults results;

    public WindowResults(ClearingProblem problem, DcFlow dcFlow, Solver solver, ClearingResults results) {
        this.problem = problem;
        this.dcFlow = dcFlow;
        this.solver = solver;
        this.results = results;
    }

    /** Writes dispatch and prices, and explains the latter as far as the options ask for it. */
    public void write(Solution solution) {
        PriceRule rule = problem.study().settings().prices();
        boolean explains = problem.window().options().explanation() != ClearingOptions.Explanation.NONE;
        if (rule == PriceRule.ANY && !explains) {
            problem.read(solution, results);
            return;
        }
        problem.flow().addTouched(solution);
        Solution whole = solution.extendedTo(problem.model());
        Optional<DualFace> found = DualFace.of(problem.model(), whole, solver);
        if (found.isEmpty()) {
            problem.read(whole, results);
            return;
        }
        try (DualFace face = found.get()) {
            problem.read(
                    rule == PriceRule.ANY ? whole : PriceChoice.of(problem.window(), problem.flow(), face, whole),
                    results);
            if (explains) {
                explain(whole, face);
            }
        }
    }

    private void explain(Solution solution, DualFace face) {
        PriceIntervals intervals = new PriceIntervals(problem.window(), problem.flow(), face);
        boolean asksForSetters = problem.window().options().explanation() == ClearingOptions.Explanation.SETTERS;
        PriceSetters setters = new PriceSetters(
                problem.window(), problem.flow(), solution, face, new PriceChains(problem.window(), dcFlow, results));
        List<Bus> buses = problem.study().network().buses();
        boolean[] explained = new boolean[buses.size()];
        for (int bus = 0; bus < explained.length; bus++) {
            explained[bus] = problem.window().options().explains(buses.get(bus).id());
        }
        for (int k = 0; k < problem.size(); k++) {
            List<Optional<PriceInterval>> byBus = intervals.at(k);
            results.intervals().put(problem.first() + k, byBus);
            if (asksForSetters) {
                List<Optional<MarginalPair>> both = new ArrayList<>();
                for (int bus = 0; bus < byBus.size(); bus++) {
                    int at = bus;
                    int in = k;
                    both.add(byBus.get(bus).filter(any -> explained[at]).map(interval -> setters.of(at, in, interval)));
                }
                results.setters().put(problem.first() + k, both);
            }
        }
    }
}
