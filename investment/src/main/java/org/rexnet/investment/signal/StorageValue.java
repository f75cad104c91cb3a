package org.rexnet.investment.signal;

import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.StorageUnit;
import org.rexnet.core.study.Store;
import org.rexnet.core.study.Study;

/**
 * Storage: filled and emptied as earns most at given prices, by a linear model.
 *
 * <p>Where profit is proportional to capacity (empty or cyclic at first, no inflow, nothing prescribed, linear cost) one unit is
 * operated and earns what it receives less what it pays; otherwise the capacity rents of what exists are its earnings.
 */
final class StorageValue {

    private StorageValue() {}

    static Earnings of(Study study, Candidate candidate, StorageUnit unit, double[][] prices, Solver solver) {
        boolean proportional = (unit.cyclic() || unit.initialMwh() == 0)
                && unit.inflowMw().isAlways(0)
                && unit.quadraticCost().isAlways(0)
                && unit.levelSetMwh().isEmpty()
                && unit.setPointMw().isEmpty()
                && unit.dispatchSetMw().isEmpty()
                && unit.storeSetMw().isEmpty();
        if (!proportional) {
            return LoneComponent.of(study, candidate, prices).rents(solver);
        }
        Clearing one = LoneComponent.of(study, candidate, 1, prices).operate(solver);
        double[][] net = one.series(ComponentKind.STORAGE_UNIT, "p");
        double[][] out = one.series(ComponentKind.STORAGE_UNIT, "p_dispatch");
        double[][] level = one.series(ComponentKind.STORAGE_UNIT, "state_of_charge");
        int bus = study.network().busIndex(unit.bus());
        double[] earned = new double[prices.length];
        for (int t = 0; t < earned.length; t++) {
            earned[t] = weight(study.horizon(), t)
                    * (unit.sign() * prices[t][bus] * net[t][0]
                            - unit.marginalCost().at(t) * out[t][0]
                            - unit.storageCost().at(t) * level[t][0]);
        }
        return new Earnings(earned, Earnings.Basis.PRICES);
    }

    static Earnings of(Study study, Candidate candidate, Store store, double[][] prices, Solver solver) {
        boolean proportional = (store.cyclic() || store.initialMwh() == 0)
                && store.quadraticCost().isAlways(0)
                && store.levelSetMwh().isEmpty()
                && store.setPointMw().isEmpty();
        if (!proportional) {
            return LoneComponent.of(study, candidate, prices).rents(solver);
        }
        Clearing one = LoneComponent.of(study, candidate, 1, prices).operate(solver);
        double[][] power = one.series(ComponentKind.STORE, "p");
        double[][] level = one.series(ComponentKind.STORE, "e");
        int bus = study.network().busIndex(store.bus());
        double[] earned = new double[prices.length];
        for (int t = 0; t < earned.length; t++) {
            earned[t] = weight(study.horizon(), t)
                    * ((store.sign() * prices[t][bus] - store.marginalCost().at(t)) * power[t][0]
                            - store.storageCost().at(t) * level[t][0]);
        }
        return new Earnings(earned, Earnings.Basis.PRICES);
    }

    private static double weight(Horizon horizon, int t) {
        return horizon.at(t).objectiveWeight();
    }
}
