package org.rexnet.core.simulation.claim;

import java.util.List;

/** The claims that runs of designs can test. */
public final class Claims {

    private Claims() {}

    /** Returns them by number; those about plans and growth stand beside planning. */
    public static List<MarketClaim> ofMarkets() {
        return List.of(
                new SmallProsumers(),
                new Followers(),
                new RewardAndBlame(),
                new ForwardTrade(),
                new CaptureRatio(),
                new NoMissingMoney(),
                new PriceVariance(),
                new AdjacentPeriods());
    }
}
