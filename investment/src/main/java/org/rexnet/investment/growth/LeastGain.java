package org.rexnet.investment.growth;

import org.rexnet.core.study.Bid;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Study;

/**
 * Gains and amounts below which nobody acts.
 *
 * @param money per year, in the study's currency
 * @param amount in MW, for stores in MWh
 */
public record LeastGain(double money, double amount) {

    private static final double SHARE_OF_VALUE = 1e-4;
    private static final double SHARE_OF_PEAK = 1e-3;
    private static final double SAME_STEP = 1e-3;

    public LeastGain {
        if (!(money >= 0) || !(amount > 0)) {
            throw new IllegalArgumentException(
                    "The least gain must be at least 0 and the least amount above 0, but they are %s and %s."
                            .formatted(money, amount));
        }
    }

    /**
     * Returns an amount rounded up to whole steps of 1, 0.1, 0.01, ... MW (MWh), of which the least amount has ten to a hundred: what just
     * serves somebody still does, and by no less than a step.
     */
    double inSteps(double wanted) {
        double perUnit = Math.pow(10, 1 - Math.floor(Math.log10(amount)));
        return Math.ceil(wanted * perUnit - SAME_STEP) / perUnit;
    }

    /**
     * Returns a ten thousandth of what all demand is worth, and a thousandth of its peak, per participant who may build.
     *
     * @throws IllegalArgumentException that says what of the study cannot grow
     */
    public static LeastGain of(Study study) {
        return new Territory(study).leastGain();
    }

    static LeastGain of(Study study, int investors) {
        double lostLoad = study.settings().lostLoad().orElse(0);
        Horizon horizon = study.horizon();
        double value = 0;
        double peak = 0;
        for (int t = 0; t < horizon.size(); t++) {
            double mw = 0;
            double worth = 0;
            for (var load : study.loads()) {
                mw += Math.abs(load.powerMw().at(t));
                worth += Math.abs(load.powerMw().at(t)) * lostLoad;
            }
            for (Bid bid : study.bids()) {
                if (bid.side() == Bid.Side.BUY) {
                    mw += bid.quantityMw().at(t);
                    worth += bid.quantityMw().at(t) * Math.max(0, bid.price().at(t));
                }
            }
            value += horizon.at(t).objectiveWeight() * worth;
            peak = Math.max(peak, mw);
        }
        double each = 1.0 / Math.max(1, investors);
        return new LeastGain(SHARE_OF_VALUE * each * value, SHARE_OF_PEAK * (peak > 0 ? each * peak : 1));
    }
}
