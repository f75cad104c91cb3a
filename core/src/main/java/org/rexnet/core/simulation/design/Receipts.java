package org.rexnet.core.simulation.design;

import java.util.Arrays;
import org.rexnet.core.market.MarketRules;

/**
 * What is traded before delivery, counted, and the money for it: noted with the numbers of quoters in whole units, and posted to their
 * places at delivery, once nobody trades the period any more. For one thread.
 */
final class Receipts {

    private static final int NOBODY = -1;

    private final Arena arena;
    private final MarketRules rules;
    private final Quotes quotes;
    private final int[] placeOfPortfolio;
    /** By portfolio: the first quoter that trades for it. */
    private final int[] quoterOf;

    private final int payer;

    /**
     * Begins with nothing.
     *
     * @param payer number in {@link Cash} of the account that pays for what is sold
     */
    Receipts(Arena arena, TradingLimits portfolios, Quoters quoters, int payer) {
        this.arena = arena;
        this.payer = payer;
        rules = arena.market.rules();
        quotes = quoters.quotes();
        placeOfPortfolio = portfolios.places();
        quoterOf = new int[portfolios.count()];
        Arrays.fill(quoterOf, NOBODY);
        for (Quoter quoter : quoters.all()) {
            if (quoterOf[quoter.portfolio] == NOBODY) {
                quoterOf[quoter.portfolio] = quoter.index;
            }
        }
    }

    /** Counts the energy of one side of a trade: half of it, as the other side has the other half; nothing where that is the network. */
    void count(int portfolio, int period, int lots) {
        if (placeOfPortfolio[portfolio] >= 0 && period >= arena.setting.warmUp()) {
            arena.record.traded += lots * rules.lotMw() * arena.sites.hours() / 2;
        }
    }

    /** Notes a trade that changes no quoter's position, as a conversion's sale: units received, below 0 paid. */
    void note(int portfolio, int period, long units) {
        quotes.receives(quoterOf[portfolio], period, units);
    }

    /** Posts what a quoter has traded in a period in which nobody trades any more. */
    void post(Quoter quoter, int period) {
        int trades = quotes.trades(quoter.index, period);
        if (trades == 0) {
            return;
        }
        double money = rules.moneyUnit().toCurrency(quotes.received(quoter.index, period));
        int place = placeOfPortfolio[quoter.portfolio];
        if (place >= 0) {
            arena.cash.pay(place, period, payer, money);
            arena.tradesOf[arena.places.actor(place)] += period < arena.setting.warmUp() ? 0 : trades;
        } else if (payer != arena.network) {
            arena.cash.move(period, payer, arena.network, money);
        }
    }
}
