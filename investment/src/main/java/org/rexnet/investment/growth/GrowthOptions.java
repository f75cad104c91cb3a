package org.rexnet.investment.growth;

import java.util.Optional;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.study.Study;
import org.rexnet.investment.signal.PriceSource;

/**
 * How a study grows.
 *
 * @param years most years, at least 1
 * @param prices by which participants decide in place of those of the market; the market is cleared all the same
 * @param portion of what would then stand that is built in a year where that pays at those prices, above 0 and at most 1: nobody sees there
 *     what others build
 * @param leastGain gains and amounts below which nobody acts; as suits the study's size where not given
 * @param clearing how the market is cleared
 */
public record GrowthOptions(
        int years,
        Optional<YearPrices> prices,
        double portion,
        Optional<LeastGain> leastGain,
        ClearingOptions clearing) {

    /** Years after which it is over, settled or not. */
    public static final int MOST_YEARS = 30;

    public GrowthOptions {
        if (years < 1) {
            throw new IllegalArgumentException("The number of years must be at least 1 but is %d.".formatted(years));
        }
        if (!(portion > 0 && portion <= 1)) {
            throw new IllegalArgumentException(
                    "The portion built in a year must be above 0 and at most 1 but is %s.".formatted(portion));
        }
        clearing = clearing.withExpansion(false).withThreads(1);
    }

    /** Returns thirty years by the market's own prices, cleared as the study says. */
    public static GrowthOptions of(Study study) {
        return new GrowthOptions(
                MOST_YEARS, Optional.empty(), 1, Optional.empty(), ClearingOptions.of(study.settings()));
    }

    /** Returns these options with another number of years, at least 1. */
    public GrowthOptions withYears(int newYears) {
        return new GrowthOptions(newYears, prices, portion, leastGain, clearing);
    }

    /** Returns these options with prices by which participants decide in place of those of the market. */
    public GrowthOptions withPrices(PriceSource newPrices) {
        return withPrices(YearPrices.always(newPrices), 1);
    }

    /** Returns these options with prices of each year, at which participants build a portion of what pays. */
    public GrowthOptions withPrices(YearPrices newPrices, double newPortion) {
        return new GrowthOptions(years, Optional.of(newPrices), newPortion, leastGain, clearing);
    }
}
