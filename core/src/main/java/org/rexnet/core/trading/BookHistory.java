package org.rexnet.core.trading;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What was traded in one book, one period of a grid; mutable while its session goes on. */
public final class BookHistory {

    private long continuousLots;
    private long continuousTicks;
    private long auctionLots;
    private long auctionTicks;
    private int trades;
    private boolean hasLast;
    private int lastTicks;
    private int @Nullable [] auctionPrices;

    void traded(int priceTicks, int lots) {
        trades++;
        continuousLots += lots;
        continuousTicks += (long) priceTicks * lots;
        hasLast = true;
        lastTicks = priceTicks;
    }

    void auctioned(int[] priceTicks) {
        auctionPrices = priceTicks.clone();
    }

    /** Counts what was bought in an auction. */
    void boughtInAuction(int priceTicks, int lots) {
        auctionLots += lots;
        auctionTicks += (long) priceTicks * lots;
    }

    /** Returns the number of trades between two orders. */
    public int trades() {
        return trades;
    }

    /** Returns the lots traded between two orders. */
    public long continuousLots() {
        return continuousLots;
    }

    /** Returns the lots bought in network auctions. */
    public long auctionLots() {
        return auctionLots;
    }

    /** Returns all lots bought. */
    public long lots() {
        return continuousLots + auctionLots;
    }

    /** Returns what buyers paid per lot on average, in ticks; 0 where nothing was traded. */
    public double averageTicks() {
        return lots() == 0 ? 0 : (double) (continuousTicks + auctionTicks) / lots();
    }

    /** Returns the price of the last trade between two orders. */
    public OptionalInt lastTicks() {
        return hasLast ? OptionalInt.of(lastTicks) : OptionalInt.empty();
    }

    /** Returns the price at a bus in the last network auction that traded. */
    public OptionalInt auctionTicks(int bus) {
        return auctionPrices == null ? OptionalInt.empty() : OptionalInt.of(auctionPrices[bus]);
    }
}
