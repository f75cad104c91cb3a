package org.rexnet.investment.growth;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import org.rexnet.core.study.Bid;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.LineOperation;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.Study;

/**
 * What is wanted in a study, as it looks from one of its buses: what lies behind a link counts by the link's efficiency, so that ten MW
 * behind a plant of efficiency 0.25 are forty MW of its fuel. Computes each bus when it is first asked for; for one thread.
 */
final class Demand {

    private static final ToDoubleBiFunction<ComponentKind, String> ALL = (table, name) -> 1;

    private final Study study;
    private final Map<Integer, double[]> yields = new HashMap<>();

    Demand(Study study) {
        this.study = study;
    }

    /**
     * Returns MW at a bus that would serve what is wanted in snapshot {@code t}: by loads, by bids to buy, and into storage.
     *
     * @param share of each component that counts, by its table and name
     */
    double at(int bus, int t, ToDoubleBiFunction<ComponentKind, String> share) {
        double[] yield = yields.computeIfAbsent(bus, this::yields);
        double mw = 0;
        for (var c : study.loads()) {
            double wanted = Math.max(0, -c.sign() * c.powerMw().at(t));
            mw += counted(wanted, yield, c.bus(), share.applyAsDouble(ComponentKind.LOAD, c.id()));
        }
        for (Bid c : study.bids()) {
            double wanted = c.side() == Bid.Side.BUY ? c.quantityMw().at(t) : 0;
            mw += counted(wanted, yield, c.bus(), share.applyAsDouble(ComponentKind.BID, c.id()));
        }
        for (var c : study.storageUnits()) {
            double wanted = c.capacityMw() * Math.max(0, -c.minPu().at(t));
            mw += counted(wanted, yield, c.bus(), share.applyAsDouble(ComponentKind.STORAGE_UNIT, c.id()));
        }
        for (var c : study.stores()) {
            double hours = Math.max(1e-9, study.horizon().at(t).durationHours());
            mw += counted(c.capacityMwh() / hours, yield, c.bus(), share.applyAsDouble(ComponentKind.STORE, c.id()));
        }
        return mw;
    }

    /** Returns the most MW at a bus that could serve what all want in one snapshot. */
    double most(int bus) {
        double most = 0;
        for (int t = 0; t < study.horizon().size(); t++) {
            most = Math.max(most, at(bus, t, ALL));
        }
        return most;
    }

    private double counted(double wanted, double[] yield, String bus, double share) {
        double arriving = wanted == 0 || share == 0 ? 0 : yield[study.network().busIndex(bus)];
        return arriving > 0 && Double.isFinite(wanted) ? share * wanted / arriving : 0;
    }

    /** Returns MWh that arrive at each bus of one MWh at a bus, by the best way with no bus twice; 0 where there is no way. */
    private double[] yields(int from) {
        int buses = study.network().buses().size();
        double[] yield = new double[buses];
        yield[from] = 1;
        for (int round = 1; round < buses; round++) {
            double[] before = yield.clone();
            for (LineOperation line : study.lines()) {
                int a = study.network().busIndex(line.branch().from());
                int b = study.network().busIndex(line.branch().to().get(0));
                yield[a] = Math.max(yield[a], before[b]);
                yield[b] = Math.max(yield[b], before[a]);
            }
            for (LinkOperation link : study.links()) {
                int a = study.network().busIndex(link.link().from());
                for (int k = 0; k < link.efficiencies().size(); k++) {
                    int b = study.network().busIndex(link.link().to().get(k));
                    double arriving = link.efficiencies().get(k).max() * before[a];
                    yield[b] = Math.max(yield[b], arriving);
                }
            }
            yield[from] = 1;
            if (Arrays.equals(before, yield)) {
                break;
            }
        }
        return yield;
    }
}
