package org.rexnet.investment.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rexnet.core.Draws;
import org.rexnet.core.clearing.MarketClearing;
import org.rexnet.core.clearing.result.ClearingCorner;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.Study;
import org.rexnet.investment.growth.GrowthEvent.Divestment;
import org.rexnet.investment.growth.GrowthEvent.Investment;
import org.rexnet.investment.growth.GrowthEvent.Purchase;
import org.rexnet.investment.growth.GrowthEvent.Retirement;

/** Does what a history did once more; what it gains is from a model of its own, what all of it costs is cleared by a solver. */
final class GrowthReplay {

    private static final StandardSolver SOLVER = new StandardSolver();

    /** Of what is built, that is tried more and less. */
    private static final double[] SHARES = Draws.areFull() ? new double[] {0.1, 0.5, 1, 3} : new double[] {0.1, 1};

    private final Territory territory;
    private final MarketClearing clearing = new MarketClearing(SOLVER);
    private final GrowthOptions options;
    private final Market market;
    private int year = 1;

    GrowthReplay(Study study) {
        territory = new Territory(study);
        options = GrowthOptions.of(study);
        market = new Market(territory, Optional.empty(), clearing, options.clearing());
    }

    /** Returns what a participant receives less what it pays. */
    private double payoff(String participant, Standing standing) {
        List<Integer> buses = IntStream.range(
                        0, territory.study().network().buses().size())
                .boxed()
                .toList();
        Map<String, Double> surpluses = OwnMarket.surpluses(market.study(buses, standing));
        return territory.study().components().stream()
                .mapToDouble(one -> standing.share(one.kind(), one.key().id(), participant)
                        * surpluses.getOrDefault(one.key().toString(), 0.0))
                .sum();
    }

    private double gain(Act act) {
        Standing now = market.standing();
        return payoff(act.participant(), now.after(act)) - payoff(act.participant(), now) - act.annualCost(territory);
    }

    void take(GrowthEvent event) {
        for (; year < event.year(); year++) {
            market.retire(year + 1);
        }
        switch (event) {
            case Investment act -> take(act.participant(), act.purchases(), 1, act.netValuePerYear());
            case Divestment act -> take(act.participant(), act.assets(), -1, act.netValuePerYear());
            case Retirement over -> {}
        }
    }

    private void take(String participant, List<Purchase> purchases, int sign, double said) {
        List<Change> changes = purchases.stream()
                .map(purchase -> new Change(candidate(purchase), sign * purchase.amount()))
                .toList();
        Act act = new Act(year, participant, changes);
        assertThat(gain(act)).as("%s", act).isPositive().isCloseTo(said, within(1e-4 * (1 + said)));
        market.accept(market.trial(act));
    }

    private int candidate(Purchase purchase) {
        return IntStream.range(0, territory.candidates().size())
                .filter(c -> territory.candidates().get(c).name().equals(purchase.name())
                        && territory.candidates().get(c).kind().table().equals(purchase.table()))
                .findFirst()
                .orElseThrow();
    }

    /** Returns what all that stands costs a year. */
    double capacityCost() {
        return market.standing().capacityCost();
    }

    /** What everybody has is what running costs, and the islands together are the whole study. */
    void checkMoney() {
        List<Integer> all = new ArrayList<>();
        market.islands().forEach(island -> all.addAll(island.buses()));
        all.sort(null);
        double apart =
                market.islands().stream().mapToDouble(island -> island.cost()).sum();
        double together = clearing.clear(market.study(all, market.standing()), options.clearing())
                .orThrow()
                .objective();
        double payoffs = market.islands().stream()
                .mapToDouble(island -> island.payoffs().total())
                .sum();
        assertThat(all).hasSize(territory.study().network().buses().size());
        assertThat(apart).isCloseTo(together, within(1e-5 * (1 + together)));
        assertThat(payoffs).isCloseTo(-together, within(1e-5 * (1 + together)));
    }

    void checkEquilibrium() {
        for (String participant : territory.investors()) {
            Prospect prospect = new Prospect(
                    territory,
                    market,
                    participant,
                    (bus, t) -> market.island((int) bus).price((int) bus, (int) t));
            Prospect.Proposal proposal = prospect.solve(clearing, options.clearing(), new ClearingCorner());
            for (double portion : LongRunDynamics.PORTIONS) {
                List<Change> changes = new ArrayList<>();
                for (int k = 0; k < proposal.candidates().size(); k++) {
                    changes.add(new Change(proposal.candidates().get(k), portion * proposal.amounts()[k]));
                }
                checkGainsNothing(new Act(year, participant, changes));
            }
            for (int candidate : territory.candidates(participant)) {
                double built = market.standing().built(candidate, participant);
                for (double share : SHARES) {
                    double amount =
                            share * Math.max(built, territory.leastGain().amount());
                    double more = Math.min(amount, market.standing().room(candidate));
                    checkGainsNothing(new Act(year, participant, List.of(new Change(candidate, more))));
                    if (territory.canGiveUp(candidate)) {
                        checkGainsNothing(
                                new Act(year, participant, List.of(new Change(candidate, -Math.min(amount, built)))));
                    }
                }
            }
        }
    }

    private void checkGainsNothing(Act act) {
        assertThat(gain(act))
                .as("%s", act)
                .isLessThanOrEqualTo(territory.leastGain().money() + 1e-6);
    }
}
