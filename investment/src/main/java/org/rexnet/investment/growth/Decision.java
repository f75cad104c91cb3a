package org.rexnet.investment.growth;

import java.util.List;
import org.rexnet.core.study.CapitalCost;
import org.rexnet.core.study.Expansion;
import org.rexnet.investment.growth.GrowthEvent.Divestment;
import org.rexnet.investment.growth.GrowthEvent.Investment;
import org.rexnet.investment.growth.GrowthEvent.Purchase;
import org.rexnet.investment.signal.Candidate;

/**
 * An act, and the market with it.
 *
 * @param gain money a year by which who acts is better off
 */
record Decision(Act act, Market.Trial trial, double gain) {

    /** Clears the market as an act would leave it, and says what that gains. */
    static Decision of(Territory territory, Market market, Act act) {
        Market.Trial trial = market.trial(act);
        return new Decision(act, trial, market.gain(act, trial));
    }

    Decision withGain(double other) {
        return new Decision(act, trial, other);
    }

    /** Does it. */
    void take(Territory territory, Market market, List<GrowthEvent> events) {
        market.accept(trial);
        List<Purchase> built = purchases(territory, 1);
        List<Purchase> givenUp = purchases(territory, -1);
        if (!built.isEmpty()) {
            events.add(new Investment(act.year(), act.participant(), built, gain, presentValue(territory)));
        }
        if (!givenUp.isEmpty()) {
            events.add(new Divestment(act.year(), act.participant(), givenUp, gain));
        }
    }

    private List<Purchase> purchases(Territory territory, int sign) {
        return act.changes().stream()
                .filter(change -> sign * change.amount() > 0)
                .map(change -> purchase(territory, change.candidate(), Math.abs(change.amount())))
                .toList();
    }

    static Purchase purchase(Territory territory, int candidate, double amount) {
        Candidate c = territory.candidates().get(candidate);
        return new Purchase(c.kind().table(), c.name(), amount);
    }

    /** Returns the present value of the gain over the shortest life among the new capacities, at the discount rate of that one. */
    private double presentValue(Territory territory) {
        double least = Double.POSITIVE_INFINITY;
        for (int candidate : act.candidates()) {
            CapitalCost origin =
                    territory.candidates().get(candidate).expansion().origin();
            double rate = origin instanceof CapitalCost.Overnight paid ? paid.discountRate() : 0;
            double life = origin.lifetimeYears();
            least = Math.min(
                    least,
                    rate == 0 && Double.isInfinite(life)
                            ? Double.POSITIVE_INFINITY
                            : gain / Expansion.annuity(rate, life));
        }
        return least;
    }
}
