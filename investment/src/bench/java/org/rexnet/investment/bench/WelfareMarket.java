package org.rexnet.investment.bench;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.rexnet.core.clearing.auction.AuctionClearing;
import org.rexnet.core.exchange.Command;
import org.rexnet.core.exchange.Event;
import org.rexnet.core.exchange.ExchangeSetup;
import org.rexnet.core.exchange.Grid;
import org.rexnet.core.exchange.NetworkAuction;
import org.rexnet.core.exchange.OrderType;
import org.rexnet.core.exchange.PeriodSet;
import org.rexnet.core.exchange.ReservationExchange;
import org.rexnet.core.market.DeliveryPeriods;
import org.rexnet.core.market.MarketRules;
import org.rexnet.core.market.Side;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Optimal;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.optimization.SolverSession;
import org.rexnet.core.optimization.Variable;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyReader;
import org.rexnet.network.flow.DcFlow;
import org.rexnet.network.flow.SusceptanceConvention;

/**
 * One period of a grid, traded by those who own its plants and loads, against the clearing of what these truly cost and are worth.
 *
 * <p>Plants sell at their cost. Each load is four buyers of a quarter of it, worth 0.5 to 2 times the dearest plant's cost, drawn once with
 * seed 1. Lots of 1 kW, ticks of 0.01, least quantity 500 lots, reserve 64 lots. All arrive once a round, each round in an order drawn
 * anew: they take back what they had and offer the rest, truthfully or, with zero intelligence, at any price that is no loss.
 */
final class WelfareMarket {

    private static final int HOUR = 60;
    private static final int PARTS = 4;
    private static final double LOT_MW = 0.001;
    private static final double TICK = 0.01;
    private static final long MINUTE = 60_000;
    private static final DeliveryPeriods PERIODS = new DeliveryPeriods(Instant.EPOCH, HOUR, 1);
    private static final long OPENING = -HOUR * MINUTE;

    private final List<Trader> traders = new ArrayList<>();
    private final Grid grid;
    private final int highest;
    private final double optimum;
    private final Solver solver = new StandardSolver();
    private long failedRoundings;
    private long auctions;

    /** Plant or part of a load: lots, and what a lot costs or is worth in ticks. */
    private record Trader(int bus, Side side, int lots, int ticks) {

        private double welfare(double traded) {
            return -side.sign() * traded * ticks;
        }
    }

    /**
     * Rules of a trial.
     *
     * @param rounds how often everybody arrives
     * @param wayBack whether traders also offer to trade back what they have, a tick from what it cost them
     * @param auctions equally spaced network auctions, and one before closure where above 0
     * @param feeTicks capacity fee
     * @param truthful whether prices are costs and values
     */
    record Trial(int rounds, boolean wayBack, int auctions, int feeTicks, boolean truthful) {}

    WelfareMarket(Path path, double factor) {
        Study study = StudyReader.read(path);
        DcFlow flow = DcFlow.of(study.network(), SusceptanceConvention.SERIES_REACTANCE);
        grid = NetworkStream.scaled(study, flow, factor);
        double dearest = 0;
        for (Generator plant : study.generators()) {
            int lots = (int) Math.round(plant.capacityMw() / LOT_MW);
            double cost = plant.marginalCost().at(0);
            if (lots > 0) {
                dearest = Math.max(dearest, cost);
                traders.add(new Trader(
                        study.network().busIndex(plant.bus()), Side.SELL, lots, (int) Math.round(cost / TICK)));
            }
        }
        SplittableRandom random = new SplittableRandom(1);
        for (Load load : study.loads()) {
            int lots = (int) Math.round(load.powerMw().at(0) / LOT_MW / PARTS);
            for (int part = 0; lots > 0 && part < PARTS; part++) {
                int worth = (int) Math.round(dearest * random.nextDouble(0.5, 2) / TICK);
                traders.add(new Trader(study.network().busIndex(load.bus()), Side.BUY, lots, worth));
            }
        }
        highest = (int) Math.round(3 * dearest / TICK);
        optimum = optimum();
    }

