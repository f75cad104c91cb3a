package org.rexnet.core.clearing;

import java.util.ArrayList;
import java.util.List;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Solver;
import org.rexnet.network.flow.DcFlow;

/** Finds what explains the prices of a solved window, as far as the options ask for it. */
final class Explaining {

    private final ClearingProblem problem;
    private final DcFlow dcFlow;
    private final Solver solver;
    private final Results results;

    Explaining(ClearingProblem problem, DcFlow dcFlow, Solver solver, Results results) {
        this.problem = problem;
        this.dcFlow = dcFlow;
        this.solver = solver;
        this.results = results;
    }

    void explain(Solution solution) {
        switch (problem.options().explanation()) {
            case NONE -> {}
            case SETTERS -> setters(solution);
            case INTERVALS -> {
                setters(solution);
                intervals(solution);
            }
        }
    }

    private void setters(Solution solution) {
        int buses = problem.study().network().buses().size();
        PriceChains chains = new PriceChains(problem, dcFlow, results);
        try (PriceSetters setters = new PriceSetters(problem, solution)) {
            for (int k = 0; k < problem.size(); k++) {
                List<List<PriceSetter>> byBus = new ArrayList<>();
                List<PriceChain> chainByBus = new ArrayList<>();
                for (int bus = 0; bus < buses; bus++) {
                    byBus.add(setters.of(bus, k));
                    chainByBus.add(setters.chain(chains, bus, k));
                }
                results.setters().put(problem.first() + k, byBus);
                results.chains().put(problem.first() + k, chainByBus);
            }
        }
    }

    private void intervals(Solution solution) {
        int buses = problem.study().network().buses().size();
        problem.flow().addTouched(solution);
        try (PriceIntervals intervals = new PriceIntervals(problem, solution, solver)) {
            for (int k = 0; k < problem.size(); k++) {
                List<PriceInterval> byBus = new ArrayList<>();
                for (int bus = 0; bus < buses; bus++) {
                    byBus.add(intervals.of(bus, k));
                }
                results.intervals().put(problem.first() + k, byBus);
            }
        }
    }
}
