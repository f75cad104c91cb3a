package org.rexnet.core.trading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.settlement.Balancing;
import org.rexnet.core.settlement.BalancingConversion;
import org.rexnet.core.settlement.BalancingOffer;
import org.rexnet.core.settlement.Delivery;
import org.rexnet.core.settlement.DeliverySettlement;
import org.rexnet.core.study.BilateralContract;
import org.rexnet.core.study.ChargingStation;
import org.rexnet.core.study.PipeOperation;

/**
 * Delivery of all periods after trading: what was metered, the dispatch that balances it, imbalances, losses and the network's surplus.
 *
 * <p>Who is not metered delivered what it had reserved; who only trades delivered nothing. The network draws the pipe losses of
 * delivery; the difference to its purchases is its imbalance. Mutable, for one run.
 */
public final class DeliveryRun {

    private static final long MILLILOTS = 1000;
    /** Dispatches at most, each with the losses that flows of the one before lead to. */
    private static final int MOST_ROUNDS = 8;

    private final Reservations reservations;
    private final StudyMarket market;
    private final MeteredFile meters;
    private final BalancingUnits units;
    private final ConvertingUnits converting;
    private final Solver solver;
    private final DeliverySettlement settlement;
    private final NetworkLosses losses;
    private final Map<String, String> busOfStation = new HashMap<>();
    private final NetworkShares shares;

    /** Grids that links join, which balance together. */
    private final List<Set<Integer>> islands;

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

    private DeliveryRun(Reservations reservations, MeteredFile meters, Solver solver) {
        this.reservations = reservations;
        market = reservations.market();
        this.meters = meters;
        units = new BalancingUnits(market);
        converting = new ConvertingUnits(market);
        shares = new NetworkShares(reservations);
        losses = new NetworkLosses(market);
        islands = TransportLinks.islands(market);
        this.solver = solver;
        settlement = new DeliverySettlement(
                reservations.ledger(), market.imbalanceRule(), market.periods().minutes());
        market.study()
                .components(ChargingStation.class)
                .forEach(station -> busOfStation.put(station.id(), station.bus()));
    }

    /** Settles all periods of what was traded, once trading has ended. */
    static DeliveryRun of(Reservations reservations, MeteredFile meters, Solver solver) {
        DeliveryRun run = new DeliveryRun(reservations, meters, solver);
        for (int period = 0; period < run.market.periods().count(); period++) {
            if (reservations.isOpened(period)) {
                run.settle(period);
            }
        }
        run.shares.end();
        return run;
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
        boolean deviates =
                losses.any() || reservations.holdings(period).stream().anyMatch(holding -> holding.lots() != 0);
        for (Portfolio one : market.portfolios()) {
            long position = -MILLILOTS * reservations.position(one, period);
            long meter = meters.find(one.number(), period).orElse(units.isPhysical(one) ? position : 0);
            reserved.put(one.number(), position);
            metered.put(one.number(), meter);
            deviates |= meter != position;
        }
        List<ConvertingUnits.Running> running = converting.running(period, metered);
        Map<Integer, Long> converted = new HashMap<>();
        running.forEach(one -> move(one.offer(), one.drawn(), converted));
        Map<Integer, Long> others = new HashMap<>(metered);
        converted.forEach((number, millilots) -> others.merge(number, -millilots, Long::sum));
        for (Portfolio one : market.portfolios()) {
            if (one.isOfParticipant()) {
                units.run(one, period, others.getOrDefault(one.number(), 0L));
            }
        }
        Map<Integer, Long> called = deviates ? balance(period, reserved, metered, running, others) : Map.of();
        for (Portfolio one : market.portfolios()) {
            long injected = metered.getOrDefault(one.number(), 0L) + called.getOrDefault(one.number(), 0L);
            if (injected < 0 && one.isOfParticipant()) {
                shares.withdrew(one.grid(), one.participant(), -injected);
            }
        }
        units.endPeriod();
        shares.endPeriod(period);
    }

    /**
     * Balances a period and settles it; returns what was called, in thousandths of lots by number of portfolio.
     *
     * @param running what converts one carrier into another
     * @param others what the meters show of all else
     */
    private Map<Integer, Long> balance(
            int period,
            Map<Integer, Long> reserved,
            Map<Integer, Long> metered,
            List<ConvertingUnits.Running> running,
            Map<Integer, Long> others) {
        List<BalancingOffer> offers = new ArrayList<>();
        List<LongConsumer> told = new ArrayList<>();
        List<Integer> offering = new ArrayList<>();
        for (Portfolio one : market.portfolios()) {
            if (one.isOfParticipant()) {
                long other = others.getOrDefault(one.number(), 0L);
                for (BalancingUnits.Offered offered :
                        units.offers(one, period, other, reservations.meanTicks(one.grid()))) {
                    BalancingOffer offer = offered.offer();
                    offers.add(new BalancingOffer(
                            offer.participant(),
                            bus(offer.bus()),
                            offer.side(),
                            offer.millilots(),
                            offer.priceTicks()));
                    told.add(offered.called());
                    offering.add(one.number());
                }
            }
        }
        Optional<Balancing.Dispatch> found = dispatch(
                period,
                metered,
                offers,
                running.stream().map(ConvertingUnits.Running::offer).toList());
        if (found.isEmpty()) {
            failed.add(period);
            return Map.of();
        }
        Map<Integer, Long> called = new HashMap<>();
        for (int k = 0; k < offering.size(); k++) {
            long call = found.get().calls().get(k);
            told.get(k).accept(call);
            called.merge(offering.get(k), call, Long::sum);
        }
        for (int k = 0; k < running.size(); k++) {
            move(running.get(k).offer(), found.get().drawn().get(k), called);
        }
        for (Set<Integer> island : islands) {
            settle(period, island, found.get(), reserved, metered, called);
        }
        return called;
    }

