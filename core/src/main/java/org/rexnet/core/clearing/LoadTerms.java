package org.rexnet.core.clearing;

import java.util.List;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.study.Load;

/** Loads: numbers in the injections. */
final class LoadTerms implements ComponentTerms {

    private final ClearingProblem problem;
    private final int[] buses;

    LoadTerms(ClearingProblem problem) {
        this.problem = problem;
        buses = problem.study().loads().stream()
                .mapToInt(load -> problem.study().network().busIndex(load.bus()))
                .toArray();
    }

    @Override
    public void build() {
        // Loads add no variables.
    }

    @Override
    public void parametrize() {
        List<Load> loads = problem.study().loads();
        for (int i = 0; i < buses.length; i++) {
            Load load = loads.get(i);
            for (int k = 0; k < problem.size(); k++) {
                double mw = load.powerMw().at(problem.first() + k);
                problem.injections().addFixed(buses[i], k, load.sign() * mw);
            }
        }
    }

    @Override
    public void read(Solution solution, Results results) {
        List<Load> loads = problem.study().loads();
        double[][] power = results.series(ResultTable.LOADS.text(), "p", buses.length);
        for (int k = 0; k < problem.size(); k++) {
            for (int i = 0; i < buses.length; i++) {
                power[problem.first() + k][i] = loads.get(i).powerMw().at(problem.first() + k);
            }
        }
    }
}
