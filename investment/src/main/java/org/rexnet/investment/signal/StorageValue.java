package org.rexnet.investment.signal;

import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.ProportionalStorage;
import org.rexnet.core.study.Study;

/**
 * Storage that earns in proportion to its capacity: one unit charged and discharged for the largest profit at given prices, by a linear
 * model.
 */
final class StorageValue {

    private StorageValue() {}

    static Earnings of(
            Study study, Candidate candidate, ProportionalStorage storage, double[][] prices, Solver solver) {
        Clearing one = LoneComponent.of(study, candidate, 1, prices).operate(solver);
        ComponentKind kind = candidate.kind();
        double[][] power = one.series(kind, storage.power());
        double[][] costed = one.series(kind, storage.costed());
        double[][] level = one.series(kind, storage.level());
        int bus = study.network().busIndex(candidate.component().buses().getFirst());
        double[] earned = new double[prices.length];
        for (int t = 0; t < earned.length; t++) {
            earned[t] = study.horizon().at(t).objectiveWeight()
                    * (storage.sign() * prices[t][bus] * power[t][0]
                            - storage.marginalCost().at(t) * costed[t][0]
                            - storage.storageCost().at(t) * level[t][0]);
        }
        return new Earnings(earned, Earnings.Basis.PRICES);
    }
}
