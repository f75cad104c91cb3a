package org.rexnet.investment.signal;

import org.rexnet.core.optimization.Solver;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.Study;
import org.rexnet.network.Network;

/** Links, heat pumps and all that converts: value of output less that of input, and their cost. */
final class LinkValue {

    private LinkValue() {}

    static Earnings of(Study study, Candidate candidate, LinkOperation link, double[][] prices, Solver solver) {
        if (link.isDelayed()
                || !link.rampLimits().areNone()
                || link.setPointMw().isPresent()) {
            return LoneComponent.of(study, candidate, prices).rents(solver);
        }
        double[] earned = new double[prices.length];
        for (int t = 0; t < earned.length; t++) {
            double margin = spread(study.network(), link, t, prices[t])
                    - link.marginalCost().at(t);
            earned[t] = study.horizon().at(t).objectiveWeight()
                    * PowerRange.valuePerMw(
                            margin,
                            link.quadraticCost().at(t),
                            link.minPu().at(t),
                            link.maxPu().at(t),
                            candidate.existing());
        }
        return new Earnings(
                earned,
                link.commitment().isPresent() ? Earnings.Basis.PRICES_WITHOUT_COMMITMENT : Earnings.Basis.PRICES);
    }

    /** Money received per MWh drawn. */
    private static double spread(Network network, LinkOperation link, int t, double[] prices) {
        double spread = -prices[network.busIndex(link.link().from())];
        for (int port = 0; port < link.efficiencies().size(); port++) {
            spread += link.efficiencies().get(port).at(t)
                    * prices[network.busIndex(link.link().to().get(port))];
        }
        return spread;
    }
}
