package org.rexnet.core.trading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.rexnet.core.study.PipeOperation;

/** What pipes lose in a period, half at each end, by the network's portfolios there. */
final class NetworkLosses {

    private static final long MILLILOTS = 1000;

    private final StudyMarket market;
    private final boolean any;

    NetworkLosses(StudyMarket market) {
        this.market = market;
        any = market.portfolios().stream().anyMatch(Portfolio::isOfNetwork);
    }

    /** Returns whether the network loses anything at any time. */
    boolean any() {
        return any;
    }

    /**
     * Returns thousandths of lots that the network draws, by its portfolio; at least 0.
     *
     * @param flowMw what a pipe carries in MW; below 0 against its direction
     */
    Map<Portfolio, Long> drawn(int period, ToDoubleFunction<PipeOperation> flowMw) {
        Map<Portfolio, Double> lostMw = new LinkedHashMap<>();
        int last = market.periods().count() - 1;
        for (PipeOperation pipe : market.study().pipes()) {
            double mw = flowMw.applyAsDouble(pipe);
            for (String bus : List.of(pipe.pipe().from(), pipe.pipe().toBus())) {
                int t = market.horizon().snapshot(Math.min(last, period + market.delay(bus)));
                market.findPortfolio(Capabilities.NETWORK, bus)
                        .ifPresent(
                                one -> lostMw.merge(one, PipeLosses.at(market.study(), pipe, bus, t, mw), Double::sum));
            }
        }
        Map<Portfolio, Long> drawn = new LinkedHashMap<>();
        lostMw.forEach(
                (one, mw) -> drawn.put(one, Math.round(mw / market.rules().lotMw() * MILLILOTS)));
        return drawn;
    }
}
