package org.rexnet.core.simulation.design;

import java.util.List;
import org.rexnet.core.exchange.Command;
import org.rexnet.core.market.MarketRules;
import org.rexnet.core.settlement.Delivery;
import org.rexnet.core.settlement.Ledger;

/** A market before delivery as quoters see it; mutable, for one thread. */
interface Floor {

    int SELL = 0;
    int BUY = 1;

    MarketRules rules();

    Ledger ledger();

    /** Returns the number of the next event of the ledger. */
    long nextEvent();

    /** Returns units of the ledger in money of the study. */
    double money(long units);

    /** Lets time go on. */
    void advance(long time);

    /** Returns the time. */
    long now();

    /** Returns a number that grows when prices of a site change that matter. */
    long version(int site);

    /**
     * Returns how far prices of a site have moved so far, up and down, as shares of each added up over periods; 0 where nobody may leave
     * orders as they are.
     */
    default double moved(int site) {
        return 0;
    }

    /** Returns the price that is expected at a site, in money per MWh. */
    double signal(int site, int period);

    /** Returns the prices that are expected. */
    default PriceView signals() {
        return this::signal;
    }

    /** Notes what is known of a price that no trade told. */
    void signal(int site, int period, double price);

    /** Returns the price in ticks at which a period was traded last at a site, by which imbalances are settled; NaN where it was not. */
    double marketTicks(int site, int period);

    /** Lets a quoter have an order of so many lots at a limit in money per MWh, in place of the one that it has. */
    void quote(Quoter quoter, int side, int period, long lots, double limit);

    /** Lets a conversion have an order of so many lots to buy, at a least margin per MWh bought. */
    void convert(Quoter quoter, int period, long lots, double margin, List<Command.Convert.Output> outputs);

    /** Returns whether what is not traded at once rests until it is; else it has to be offered again. */
    default boolean keepsOrders() {
        return true;
    }

    /** Returns the lots that a portfolio has bought less sold in a period. */
    int position(int portfolio, int period);

    /** Posts to the place of a quoter what it has traded in a period that was delivered. */
    void post(Quoter quoter, int period);

    /** Forgets what was reserved for a period that was delivered and settled. */
    default void forget(int period) {}

    /** Returns what the market itself delivers in a grid: nothing, where it only brings others together. */
    default List<Delivery> ownDeliveries(int period, int grid) {
        return List.of();
    }

    /** Ends trading. */
    default void close() {}

    /** Returns what did not work, one sentence each. */
    List<String> faults();
}
