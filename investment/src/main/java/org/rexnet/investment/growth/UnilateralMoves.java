package org.rexnet.investment.growth;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

    UnilateralMoves(Territory territory, Market market, LeastGain least, int year, String participant) {
        this.territory = territory;
        this.market = market;
        this.least = least;
        this.year = year;
        this.participant = participant;
        prices = new PriceTaker(territory, (bus, t) -> market.island((int) bus).price((int) bus, (int) t));
    }

    /** Returns the one that gains most; nothing where none gains more than the least gain. */
    Optional<Decision> best() {
        Decision best = null;
        for (int candidate : territory.candidates(participant)) {
            Decision found = best(candidate);
            if (found != null && (best == null || found.gain() > best.gain())) {
                best = found;
            }
        }
        return Optional.ofNullable(best);
    }

    private @Nullable Decision best(int candidate) {
        Expansion expansion = territory.candidates().get(candidate).expansion();
        List<Island> touched = market.touched(List.of(candidate));
        double held = market.standing().held(candidate, participant);
        double lowest =
                territory.canGiveUp(candidate) ? held - market.standing().built(candidate, participant) : held;
        double highest = Math.min(held + market.standing().room(candidate), held + most(candidate, held));
        boolean concave = touched.stream().noneMatch(island -> island.hasOthers(participant));
        CapacitySearch.Point now = new CapacitySearch.Point(held, 0, market.rent(candidate));
        CapacitySearch search = new CapacitySearch(
                capacity -> point(candidate, held, capacity),
                now,
                expansion.annualCost(),
                expansion.module(),
                concave,
                least);
        CapacitySearch.Point point = search.between(lowest, highest);
        if (point.capacity() == held) {
            return null;
        }
        Decision found = Decision.of(territory, market, act(candidate, point.capacity() - held));
        return found.gain() > least.money() ? found : null;
    }

    private CapacitySearch.Point point(int candidate, double held, double capacity) {
        Market.Look look = market.look(act(candidate, capacity - held));
        return new CapacitySearch.Point(capacity, look.gain(), look.rent());
    }

    private Act act(int candidate, double amount) {
        return new Act(year, participant, List.of(new Change(candidate, amount)));
    }

    /** Returns how much more of a candidate might pay. */
    private double most(int candidate, double held) {
        double served = MOST_OF_DEMAND
                * territory.places(candidate).stream()
                        .mapToDouble(bus -> territory.demand().most(bus))
                        .max()
                        .orElse(0);
        double lost = territory.candidates().get(candidate).expansion().annualCost() - prices.mostRent(candidate);
        double gained = lost > 0 ? market.mostByPrices(participant, candidate) - least.money() : 0;
        double paid = lost > 0 ? Math.max(0, gained / lost) : Double.POSITIVE_INFINITY;
        return Math.min(Math.max(0, served - held), paid);
    }
}
