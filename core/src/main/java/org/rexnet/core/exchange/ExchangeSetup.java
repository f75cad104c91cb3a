package org.rexnet.core.exchange;

import java.util.List;
import org.rexnet.core.market.DeliveryPeriods;
import org.rexnet.core.market.MarketRules;

/**
 * What an exchange is opened with and never changes.
 *
 * @param grids one for each carrier and island; their numbers are their positions
 * @param rules numbers that the rule book leaves open
 * @param periods delivery periods
 * @param grossLots bound on twice the sum of all participants' caps, under 2^31: rounded sensitivities are proven not to break a limit up
 *     to it
 */
public record ExchangeSetup(List<Grid> grids, MarketRules rules, DeliveryPeriods periods, long grossLots) {

    public ExchangeSetup {
        grids = List.copyOf(grids);
        if (grids.isEmpty()) {
            throw new IllegalArgumentException("An exchange needs at least one grid.");
        }
        if (grossLots < 0 || grossLots > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "The bound on all participants' limits must lie between 0 and 2^31 - 1 lots but is %d; larger lots make it smaller."
                            .formatted(grossLots));
        }
    }

    /** Returns a number that tells setups apart: a hash of the integer sensitivities, limits, rules and periods. */
    public long fingerprint() {
        long hash = grossLots;
        for (Grid grid : grids) {
            hash = Grid.mix(hash, grid.fingerprint());
            for (GridBranch branch : grid.branches()) {
                hash = Grid.mix(hash, Double.doubleToLongBits(branch.forwardMw()));
                hash = Grid.mix(hash, Double.doubleToLongBits(branch.backwardMw()));
                hash = Grid.mix(hash, Double.doubleToLongBits(branch.baseMw()));
                if (rules.lossTicks() > 0) {
                    hash = Grid.mix(hash, Double.doubleToLongBits(branch.lossPerMw()));
                }
            }
        }
        hash = Grid.mix(hash, Double.doubleToLongBits(rules.lotMw()));
        hash = Grid.mix(hash, Double.doubleToLongBits(rules.tickPerMwh()));
        long[] numbers = {
            rules.lowestTicks(),
            rules.highestTicks(),
            rules.leastLots(),
            rules.reserveLots(),
            rules.window(),
            rules.gateMinutes(),
            rules.auctions(),
            rules.closingGapMinutes(),
            rules.capacityFeeTicks(),
            periods.first().toEpochMilli(),
            periods.minutes(),
            periods.count()
        };
        for (long number : numbers) {
            hash = Grid.mix(hash, number);
        }
        // Journals of before there were such rules stay those of the same market.
        hash = rules.lossTicks() == 0 ? hash : Grid.mix(hash, rules.lossTicks());
        return rules.auctionsOnly() ? Grid.mix(hash, -1) : hash;
    }
}
