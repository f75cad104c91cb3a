package org.rexnet.investment.bench;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.rexnet.core.exchange.BookView;
import org.rexnet.core.exchange.Command;
import org.rexnet.core.exchange.CommandLog;
import org.rexnet.core.exchange.ExchangeSetup;
import org.rexnet.core.exchange.Grid;
import org.rexnet.core.exchange.GridBranch;
import org.rexnet.core.exchange.NetworkAuction;
import org.rexnet.core.exchange.OrderType;
import org.rexnet.core.exchange.PeriodSet;
import org.rexnet.core.exchange.ReservationExchange;
import org.rexnet.core.market.DeliveryPeriods;
import org.rexnet.core.market.MarketRules;
import org.rexnet.core.market.Side;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyReader;
import org.rexnet.network.PassiveBranch;
import org.rexnet.network.flow.DcFlow;
import org.rexnet.network.flow.SusceptanceConvention;

/**
 * Orders to the periods of a grid: 45 % new, 10 % immediate, 20 % cancels, 25 % replaced; sellers stand where plants are, buyers where
 * loads are, both by size; limits of branches x a factor; prices around 50 +- 20 by place and side. The stream does not depend on what
 * trades.
 */
final class NetworkStream {

    private static final int BAND = 10_000;
    private static final long TIME = -1_000;
    private static final int LIVE = 400;
    private static final int LARGEST = 400;

    private final Grid grid;
    private final double[][] sensitivities;
    private final MarketRules rules;
    private final DeliveryPeriods periods;
    private final int[] sellerBuses;
    private final int[] buyerBuses;
    private final int size;
    private final CommandLog commands;

    NetworkStream(Path path, double factor, int periodCount, int leastLots, int size) {
        Study study = StudyReader.read(path);
        DcFlow flow = DcFlow.of(study.network(), SusceptanceConvention.SERIES_REACTANCE);
        grid = scaled(study, flow, factor);
        sensitivities = IntStream.range(0, flow.branches().size())
                .filter(l -> Double.isFinite(flow.branches().get(l).capacityMw()))
                .mapToObj(flow::sensitivities)
                .toArray(double[][]::new);
        rules = new MarketRules(0.1, 0.01, 0, BAND, leastLots, 0, periodCount, 0, 0, 0);
        periods = new DeliveryPeriods(Instant.EPOCH, 15, periodCount);
        sellerBuses = bySize(study, true);
        buyerBuses = bySize(study, false);
        this.size = size;
        commands = commands(size);
    }

    /** Returns the grid of a study of one island, limits of branches x a factor. */
    static Grid scaled(Study study, DcFlow flow, double factor) {
        Grid.Builder builder = Grid.builder("electricity");
        study.network().buses().forEach(bus -> builder.bus(bus.id()));
        for (int l = 0; l < flow.branches().size(); l++) {
            PassiveBranch branch = flow.branches().get(l);
            if (Double.isFinite(branch.capacityMw())) {
                builder.branch(
                        new GridBranch(
                                branch.id() + "-" + l, factor * branch.capacityMw(), factor * branch.capacityMw()),
                        flow.sensitivities(l));
            }
        }
        return builder.build();
    }

    /** Returns buses in proportion to what they may sell or buy, 20,000 in all. */
    private int[] bySize(Study study, boolean selling) {
        double[] mw = new double[study.network().buses().size()];
        if (selling) {
            study.generators().forEach(g -> mw[study.network().busIndex(g.bus())] += g.capacityMw());
        } else {
            for (Load load : study.loads()) {
                mw[study.network().busIndex(load.bus())] +=
                        Math.max(0, load.powerMw().at(0));
            }
        }
        double total = Arrays.stream(mw).sum();
        List<Integer> buses = new ArrayList<>();
        for (int bus = 0; bus < mw.length; bus++) {
            for (int k = 0; k < Math.round(20_000 * mw[bus] / total); k++) {
                buses.add(bus);
            }
        }
        return buses.stream().mapToInt(b -> b).toArray();
    }

    private CommandLog commands(int count) {
        Draft draft = new Draft(count);
        CommandLog log = new CommandLog(Command.WORDS * count);
        for (int k = 0; k < count; k++) {
            log.add(draft.command());
        }
        return log;
    }

    /** Orders drawn one after the other; mutable. */
    private final class Draft {

        private final SplittableRandom random = new SplittableRandom(3);
        private final long[] recent = new long[LIVE * periods.count()];
        private final int[] lots;
        private final boolean[] buys;
        private final int[] bus;
        private int known;
        private int next = 1;

        private Draft(int size) {
            lots = new int[size + 2];
            buys = new boolean[size + 2];
            bus = new int[size + 2];
        }

        private Command command() {
            double draw = random.nextDouble();
            if (known < 100 || draw < 0.55) {
                return submit(known < 100 || draw < 0.45);
            }
            int name = (int) recent[random.nextInt(known)];
            return draw < 0.75
                    ? new Command.Cancel(TIME, name)
                    : new Command.Replace(
                            TIME, name, 1L + random.nextInt(lots[name]), price(random, buys[name], bus[name]));
        }