    /** Dispatches until the losses of pipes are those of their dispatched flows, to a thousandth of a lot. */
    private Optional<Balancing.Dispatch> dispatch(
            int period,
            Map<Integer, Long> metered,
            List<BalancingOffer> offers,
            List<BalancingConversion> conversions) {
        List<PipeOperation> pipes = market.study().pipes();
        Balancing balancing = new Balancing(market.study(), market.horizon().snapshot(period), market.rules(), solver);
        for (int round = 1; ; round++) {
            Map<String, Long> injections = contracted(period);
            for (Portfolio one : market.portfolios()) {
                // Links are in the dispatch themselves.
                long meter = one.isOfLinks() ? 0 : metered.getOrDefault(one.number(), 0L);
                injections.merge(bus(one.place()), meter, Long::sum);
            }
            Optional<Balancing.Dispatch> found = balancing.dispatch(injections, offers, conversions);
            if (found.isEmpty() || !losses.any() || round == MOST_ROUNDS) {
                return found;
            }
            Map<String, Double> flows = new HashMap<>();
            for (int k = 0; k < pipes.size(); k++) {
                flows.put(pipes.get(k).id(), found.get().pipeMw().get(k));
            }
            Map<Integer, Long> lost = new HashMap<>();
            losses.drawn(period, pipe -> flows.getOrDefault(pipe.id(), 0.0))
                    .forEach((one, drawn) -> lost.put(one.number(), -drawn));
            if (metered.entrySet().containsAll(lost.entrySet())) {
                return found;
            }
            metered.putAll(lost);
        }
    }

    /** Adds what a conversion injects by number of portfolio, where it draws so much. */
    private void move(BalancingConversion offer, long drawn, Map<Integer, Long> injected) {
        market.findPortfolio(offer.participant(), offer.bus())
                .ifPresent(one -> injected.merge(one.number(), -drawn, Long::sum));
        for (BalancingConversion.Output output : offer.outputs()) {
            market.findPortfolio(offer.participant(), output.bus())
                    .ifPresent(one -> injected.merge(one.number(), output.of(drawn), Long::sum));
        }
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
        List<Portfolio> owners = new ArrayList<>();
        boolean deviates = false;
        for (Portfolio one : market.portfolios()) {
            long promise = reserved.getOrDefault(one.number(), 0L);
            long call = called.getOrDefault(one.number(), 0L);
            long meter = metered.getOrDefault(one.number(), 0L);
            boolean any = promise != 0 || call != 0 || meter != 0;
            if (island.contains(one.grid()) && any && !one.isOfLinks()) {
                deliveries.add(new Delivery(one.account(), one.place(), promise, meter + call, call));
                owners.add(one);
                deviates |= call != 0 || meter != promise;
            }
        }
        for (Reservations.Holding one : reservations.holdings(period)) {
            if (island.contains(one.grid()) && one.lots() != 0) {
                deliveries.add(new Delivery(one.holder(), one.place(), -MILLILOTS * one.lots(), 0, 0));
                deviates = true;
            }
        }
        if (!deviates) {
            return;
        }
        DeliverySettlement.Outcome outcome = settlement.settle(
                reservations.events(),
                deliveries,
                place -> dispatch.price(bus(place)),
                place -> reservations.auctionTicks(place, period).orElse(dispatch.price(bus(place))));
        int grid = island.iterator().next();
        shares.congested(grid, outcome.congestion());
        for (int k = 0; k < owners.size(); k++) {
            if (owners.get(k).isOfNetwork()) {
                shares.lost(owners.get(k).grid(), -outcome.each().get(k));
            }
        }
        int[] prices = island.stream()
                .flatMap(number -> market.grids().get(number).buses().stream())
                .mapToInt(place -> dispatch.price(bus(place)))
                .sorted()
                .toArray();
        settled.add(new Settled(period, grid, deliveries, prices[0], prices[prices.length - 1], outcome));
    }

    private String bus(String place) {
        return busOfStation.getOrDefault(place, place);
    }
}
