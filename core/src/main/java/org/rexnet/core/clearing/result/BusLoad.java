package org.rexnet.core.clearing.result;

import java.util.ArrayList;
import java.util.List;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.Study;

/**
 * Energy that loads withdraw at one bus.
 *
 * @param bus name of the bus
 * @param mwh over the horizon's weighted hours, at least 0
 */
public record BusLoad(String bus, double mwh) {

    /** Returns the loads of all buses, in the order of the network. */
    public static List<BusLoad> of(Study study) {
        double[] mwh = new double[study.network().buses().size()];
        for (Load load : study.loads()) {
            int bus = study.network().busIndex(load.bus());
            for (int t = 0; t < study.horizon().size(); t++) {
                mwh[bus] += mwh(load, study.horizon(), t);
            }
        }
        List<BusLoad> all = new ArrayList<>();
        for (int bus = 0; bus < mwh.length; bus++) {
            all.add(new BusLoad(study.network().buses().get(bus).id(), mwh[bus]));
        }
        return all;
    }

    /** Returns what a load withdraws in a snapshot with its weight, in MWh; 0 where it feeds in. */
    static double mwh(Load load, Horizon horizon, int t) {
        double withdrawn = -load.sign() * load.powerMw().at(t);
        return Math.max(0, withdrawn) * horizon.at(t).objectiveWeight();
    }
}