    /** Returns the welfare of the clearing, in ticks x lots, without lots or reserve. */
    private double optimum() {
        LinearModel model = new LinearModel();
        Constraint balance = model.addConstraint(0, 0);
        List<Variable> lots = new ArrayList<>();
        for (Trader trader : traders) {
            Variable variable = model.addVariable(0, trader.lots, trader.side.sign() * (double) trader.ticks);
            model.addTerm(balance, variable, trader.side.sign());
            lots.add(variable);
        }
        for (int l = 0; l < grid.branches().size(); l++) {
            double limit = grid.branches().get(l).forwardMw() / LOT_MW;
            Constraint row = model.addConstraint(-limit, limit);
            for (int k = 0; k < traders.size(); k++) {
                double sensitivity = grid.sensitivity(l, traders.get(k).bus) / (double) (1L << 30);
                model.addTerm(row, lots.get(k), traders.get(k).side.sign() * sensitivity);
            }
        }
        try (SolverSession session = solver.open(model)) {
            return -((Optimal) session.solve()).solution().objective();
        }
    }

    /** Returns the share of the clearing's welfare that trading reaches with an order of arrival. */
    double share(Trial trial, long seed) {
        MarketRules rules = new MarketRules(
                        LOT_MW,
                        TICK,
                        0,
                        highest,
                        500,
                        64,
                        1,
                        0,
                        Math.max(0, trial.auctions - 1),
                        trial.auctions > 0 ? 1 : 0)
                .withCapacityFee(trial.feeTicks);
        AuctionClearing clearing = new AuctionClearing(solver, highest, 0);
        NetworkAuction auction = call -> {
            auctions++;
            return clearing.clear(call);
        };
        ReservationExchange exchange = new ReservationExchange(
                new ExchangeSetup(List.of(grid), rules, PERIODS, Integer.MAX_VALUE),
                trial.auctions > 0 ? auction : NetworkAuction.NONE,
                1024);
        for (int k = 0; k < traders.size(); k++) {
            Trader trader = traders.get(k);
            int sells = trader.side == Side.SELL ? trader.lots : 0;
            exchange.apply(new Command.AddPortfolio(OPENING - MINUTE, k, 0, trader.bus, sells, trader.lots - sells));
        }
        exchange.apply(new Command.Open(OPENING - MINUTE));
        arrive(exchange, trial, seed);
        exchange.apply(new Command.Advance(-1));
        failedRoundings += clearing.failedRoundings();
        double welfare = 0;
        for (int k = 0; k < traders.size(); k++) {
            welfare += traders.get(k).welfare(Math.abs(exchange.view(0, 0).position(k)));
        }
        return welfare / optimum;
    }

    private void arrive(ReservationExchange exchange, Trial trial, long seed) {
        Random random = new Random(seed);
        List<Integer> order = new ArrayList<>();
        for (int k = 0; k < traders.size(); k++) {
            order.add(k);
        }
        long arrivals = (long) trial.rounds * order.size();
        long count = 0;
        for (int round = 0; round < trial.rounds; round++) {
            Collections.shuffle(order, random);
            for (int k : order) {
                count++;
                long time = OPENING + 1 + count * (HOUR - 2) * MINUTE / (arrivals + 1);
                exchange.apply(new Command.MassCancel(time, k, 0));
                quote(exchange, trial, k, time, 2 * count, random);
            }
        }
    }

    private void quote(ReservationExchange exchange, Trial trial, int k, long time, long name, Random random) {
        Trader trader = traders.get(k);
        int traded = Math.abs(exchange.view(0, 0).position(k));
        boolean sells = trader.side == Side.SELL;
        if (traded < trader.lots) {
            int room = sells ? highest - trader.ticks : trader.ticks;
            int away = trial.truthful ? 0 : random.nextInt(room + 1);
            submit(exchange, time, name, trader.side, k, trader.lots - traded, trader.ticks + (sells ? away : -away));
        }
        traded = Math.abs(exchange.view(0, 0).position(k));
        if (trial.wayBack && traded > 0) {
            int room = sells ? trader.ticks - 1 : highest - trader.ticks - 1;
            if (room >= 0) {
                int away = 1 + (trial.truthful ? 0 : random.nextInt(room + 1));
                Side back = sells ? Side.BUY : Side.SELL;
                submit(exchange, time, name + 1, back, k, traded, trader.ticks + (sells ? -away : away));
            }
        }
    }

    private void submit(ReservationExchange exchange, long time, long name, Side side, int k, int lots, int limit) {
        List<Event> events = exchange.apply(new Command.Submit(
                time, name, OrderType.LIMIT, side, true, k, 0, lots, limit, 0, Long.MAX_VALUE, 0, PeriodSet.first(1)));
        if (events.stream().anyMatch(Event.Rejected.class::isInstance)) {
            throw new IllegalStateException("An order of the trial was refused: " + events);
        }
    }

    int traders() {
        return traders.size();
    }

    long auctions() {
        return auctions;
    }

    long failedRoundings() {
        return failedRoundings;
    }
}
