package org.rexnet.core.trading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.rexnet.core.market.MoneyUnit;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.settlement.Balancing;
import org.rexnet.core.settlement.BalancingOffer;
import org.rexnet.core.settlement.Delivery;
import org.rexnet.core.settlement.DeliverySettlement;
import org.rexnet.core.settlement.ImbalanceRule;
import org.rexnet.core.settlement.NetworkUse;
import org.rexnet.core.study.BilateralContract;
import org.rexnet.core.study.ChargingStation;
import org.rexnet.core.study.MarketSettings;

/**
 * Delivery of all periods after trading: what was metered, the dispatch that balances it, imbalances, losses and the network's surplus.
 *
 * <p>Who is not metered delivered what it had reserved; a trader without components delivered nothing. Mutable, for one session.
 */
public final class DeliveryRun {

    private static final long MILLILOTS = 1000;

    private final TradingSession session;
    private final StudyMarket market;
    private final MeteredFile meters;
    private final BalancingUnits units;
    private final Balancing balancing;
    private final DeliverySettlement settlement;
    private final Map<String, String> busOfStation = new HashMap<>();
    /** Withdrawal in thousandths of lots by grid and participant. */
    private final Map<Integer, Map<String, Long>> withdrawn = new TreeMap<>();

    /** Units of money that each grid's network earned. */
    private final long[] earned;

    /** Grids that links join, which balance together. */
    private final List<Set<Integer>> islands;

    /** Grid in which a conversion order sells. */
    private final Map<Long, Integer> linked = new HashMap<>();

    /** Units of money that each grid's losses cost. */
    private final long[] lost;

    private final List<Settled> settled = new ArrayList<>();
    private final List<Integer> failed = new ArrayList<>();

    /**
     * Settlement of a grid in a period in which somebody deviated.
     *
     * @param period number of the period
     * @param grid number of the grid, the first of those that links join
     * @param deliveries of all who reserved, delivered or were called
     * @param lowestTicks lowest balancing price over its buses
     * @param highestTicks highest one
     * @param outcome money
     */
    public record Settled(
            int period,
            int grid,
            List<Delivery> deliveries,
            int lowestTicks,
            int highestTicks,
            DeliverySettlement.Outcome outcome) {}

    private DeliveryRun(TradingSession session, MeteredFile meters, Solver solver) {
        this.session = session;
        market = session.market();
        this.meters = meters;
        units = new BalancingUnits(market);
        earned = new long[market.grids().size()];
        lost = new long[earned.length];
        islands = TransportLinks.islands(market);
        session.history().orders().stream()
                .filter(order -> !order.outputs().isEmpty())
                .forEach(order -> linked.put(
                        order.order(),
                        market.portfolios()
                                .get(order.outputs().get(0).portfolio())
                                .grid()));
        balancing = new Balancing(market.study(), market.rules(), solver);
        settlement = new DeliverySettlement(
                session.history().ledger(), rule(market), market.periods().minutes());
        market.study()
                .components(ChargingStation.class)
                .forEach(station -> busOfStation.put(station.id(), station.bus()));
    }

    /** Settles all periods of a session that has ended. */
    static DeliveryRun of(TradingSession session, MeteredFile meters, Solver solver) {
        DeliveryRun run = new DeliveryRun(session, meters, solver);
        for (int period = 0; period < run.market.periods().count(); period++) {
            if (session.isOpened(period)) {
                run.settle(period);
            }
        }
        run.divide();
        return run;
    }

    /** Each grid's users share what its network earned and its losses cost. */
    private void divide() {
        TradeHistory history = session.history();
        for (TradeHistory.Auction auction : history.auctions()) {
            earned[history.grid(auction.book())] += auction.surplusUnits();
        }
        for (TradeHistory.Trade trade : history.trades()) {
            noteLinks(trade);
            if (trade.buyer() >= 0 && market.portfolios().get(trade.buyer()).isOfNetwork()) {
                lost[history.grid(trade.book())] += MoneyUnit.unitsOfLots(
                        trade.priceTicks(), trade.lots(), market.periods().minutes());
            }
        }
        boolean rebate = market.study().settings().market().settlement().surplus() == MarketSettings.Surplus.REBATE;
        NetworkUse use = new NetworkUse(history.ledger(), rebate);
        for (int grid = 0; grid < earned.length; grid++) {
            use.divide(
                    history.events(),
                    withdrawn.getOrDefault(grid, Map.of()).entrySet().stream()
                            .map(entry -> new NetworkUse.Withdrawal(entry.getKey(), entry.getValue()))
                            .toList(),
                    Math.max(0, lost[grid]),
                    earned[grid]);
        }
    }

    private static ImbalanceRule rule(StudyMarket market) {
        MarketSettings.SettlementRules rules =
                market.study().settings().market().settlement();
        return switch (rules.imbalance()) {
            case SINGLE -> new ImbalanceRule.Single();
            case DUAL -> new ImbalanceRule.Dual();
            case SEPARATED -> new ImbalanceRule.Separated(rules.factor());
            case FLAT ->
                new ImbalanceRule.Flat(
                        (int) Math.round(rules.flatPrice() / market.rules().tickPerMwh()));
        };
    }

    /** Returns the settlements of periods and grids in which somebody deviated. */
    public List<Settled> settled() {
        return List.copyOf(settled);
    }

    /** Returns the periods whose deviations nothing could balance: they are not settled. */
    public List<Integer> failed() {
        return List.copyOf(failed);
    }

