package org.rexnet.core.trading;

import java.util.List;
import java.util.OptionalInt;
import org.rexnet.core.settlement.Ledger;

/** Reservations when trading ended, by whichever design: what a delivery is measured by. */
interface Reservations {

    StudyMarket market();

    /** Returns the ledger that all was posted to. */
    Ledger ledger();

    /** Returns the number by which postings of the settlement can be found. */
    long events();

    /** Returns whether a period was open at any time. */
    boolean isOpened(int period);

    /** Returns the lots that a portfolio has bought less those it has sold in a period. */
    int position(Portfolio portfolio, int period);

    /** Returns what is held in a period by those who have no portfolio: they deliver nothing. */
    default List<Holding> holdings(int period) {
        return List.of();
    }

    /**
     * What is held without anything to deliver it.
     *
     * @param holder name of an account
     * @param place where
     * @param grid number of the grid
     * @param lots bought less lots sold
     */
    record Holding(String holder, String place, int grid, long lots) {}

    /** Returns the price in ticks at a place in the period's last network auction that traded. */
    OptionalInt auctionTicks(String place, int period);

    /** Returns what was paid in a grid over all periods, on average, in ticks; 0 where nothing was traded. */
    int meanTicks(int grid);

    /** Returns the units of money that the network has earned by the contracts of a period and grid. */
    default long earned(int period, int grid) {
        return 0;
    }

    /** Returns the units of money that trades of a period and grid have paid as fees. */
    default long fees(int period, int grid) {
        return 0;
    }

    /** Returns the units of money that the network has paid for losses of a period and grid. */
    default long lost(int period, int grid) {
        return 0;
    }
}
