package org.rexnet.core.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.LongUnaryOperator;
import org.rexnet.core.market.Side;

/**
 * A network auction of a scenario as text: its prices by bus, what it gained by limits and left to the network, and who traded. Mutable.
 */
final class ScenarioAuction {

    private final LongFunction<String> names;
    private final LongUnaryOperator limits;
    private final List<String> prices = new ArrayList<>();
    private final List<String> trades = new ArrayList<>();
    private long gain;
    private long surplus;

    /**
     * Begins an auction.
     *
     * @param names of orders
     * @param limits of orders, in ticks
     */
    ScenarioAuction(LongFunction<String> names, LongUnaryOperator limits) {
        this.names = names;
        this.limits = limits;
    }

    void price(Event.AuctionPrice price) {
        prices.add(Integer.toString(price.priceTicks()));
    }

    void trade(Event.AuctionTraded trade) {
        long paid = -(long) trade.side().sign() * trade.lots();
        gain += paid * limits.applyAsLong(trade.order());
        surplus += paid * trade.priceTicks();
        trades.add("%s %s %d@%d"
                .formatted(
                        names.apply(trade.order()),
                        trade.side() == Side.SELL ? "sells" : "buys",
                        trade.lots(),
                        trade.priceTicks()));
    }

    /** Notes what is shed at a bus, or spilled, buses counted from 1 on. */
    void slack(Event.AuctionSlack slack) {
        String what = slack.lots() > 0 ? "shed" : "spilled";
        trades.add("%d %s at %d".formatted(Math.abs(slack.lots()), what, slack.bus() + 1));
    }

    /** Returns what happened: a line for the auction, and one for each order that traded. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("auction %s gain %d surplus %d".formatted(String.join("/", prices), gain, surplus));
        lines.addAll(trades);
        return lines;
    }
}