    private void settle(int period) {
        Map<Integer, Long> reserved = new HashMap<>();
        Map<Integer, Long> metered = new HashMap<>();
        boolean deviates = false;
        for (Portfolio one : market.portfolios()) {
            long position = -MILLILOTS * session.view(period, one.grid()).position(one.number());
            long meter = meters.find(one.number(), period).orElse(units.isPhysical(one) ? position : 0);
            reserved.put(one.number(), position);
            metered.put(one.number(), meter);
            deviates |= meter != position;
        }
        Map<Integer, Long> called = deviates ? balance(period, reserved, metered) : Map.of();
        for (Portfolio one : market.portfolios()) {
            long injected = metered.getOrDefault(one.number(), 0L) + called.getOrDefault(one.number(), 0L);
            if (injected < 0 && one.isOfParticipant()) {
                withdrawn
                        .computeIfAbsent(one.grid(), grid -> new LinkedHashMap<>())
                        .merge(one.participant(), -injected, Long::sum);
            }
        }
    }

    private Map<Integer, Long> balance(int period, Map<Integer, Long> reserved, Map<Integer, Long> metered) {
        Map<String, Long> injections = contracted(period);
        List<BalancingOffer> offers = new ArrayList<>();
        List<Integer> offering = new ArrayList<>();
        for (Portfolio one : market.portfolios()) {
            long meter = metered.getOrDefault(one.number(), 0L);
            // Links are in the dispatch themselves.
            injections.merge(bus(one.place()), one.isOfLinks() ? 0 : meter, Long::sum);
            if (one.isOfParticipant()) {
                int price = meanTicks(one.grid());
                for (BalancingOffer offer : units.offers(one, period, meter, price)) {
                    offers.add(new BalancingOffer(
                            offer.participant(),
                            bus(offer.bus()),
                            offer.side(),
                            offer.millilots(),
                            offer.priceTicks()));
                    offering.add(one.number());
                }
            }
        }
        Optional<Balancing.Dispatch> found = balancing.dispatch(injections, offers);
        if (found.isEmpty()) {
            failed.add(period);
            return Map.of();
        }
        Map<Integer, Long> called = new HashMap<>();
        for (int k = 0; k < offering.size(); k++) {
            called.merge(offering.get(k), found.get().calls().get(k), Long::sum);
        }
        for (Set<Integer> island : islands) {
            settle(period, island, found.get(), reserved, metered, called);
        }
        return called;
    }

    /** Bilateral contracts flow as they were agreed. */
    private Map<String, Long> contracted(int period) {
        Map<String, Long> injections = new HashMap<>();
        int t = market.horizon().snapshot(period);
        for (BilateralContract one : market.study().components(BilateralContract.class)) {
            long millilots = Math.round(one.quantityMw().at(t) / market.rules().lotMw() * MILLILOTS);
            injections.merge(one.sellerBus(), millilots, Long::sum);
            injections.merge(one.buyerBus(), -millilots, Long::sum);
        }
        return injections;
    }

    private void settle(
            int period,
            Set<Integer> island,
            Balancing.Dispatch dispatch,
            Map<Integer, Long> reserved,
            Map<Integer, Long> metered,
            Map<Integer, Long> called) {
        List<Delivery> deliveries = new ArrayList<>();
        boolean deviates = false;
        for (Portfolio one : market.portfolios()) {
            long promise = reserved.getOrDefault(one.number(), 0L);
            long call = called.getOrDefault(one.number(), 0L);
            long meter = metered.getOrDefault(one.number(), 0L);
            boolean any = promise != 0 || call != 0 || meter != 0;
            if (island.contains(one.grid()) && any && one.isOfParticipant()) {
                deliveries.add(new Delivery(one.participant(), one.place(), promise, meter + call, call));
                deviates |= call != 0 || meter != promise;
            }
        }
        if (!deviates) {
            return;
        }
        DeliverySettlement.Outcome outcome = settlement.settle(
                session.history().events(),
                deliveries,
                place -> dispatch.price(bus(place)),
                place -> marketTicks(place, period).orElse(dispatch.price(bus(place))));
        int grid = island.iterator().next();
        earned[grid] += outcome.congestion();
        int[] prices = island.stream()
                .flatMap(number -> market.grids().get(number).buses().stream())
                .mapToInt(place -> dispatch.price(bus(place)))
                .sorted()
                .toArray();
        settled.add(new Settled(period, grid, deliveries, prices[0], prices[prices.length - 1], outcome));
    }

    /** What links between grids earn is earned where they sell. */
    private void noteLinks(TradeHistory.Trade trade) {
        long units = MoneyUnit.unitsOfLots(
                trade.priceTicks(), trade.lots(), market.periods().minutes());
        if (trade.seller() >= 0 && market.portfolios().get(trade.seller()).isOfLinks()) {
            earned[session.history().grid(trade.book())] += units;
        } else if (trade.buyer() >= 0 && market.portfolios().get(trade.buyer()).isOfLinks()) {
            earned[linked.getOrDefault(trade.bought(), 0)] -= units;
        }
    }

    private String bus(String place) {
        return busOfStation.getOrDefault(place, place);
    }

    private OptionalInt marketTicks(String place, int period) {
        return session.history().book(period, market.gridOf(place)).auctionTicks(market.busOf(place));
    }

    /** Returns what buyers paid in a grid over all periods, on average. */
    private int meanTicks(int grid) {
        double value = 0;
        long lots = 0;
        for (int period = 0; period < market.periods().count(); period++) {
            BookHistory book = session.history().book(period, grid);
            value += book.averageTicks() * book.lots();
            lots += book.lots();
        }
        return lots == 0 ? 0 : (int) Math.round(value / lots);
    }
}
