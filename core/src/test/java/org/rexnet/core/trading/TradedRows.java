package org.rexnet.core.trading;

import org.rexnet.core.optimization.highs.StandardSolver;

/** Rows of orders that are traded on a study's market, from its opening to its end. */
public final class TradedRows {

    private TradedRows() {}

    /** Trades rows, of which all is delivered as traded. */
    public static TradeRun of(StudyMarket market, String orders) {
        return of(market, orders, MeteredFile.NONE, false);
    }

    /** Trades rows of which others tell what was delivered, both with their header. */
    static TradeRun of(StudyMarket market, String orders, String meters) {
        return of(market, orders, MeteredFile.read("meters.csv", meters, market), false);
    }

    /** As {@link #of(StudyMarket, String, String)}, beside one clearing of all orders. */
    static TradeRun compared(StudyMarket market, String orders, String meters) {
        return of(market, orders, MeteredFile.read("meters.csv", meters, market), true);
    }

    private static TradeRun of(StudyMarket market, String orders, MeteredFile meters, boolean compares) {
        StandardSolver solver = new StandardSolver();
        return TradeRun.of(
                TradingSession.of(market, solver),
                OrderFile.read("orders.csv", orders, market),
                meters,
                compares,
                solver,
                OrderFile.Watcher.NONE);
    }
}
