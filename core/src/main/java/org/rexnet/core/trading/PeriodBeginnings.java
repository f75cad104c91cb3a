package org.rexnet.core.trading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.rexnet.core.exchange.BookView;
import org.rexnet.core.exchange.Command;
import org.rexnet.core.exchange.Event;
import org.rexnet.core.exchange.GridBranch;
import org.rexnet.core.exchange.OrderType;
import org.rexnet.core.exchange.PeriodSet;
import org.rexnet.core.market.Side;

/**
 * What a session and each of its periods begin with. A period: its limits of branches and participants, where they are not the usual ones,
 * offers of links, and the network's purchases for pipe losses in opening auctions; and its later purchases, as losses grow with
 * flows. Mutable: numbers the network's orders.
 */
public final class PeriodBeginnings {

    /** Number of the first order of the network; those of participants are below. */
    static final long FIRST_OF_NETWORK = 1L << 50;

    private static final long MINUTE = 60_000;

    private final StudyMarket market;
    private final TransportLinks links;
    private final FlowLosses flowing;
    private long nextOrder = FIRST_OF_NETWORK;

    public PeriodBeginnings(StudyMarket market) {
        this.market = market;
        links = new TransportLinks(market);
        flowing = new FlowLosses(market);
    }

    /**
     * Returns the commands that open an exchange of a market at a time in milliseconds: a portfolio each, participants numbered from 0 by
     * the first of theirs, and the opening.
     */
    public static List<Command> opening(StudyMarket market, long time) {
        List<Command> commands = new ArrayList<>();
        Map<String, Integer> participants = new HashMap<>();
        for (Portfolio one : market.portfolios()) {
            Integer known = participants.putIfAbsent(one.participant(), participants.size());
            int participant = known == null ? participants.size() - 1 : known;
            commands.add(new Command.AddPortfolio(
                    time, participant, one.grid(), one.bus(), one.mostSold(), one.mostBought()));
        }
        commands.add(new Command.Open(time));
        return commands;
    }

    /** Returns what the network orders because of the flows that network auctions have left; none where none was done. */
    public List<Command> afterAuctions(List<Event> events, long time, BiFunction<Integer, Integer, BookView> views) {
        List<Command> commands = new ArrayList<>();
        for (FlowLosses.Purchase one : flowing.purchases(events, views)) {
            commands.add(losses(
                    one.network(),
                    one.period(),
                    time,
                    one.lots(),
                    OrderType.IMMEDIATE_OR_CANCEL,
                    one.limitTicks(),
                    Long.MAX_VALUE));
        }
        return commands;
    }

    /** Returns the commands of a period that opens, at a time in milliseconds. */
    public List<Command> of(int period, long time) {
        List<Command> commands = new ArrayList<>(limits(period, time));
        List<Command> offered = links.orders(period, time, nextOrder);
        nextOrder += offered.size();
        commands.addAll(offered);
        for (Portfolio one : market.portfolios()) {
            int sell = one.sellLots()[period];
            int buy = one.buyLots()[period];
            if (sell < one.mostSold() || buy < one.mostBought()) {
                commands.add(new Command.ChangeCaps(time, one.number(), period, sell, buy));
            }
            int standing = one.isOfNetwork() ? market.standingLots(one.place(), period) : 0;
            if (standing > 0 && time < opening(period)) {
                commands.add(losses(
                        one,
                        period,
                        time,
                        standing,
                        OrderType.LIMIT,
                        market.rules().highestTicks(),
                        opening(period) + 1));
            }
        }
        return commands;
    }

    private List<Command> limits(int period, long time) {
        List<Command> commands = new ArrayList<>();
        for (int grid = 0; grid < market.grids().size(); grid++) {
            List<GridBranch> branches = market.grids().get(grid).branches();
            for (int l = 0; l < branches.size(); l++) {
                GridBranch branch = branches.get(l);
                MarketGrids.Limits limits = market.limits(branch, period);
                if (limits.forwardMw() != branch.forwardMw() || limits.backwardMw() != branch.backwardMw()) {
                    commands.add(
                            new Command.ChangeBranch(time, grid, l, period, limits.forwardMw(), limits.backwardMw()));
                }
            }
        }
        return commands;
    }

    /** Returns the instant at which a period opens, by its opening auction. */
    private long opening(int period) {
        long minutes = market.rules().gateMinutes()
                + (long) market.rules().window() * market.periods().minutes();
        return market.periods().startMillis(period) - minutes * MINUTE;
    }

    private Command losses(
            Portfolio network, int period, long time, int lots, OrderType type, int limitTicks, long expiry) {
        return new Command.Submit(
                time,
                nextOrder++,
                type,
                Side.BUY,
                false,
                network.number(),
                period,
                lots,
                limitTicks,
                0,
                expiry,
                0,
                PeriodSet.first(1));
    }
}
