package org.rexnet.core.clearing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rexnet.core.optimization.DualFace;
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
        if (problem.options().explanation() == ClearingOptions.Explanation.NONE) {
            return;
        }
        problem.flow().addTouched(solution);
        DualFace.of(problem.model(), solution, solver).ifPresent(found -> {
            try (DualFace face = found) {
                explain(solution, face);
            }
        });
    }

    private void explain(Solution solution, DualFace face) {
        PriceIntervals intervals = new PriceIntervals(problem, face);
        boolean asksForSetters = problem.options().explanation() == ClearingOptions.Explanation.SETTERS;
        PriceSetters setters = new PriceSetters(problem, solution, face, new PriceChains(problem, dcFlow, results));
        for (int k = 0; k < problem.size(); k++) {
            List<Optional<PriceInterval>> byBus = intervals.at(k);
            results.intervals().put(problem.first() + k, byBus);
            if (asksForSetters) {
                List<Optional<PriceSetters.Both>> both = new ArrayList<>();
                for (int bus = 0; bus < byBus.size(); bus++) {
                    int at = bus;
                    int in = k;
                    both.add(byBus.get(bus).map(interval -> setters.of(at, in, interval)));
                }
                results.setters().put(problem.first() + k, both);
            }
        }
    }
}
