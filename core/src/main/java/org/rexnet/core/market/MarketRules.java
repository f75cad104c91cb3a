package org.rexnet.core.market;

import java.util.function.Consumer;

/**
 * Numbers that the market's rule book leaves open.
 *
 * @param lotMw power of one lot in MW, above 0
 * @param tickPerMwh price step in money per MWh, above 0
 * @param lowestTicks lower end of the price band in ticks
 * @param highestTicks upper end of the price band in ticks, above the lower one by at most {@link #MOST_TICKS}
 * @param leastLots least quantity that an open pair of buses must be able to trade, at least 1; on branches under 20 times as much it is a
 *     twentieth of their limit in that direction
 * @param reserveLots kept free on each branch for the rounding of auctions, at least 0; at most a hundredth of a branch's limit counts
 * @param window how many periods trade continuously at a time, at least 1
 * @param gateMinutes between gate closure and delivery, at least 0
 * @param auctions network auctions of a period between its opening and its closure, equally spaced, at least 0
 * @param closingGapMinutes between the last network auction and gate closure, at least 0; at 0 there is none
 * @param capacityFeeTicks fee per MWh for the last of a branch's capacity, in ticks, from 0 to {@link #MOST_FEE_TICKS}; at 0 there is none
 * @param lossTicks reference price in ticks at which a trade pays for what it lets branches lose more, from 0 to {@link #MOST_FEE_TICKS};
 *     at 0 it does not
 * @param auctionsOnly whether orders meet in network auctions only, and none between them
 */
