package org.rexnet.investment.growth;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rexnet.core.study.Expansion;

/**
 * Tries, for one participant, more of each of its candidates by itself, and less, down to giving up all that it built where that is paid
 * for year by year, each at the prices that would follow. Used once.
 */
final class UnilateralMoves {

    /** Capacity beyond that which serves all demand, in multiples of it, that is still looked at: sun and wind are seldom there. */
    private static final double MOST_OF_DEMAND = 50;

    private final Territory territory;
    private final Market market;
    private final LeastGain least;
    private final int year;
    private final String participant;
    private final PriceTaker prices;

    /** What the participant could gain at most by other prices where they only fall, and where they may rise as well. */
    private final Map<Boolean, Double> byPrices = new HashMap<>();

    UnilateralMoves(
            Territory territory, Market market, PriceTaker prices, LeastGain least, int year, String participant) {
        this.territory = territory;
        this.market = market;
        this.least = least;
        this.year = year;
        this.participant = participant;
        this.prices = prices;
    }

    /** Returns the one that gains most; nothing where none gains more than the least gain. */
    Optional<Decision> best() {
        Act best = null;
        double most = least.money();
        for (int candidate : territory.candidates(participant)) {
            double held = market.standing().held(candidate, participant);
            CapacitySearch.Point found = best(candidate, held, best == null ? 0 : most);
            if (found.capacity() != held && found.gain() > most) {
                best = act(candidate, found.capacity() - held);
                most = found.gain();
            }
        }
        return Optional.ofNullable(best)
                .map(act -> Decision.of(territory, market, act))
                .filter(decision -> decision.gain() > least.money());
    }

    private CapacitySearch.Point best(int candidate, double held, double rival) {
        Expansion expansion = territory.candidates().get(candidate).expansion();
        List<Island> touched = market.touched(List.of(candidate));
        double lowest =
                territory.canGiveUp(candidate) ? held - market.standing().built(candidate, participant) : held;
        double mostRent = prices.mostRent(candidate);
        double more = Math.min(market.standing().room(candidate), most(candidate, held, mostRent, rival));
        boolean concave = touched.stream().noneMatch(island -> island.hasOthers(participant));
        CapacitySearch.Point now = new CapacitySearch.Point(held, 0, market.rent(candidate));
        CapacitySearch search = new CapacitySearch(
                capacity -> point(candidate, held, capacity),
                now,
                expansion.annualCost(),
                expansion.module(),
                concave,
                mostRent,
                mostByPrices(candidate),
                least,
                rival);
        return search.between(lowest, held + more);
    }

    private double mostByPrices(int candidate) {
        return byPrices.computeIfAbsent(
                market.raisesPrices(candidate), rises -> market.mostByPrices(participant, rises));
    }

    private CapacitySearch.Point point(int candidate, double held, double capacity) {
        Market.Look look = market.look(act(candidate, capacity - held));
        return new CapacitySearch.Point(capacity, look.gain(), look.rent());
    }

    private Act act(int candidate, double amount) {
        return new Act(year, participant, List.of(new Change(candidate, amount)));
    }

    /** Returns how much more of a candidate might gain more than something else does. */
    private double most(int candidate, double held, double mostRent, double rival) {
        double served = MOST_OF_DEMAND
                * territory.places(candidate).stream()
                        .mapToDouble(bus -> territory.demand().most(bus))
                        .max()
                        .orElse(0);
        double lost = territory.candidates().get(candidate).expansion().annualCost() - mostRent;
        double gained = lost > 0 ? mostByPrices(candidate) - Math.max(least.money(), rival) : 0;
        double paid = lost > 0 ? Math.max(0, gained / lost) : Double.POSITIVE_INFINITY;
        return Math.min(Math.max(0, served - held), paid);
    }
}
