package org.rexnet.core.clearing;

import java.util.LinkedHashMap;
import java.util.Map;
import org.rexnet.core.study.FlowFormulation;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.Study;
import org.rexnet.network.flow.DcFlow;

/**
 * Splits prices: congestion(l, b) = shadow price(l) x (sensitivity(l, b) - load-weighted mean sensitivity of the island).
 *
 * <p>So the load-weighted mean of congestion is 0, whatever the reference bus.
 */
final class PriceDecomposition {

    private final Clearing clearing;
    private final Study study;
    private final DcFlow dcFlow;

    private PriceDecomposition(Clearing clearing) {
        this.clearing = clearing;
        study = clearing.study();
        dcFlow = DcFlow.of(study.network(), clearing.options().convention());
    }

    static PriceDecomposition of(Clearing clearing) {
        return new PriceDecomposition(clearing);
    }

    PriceComponents components(String busName, int t) {
        int bus = study.network().busIndex(busName);
        double[] share = loadShares(dcFlow.island(bus), t);
        double[] prices = clearing.prices()[t];
        double energy = mean(share, prices);
        Map<String, Double> congestion = new LinkedHashMap<>();
        if (clearing.options().formulation() == FlowFormulation.TRANSPORT) {
            congestion.put("transport limits", prices[bus] - energy);
            return new PriceComponents(energy, congestion, 0);
        }
        for (BindingLimit limit : clearing.bindings(t)) {
            if (dcFlow.island(dcFlow.from(limit.line())) == dcFlow.island(bus)) {
                double[] sensitivities = limit.outage() == FlowLimit.NO_OUTAGE
                        ? dcFlow.sensitivities(limit.line())
                        : dcFlow.sensitivitiesAfterOutage(limit.line(), limit.outage());
                double part = limit.shadowPrice() * (sensitivities[bus] - mean(share, sensitivities));
                congestion.merge(name(limit), part, Double::sum);
            }
        }
        return new PriceComponents(energy, congestion, 0);
    }

    private String name(BindingLimit limit) {
        String line = dcFlow.branches().get(limit.line()).id();
        return limit.outage() == FlowLimit.NO_OUTAGE
                ? line
                : line + " after outage of "
                        + dcFlow.branches().get(limit.outage()).id();
    }

    private static double mean(double[] shares, double[] values) {
        double sum = 0;
        for (int bus = 0; bus < shares.length; bus++) {
            sum += shares[bus] * values[bus];
        }
        return sum;
    }

    /** Returns each bus's share of the island's load, or equal shares where it has none. */
    private double[] loadShares(int island, int t) {
        int buses = study.network().buses().size();
        double[] shares = new double[buses];
        double total = 0;
        for (Load load : study.loads()) {
            int bus = study.network().busIndex(load.bus());
            double mw = Math.max(0, -load.sign() * load.powerMw().at(t));
            if (dcFlow.island(bus) == island) {
                shares[bus] += mw;
                total += mw;
            }
        }
        if (total == 0) {
            for (int bus = 0; bus < buses; bus++) {
                shares[bus] = dcFlow.island(bus) == island ? 1 : 0;
                total += shares[bus];
            }
        }
        for (int bus = 0; bus < buses; bus++) {
            shares[bus] /= total;
        }
        return shares;
    }
}