        private Command submit(boolean rests) {
            int name = next++;
            buys[name] = random.nextBoolean();
            int[] places = buys[name] ? buyerBuses : sellerBuses;
            bus[name] = places[random.nextInt(places.length)];
            lots[name] = 1 + random.nextInt(LARGEST);
            if (rests) {
                recent[known < recent.length ? known++ : random.nextInt(recent.length)] = name;
            }
            return new Command.Submit(
                    TIME,
                    name,
                    rests ? OrderType.LIMIT : OrderType.IMMEDIATE_OR_CANCEL,
                    buys[name] ? Side.BUY : Side.SELL,
                    false,
                    bus[name] + (buys[name] ? grid.buses().size() : 0),
                    random.nextInt(periods.count()),
                    lots[name],
                    price(random, buys[name], bus[name]),
                    0,
                    Long.MAX_VALUE,
                    0,
                    PeriodSet.first(1));
        }
    }

    private static long price(SplittableRandom random, boolean buying, int bus) {
        double centre = 5000 + 900 * Math.sin(bus) + (buying ? -300 : 300);
        double up = random.nextDouble();
        double down = random.nextDouble();
        return Math.clamp(Math.round(centre + 1000 * (up - down)), 0, BAND);
    }

    int size() {
        return size;
    }

    ExchangeSetup setup() {
        return new ExchangeSetup(List.of(grid), rules, periods, Integer.MAX_VALUE);
    }

    /** Returns all orders; to be read only. */
    CommandLog commands() {
        return commands;
    }

    /** Returns a portfolio of each side at each bus, and the opening. */
    List<Command> opening() {
        List<Command> opening = new ArrayList<>();
        int cap = Math.min(1_000_000, Integer.MAX_VALUE / (8 * grid.buses().size()) - 1);
        for (int side = 0; side < 2; side++) {
            for (int b = 0; b < grid.buses().size(); b++) {
                opening.add(new Command.AddPortfolio(TIME, side * 10_000 + b, 0, b, cap, cap));
            }
        }
        opening.add(new Command.Open(TIME));
        return opening;
    }

    ReservationExchange exchange() {
        ReservationExchange exchange = new ReservationExchange(setup(), NetworkAuction.NONE, 1 << 16);
        opening().forEach(exchange::apply);
        return exchange;
    }

    /** Sends all orders and returns nanoseconds. */
    long run(ReservationExchange exchange) {
        long began = Cpu.nanos();
        for (int at = 0; at < commands.end(); at = commands.after(at)) {
            exchange.apply(commands, at);
        }
        return Cpu.nanos() - began;
    }

    /** Sends all orders; returns how many trades there are per order. */
    double tradesPerOrder(ReservationExchange exchange) {
        long trades = 0;
        for (int at = 0; at < commands.end(); at = commands.after(at)) {
            exchange.apply(commands, at);
            trades += BookRace.trades(exchange.events());
        }
        return trades / (double) size();
    }

    /** Returns the branches so near their limit that pairs are closed, per period. */
    double nearLimits(ReservationExchange exchange) {
        double sum = 0;
        for (int period = 0; period < periods.count(); period++) {
            BookView view = exchange.view(period, 0);
            sum += view.nearLimits().size();
        }
        return sum / periods.count();
    }

    /**
     * Checks all periods from scratch: what is sold is bought, flows are those of the positions to the last bit and within limits, in exact
     * numbers and in floating ones, and nothing that crosses is left on an open pair of buses.
     */
    void audit(ReservationExchange exchange) {
        int buses = grid.buses().size();
        for (int period = 0; period < periods.count(); period++) {
            BookView view = exchange.view(period, 0);
            long[] net = new long[buses];
            for (int portfolio = 0; portfolio < 2 * buses; portfolio++) {
                net[portfolio % buses] -= view.position(portfolio);
            }
            require(Arrays.stream(net).sum() == 0, "Period %d does not balance.", period);
            for (int l = 0; l < grid.branches().size(); l++) {
                long flow = 0;
                double mw = 0;
                for (int bus = 0; bus < buses; bus++) {
                    flow += net[bus] * grid.sensitivity(l, bus);
                    mw += rules.lotMw() * net[bus] * sensitivities[l][bus];
                }
                require(flow == view.flow(l), "Period %d: flow of branch %d is not that of the positions.", period, l);
                require(
                        Math.abs(mw) <= grid.branches().get(l).forwardMw(),
                        "Period %d: branch %d is beyond its limit.",
                        period,
                        l);
            }
            auditPairs(view, period);
        }
    }

    private void auditPairs(BookView view, int period) {
        int[] asks = best(view, Side.SELL, Integer.MAX_VALUE);
        int[] bids = best(view, Side.BUY, Integer.MIN_VALUE);
        for (int seller = 0; seller < asks.length; seller++) {
            for (int buyer = 0; buyer < bids.length; buyer++) {
                if (asks[seller] <= bids[buyer] && view.isOpen(seller, buyer)) {
                    throw new IllegalStateException(
                            "Period %d: buses %d and %d cross and are open.".formatted(period, seller, buyer));
                }
            }
        }
    }

    private int[] best(BookView view, Side side, int none) {
        return IntStream.range(0, grid.buses().size())
                .map(bus -> view.best(side, bus).orElse(none))
                .toArray();
    }

    private static void require(boolean holds, String text, Object... values) {
        if (!holds) {
            throw new IllegalStateException(text.formatted(values));
        }
    }
}
