package org.rexnet.core.trading;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.rexnet.core.exchange.Command;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.Profile;

/**
 * Links that move one carrier from one bus to another, of the same grid or between grids: they belong to the network, which offers them in
 * network auctions only, by conversion orders at their cost, both ways where they run both ways.
 */
final class TransportLinks {

    /** Owner of these links on the exchange; what they earn is the network's. */
    static final String OWNER = "links";

    private static final int MILLION = 1_000_000;

    private final StudyMarket market;
    private final List<Way> ways = new ArrayList<>();

    /** One direction of a link. */
    private record Way(
            String from, String to, double mw, Profile share, double sign, Profile efficiency, Profile cost) {

        /** Returns the MW that it may draw in a snapshot. */
        double mw(int t) {
            return Math.max(0, mw * sign * share.at(t));
        }
    }

    TransportLinks(StudyMarket market) {
        this.market = market;
        for (LinkOperation link : market.study().links()) {
            String from = link.link().from();
            String to = link.link().to().get(0);
            double mw = link.link().capacityMw();
            if (link.isTransport(market.study().network()) && mw > 0) {
                Profile efficiency = link.efficiencies().get(0);
                ways.add(new Way(from, to, mw, link.maxPu(), 1, efficiency, link.marginalCost()));
                ways.add(new Way(to, from, mw, link.minPu(), -1, efficiency, link.marginalCost()));
            }
        }
    }

    /** Returns the grids in groups that links join: what deviates in one of them may be balanced in another. */
    static List<Set<Integer>> islands(StudyMarket market) {
        List<Set<Integer>> islands = new ArrayList<>();
        for (int grid = 0; grid < market.grids().size(); grid++) {
            islands.add(new TreeSet<>(Set.of(grid)));
        }
        for (LinkOperation link : market.study().links()) {
            if (link.isTransport(market.study().network())) {
                int from = market.gridOf(link.link().from());
                int to = market.gridOf(link.link().to().get(0));
                Set<Integer> joined = new TreeSet<>();
                islands.stream()
                        .filter(island -> island.contains(from) || island.contains(to))
                        .forEach(joined::addAll);
                islands.removeIf(joined::containsAll);
                islands.add(joined);
            }
        }
        return islands;
    }

    /** Returns the orders of a period that opens; the first has the number {@code first}, the others follow. */
    List<Command> orders(int period, long time, long first) {
        List<Command> orders = new ArrayList<>();
        int t = market.horizon().snapshot(period);
        for (Way way : ways) {
            long lots = (long) Math.floor(way.mw(t) / market.rules().lotMw() + 1e-6);
            int millionths = (int) Math.round(way.efficiency().at(t) * MILLION);
            var buyer = market.findPortfolio(OWNER, way.from());
            var seller = market.findPortfolio(OWNER, way.to());
            if (lots > 0 && millionths > 0 && buyer.isPresent() && seller.isPresent()) {
                orders.add(new Command.Convert(
                        time,
                        first + orders.size(),
                        buyer.get().number(),
                        period,
                        lots,
                        Math.round(way.cost().at(t) / market.rules().tickPerMwh()),
                        Long.MAX_VALUE,
                        List.of(new Command.Convert.Output(seller.get().number(), millionths))));
            }
        }
        return orders;
    }
}