public record MarketRules(
        double lotMw,
        double tickPerMwh,
        int lowestTicks,
        int highestTicks,
        int leastLots,
        int reserveLots,
        int window,
        int gateMinutes,
        int auctions,
        int closingGapMinutes,
        int capacityFeeTicks,
        int lossTicks,
        boolean auctionsOnly) {

    /** Highest capacity fee, and highest reference price of losses: products of fees and flows then fit a {@code long}. */
    public static final int MOST_FEE_TICKS = 100_000;

    /** Most steps between the ends of the price band. */
    public static final int MOST_TICKS = 1 << 22;

    /** Of a limit of {@code leastLots}: a branch with less carries less at a time. */
    private static final int SHARES_OF_LIMIT = 20;

    private static final int SHARES_OF_RESERVE = 100;
    private static final int TENTH = 10;
    private static final int DEFAULT_RESERVE = 64;
    private static final double LOTS_OF_LARGEST = 10_000;
    private static final double LARGEST_LOT_MW = 0.1;
    private static final int BAND_PARTS = 400_000;

    public MarketRules {
        require(lotMw > 0 && Double.isFinite(lotMw), "lot", "above 0 MW", lotMw);
        require(tickPerMwh > 0 && Double.isFinite(tickPerMwh), "tick", "above 0", tickPerMwh);
        require(
                highestTicks > lowestTicks && (long) highestTicks - lowestTicks <= MOST_TICKS,
                "price band",
                "1 to %d ticks wide".formatted(MOST_TICKS),
                (double) highestTicks - lowestTicks);
        require(leastLots >= 1, "least executable quantity", "at least 1 lot", leastLots);
        require(reserveLots >= 0, "reserve", "at least 0 lots", reserveLots);
        require(window >= 1, "window", "at least 1 period", window);
        require(gateMinutes >= 0, "gate closure", "at least 0 minutes before delivery", gateMinutes);
        require(auctions >= 0, "number of auctions", "at least 0", auctions);
        require(closingGapMinutes >= 0, "closing gap", "at least 0 minutes", closingGapMinutes);
        require(
                capacityFeeTicks >= 0 && capacityFeeTicks <= MOST_FEE_TICKS,
                "capacity fee",
                "0 to %d ticks".formatted(MOST_FEE_TICKS),
                capacityFeeTicks);
        require(
                lossTicks >= 0 && lossTicks <= MOST_FEE_TICKS,
                "reference price of losses",
                "0 to %d ticks".formatted(MOST_FEE_TICKS),
                lossTicks);
    }

    /** Makes rules without fees. */
    public MarketRules(
            double lotMw,
            double tickPerMwh,
            int lowestTicks,
            int highestTicks,
            int leastLots,
            int reserveLots,
            int window,
            int gateMinutes,
            int auctions,
            int closingGapMinutes) {
        this(
                lotMw,
                tickPerMwh,
                lowestTicks,
                highestTicks,
                leastLots,
                reserveLots,
                window,
                gateMinutes,
                auctions,
                closingGapMinutes,
                0,
                0,
                false);
    }

    /**
     * Returns rules that suit a study: the largest participant has at least 10,000 lots, a power of ten in MW and at most 0.1; the tick is
     * a power of ten, 0.01 where the price band allows it; a day is open; two auctions, and one a tenth of a period before closure.
     *
     * @param largestMw power of the largest participant
     * @param lowestPrice lower end of the price band in money per MWh
     * @param highestPrice upper end
     */
    public static MarketRules suiting(
            double largestMw, double lowestPrice, double highestPrice, DeliveryPeriods periods) {
        double lotMw = Math.min(LARGEST_LOT_MW, powerOfTenUpTo(largestMw / LOTS_OF_LARGEST));
        double tick = Math.max(0.01, powerOfTenFrom((highestPrice - lowestPrice) / BAND_PARTS));
        int dayMinutes = 24 * 60;
        return new MarketRules(
                lotMw,
                tick,
                (int) Math.floor(lowestPrice / tick),
                (int) Math.ceil(highestPrice / tick),
                1,
                DEFAULT_RESERVE,
                Math.max(1, dayMinutes / periods.minutes()),
                0,
                2,
                Math.max(1, periods.minutes() / TENTH));
    }

    /** Returns rules of lots of 1 MW and ticks of 1 without reserve or auctions: those of small worked examples. */
    public static MarketRules plain(int window) {
        return new MarketRules(1, 1, -1000, 3000, 1, 0, window, 0, 0, 0);
    }

    /** Returns these rules with another size of a lot, in MW. */
    public MarketRules withLot(double newLotMw) {
        return with(draft -> draft.lotMw = newLotMw);
    }

    /** Returns these rules with another tick of prices, in money per MWh. */
    public MarketRules withTick(double newTickPerMwh) {
        return with(draft -> draft.tickPerMwh = newTickPerMwh);
    }

    /** Returns these rules with another band of prices, in ticks. */
    public MarketRules withBand(int newLowestTicks, int newHighestTicks) {
        return with(draft -> {
            draft.lowestTicks = newLowestTicks;
            draft.highestTicks = newHighestTicks;
        });
    }

    /** Returns rules with another least executable quantity and reserve, both in lots. */
    public MarketRules withLeast(int newLeastLots, int newReserveLots) {
        return with(draft -> {
            draft.leastLots = newLeastLots;
            draft.reserveLots = newReserveLots;
        });
    }

    /** Returns rules with another timetable of auctions. */
    public MarketRules withAuctions(int newAuctions, int newClosingGapMinutes) {
        return with(draft -> {
            draft.auctions = newAuctions;
            draft.closingGapMinutes = newClosingGapMinutes;
        });
    }

    /** Returns rules with another capacity fee. */
    public MarketRules withCapacityFee(int newCapacityFeeTicks) {
        return with(draft -> draft.capacityFeeTicks = newCapacityFeeTicks);
    }

    /** Returns rules with another reference price at which trades pay for what they let branches lose, in ticks. */
    public MarketRules withLosses(int newLossTicks) {
        return with(draft -> draft.lossTicks = newLossTicks);
    }

    /** Returns rules by which orders meet in network auctions only, or continuously. */
    public MarketRules withAuctionsOnly(boolean newAuctionsOnly) {
        return with(draft -> draft.auctionsOnly = newAuctionsOnly);
    }

    /** Returns the least quantity that a branch must be able to carry for a pair of buses to be open, in lots, at least 1. */
    public int leastLots(long limitLots) {
        return (int) Math.max(1, Math.min(leastLots, limitLots / SHARES_OF_LIMIT));
    }

    /** Returns whether a branch of such a limit in MW carries too few lots: less than 20, but any. */
    public boolean isCoarseFor(double limitMw) {
        return limitMw > 0 && limitMw < SHARES_OF_LIMIT * lotMw * (1 - 1e-9);
    }

    /** Returns the largest power of ten in MW of which a limit in MW holds 20 or more. */
    public static double lotFor(double limitMw) {
        return powerOfTenUpTo(limitMw / SHARES_OF_LIMIT);
    }

    /** Returns what continuous trading leaves free on a branch, in lots. */
    public long reserveLots(long limitLots) {
        return Math.min(reserveLots, limitLots / SHARES_OF_RESERVE);
    }

    /** Returns the steps between the ends of the price band. */
    public int bandTicks() {
        return highestTicks - lowestTicks;
    }

    /** Returns the smallest amount of money that is booked. */
    public MoneyUnit moneyUnit() {
        return MoneyUnit.of(lotMw, tickPerMwh);
    }

    private static double powerOfTenUpTo(double value) {
        return Math.pow(10, Math.floor(Math.log10(Math.max(value, 1e-6)) + 1e-9));
    }

    private static double powerOfTenFrom(double value) {
        return Math.pow(10, Math.ceil(Math.log10(Math.max(value, 1e-6)) - 1e-9));
    }

    private static void require(boolean holds, String what, String allowed, double value) {
        if (!holds) {
            throw new IllegalArgumentException("The market's %s must be %s but is %s.".formatted(what, allowed, value));
        }
    }

    private MarketRules with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.made();
    }

    /** The same values, to be changed before they are a record again; mutable, for one thread. */
    private static final class Draft {

        double lotMw;
        double tickPerMwh;
        int lowestTicks;
        int highestTicks;
        int leastLots;
        int reserveLots;
        int window;
        int gateMinutes;
        int auctions;
        int closingGapMinutes;
        int capacityFeeTicks;
        int lossTicks;
        boolean auctionsOnly;

        Draft(MarketRules from) {
            lotMw = from.lotMw;
            tickPerMwh = from.tickPerMwh;
            lowestTicks = from.lowestTicks;
            highestTicks = from.highestTicks;
            leastLots = from.leastLots;
            reserveLots = from.reserveLots;
            window = from.window;
            gateMinutes = from.gateMinutes;
            auctions = from.auctions;
            closingGapMinutes = from.closingGapMinutes;
            capacityFeeTicks = from.capacityFeeTicks;
            lossTicks = from.lossTicks;
            auctionsOnly = from.auctionsOnly;
        }

        MarketRules made() {
            return new MarketRules(
                    lotMw,
                    tickPerMwh,
                    lowestTicks,
                    highestTicks,
                    leastLots,
                    reserveLots,
                    window,
                    gateMinutes,
                    auctions,
                    closingGapMinutes,
                    capacityFeeTicks,
                    lossTicks,
                    auctionsOnly);
        }
    }
}
