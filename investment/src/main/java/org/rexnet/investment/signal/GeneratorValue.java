package org.rexnet.investment.signal;

import org.rexnet.core.optimization.Solver;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.Study;

/** Generators: price less marginal cost while that is above 0, times what is available; below 0 while they must run. */
final class GeneratorValue {

    private GeneratorValue() {}

    static Earnings of(Study study, Candidate candidate, Generator generator, double[][] prices, Solver solver) {
        if (isCoupled(generator)) {
            return LoneComponent.of(study, candidate, prices).rents(solver);
        }
        int bus = study.network().busIndex(generator.bus());
        double[] earned = new double[prices.length];
        for (int t = 0; t < earned.length; t++) {
            double margin =
                    generator.sign() * prices[t][bus] - generator.marginalCost().at(t);
            earned[t] = study.horizon().at(t).objectiveWeight()
                    * PowerRange.valuePerMw(
                            margin,
                            generator.quadraticCost().at(t),
                            generator.minPu().at(t),
                            generator.maxPu().at(t),
                            candidate.existing());
        }
        return new Earnings(
                earned,
                generator.commitment().isPresent() ? Earnings.Basis.PRICES_WITHOUT_COMMITMENT : Earnings.Basis.PRICES);
    }

    /** Whether one snapshot bears on another, or cost is not that of one MWh. */
    private static boolean isCoupled(Generator generator) {
        return !generator.rampLimits().areNone()
                || generator.piecewiseCost().isPresent()
                || generator.setPointMw().isPresent()
                || !Double.isInfinite(generator.minEnergyMwh())
                || !Double.isInfinite(generator.maxEnergyMwh());
    }
}
