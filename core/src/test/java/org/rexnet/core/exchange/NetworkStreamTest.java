package org.rexnet.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rexnet.core.Draws;
import org.rexnet.core.market.DeliveryPeriods;
import org.rexnet.core.market.MarketRules;
import org.rexnet.core.market.Side;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyReader;
import org.rexnet.network.flow.DcFlow;
import org.rexnet.network.flow.SusceptanceConvention;

/**
 * A long stream of orders over IEEE's 118 buses, lots of 0.1 MW, one lot the least quantity, limits wide and narrower; then all is found
 * anew from the positions: they balance, flows are the same to the last bit and within limits in floating numbers too, and no pair of buses
 * that is open has orders that cross.
 */
class NetworkStreamTest {

    private static final double LOT_MW = 0.1;
    private static final int BAND = 10_000;
    private static final long TIME = -1000;
    private static final int GROSS = Integer.MAX_VALUE;

    private final SplittableRandom random = new SplittableRandom(31);
    private final int periods = Draws.count(6, 96);
    private final int orders = Draws.count(25_000, 1_000_000);

    @ParameterizedTest
    @ValueSource(doubles = {5, 2})
    void leavesNothingToDoAndNothingBeyondLimits(double factor) {
        Path path = Path.of(System.getProperty("rexnet.data", "reference-data"), "pglib-opf/pglib_opf_case118_ieee.m");
        assumeTrue(Files.exists(path), "The reference data are not here: " + path);
        Study study = StudyReader.read(path);
        DcFlow flow = DcFlow.of(study.network(), SusceptanceConvention.SERIES_REACTANCE);
        Grid grid = Grid.electric(study.network(), flow, 0, (branch, usual) -> times(factor, usual))
                .build();
        MarketRules rules = new MarketRules(LOT_MW, 0.01, 0, BAND, 1, 0, periods, 0, 0, 0);
        DeliveryPeriods horizon = new DeliveryPeriods(Instant.EPOCH, 15, periods);
        ReservationExchange exchange = new ReservationExchange(
                new ExchangeSetup(List.of(grid), rules, horizon, GROSS), NetworkAuction.NONE, 16);
        long trades = send(exchange, study, grid.buses().size());
        assertThat(trades).isGreaterThan(orders / 10);
        long near = 0;
        for (int period = 0; period < periods; period++) {
            BookView view = exchange.view(period, 0);
            PlainBook plain = new PlainBook(period, 0, grid, rules, Edition.LATEST, GROSS);
            for (int portfolio = 0; portfolio < 2 * plain.injections.length; portfolio++) {
                plain.injections[portfolio / 2] -= view.position(portfolio);
            }
            assertThat(Arrays.stream(plain.injections).sum()).isZero();
            checkFlows(view, plain, flow);
            checkPairs(view, plain);
            near += view.nearLimits().size();
        }
        assertThat(near).as("branches near their limits").isGreaterThan(factor > 2 ? -1 : periods);
    }

    private static GridBranch times(double factor, GridBranch branch) {
        return new GridBranch(branch.id(), factor * branch.forwardMw(), factor * branch.backwardMw());
    }

    private static void checkFlows(BookView view, PlainBook plain, DcFlow flow) {
        int limited = 0;
        for (int l = 0; l < flow.branches().size(); l++) {
            if (Double.isFinite(flow.branches().get(l).capacityMw())) {
                double[] row = flow.sensitivities(l);
                double mw = IntStream.range(0, row.length)
                        .mapToDouble(bus -> LOT_MW * plain.injections[bus] * row[bus])
                        .sum();
                assertThat(view.flow(limited)).isEqualTo(plain.flow(limited));
                assertThat(Math.abs(mw))
                        .isLessThanOrEqualTo(plain.grid.branches().get(limited).forwardMw());
                limited++;
            }
        }
    }

    /** Rule R4 from scratch for each pair of buses whose best orders cross; participants trade at one bus and on one side only. */
    private static void checkPairs(BookView view, PlainBook plain) {
        int branches = plain.grid.branches().size();
        long[][] room = new long[2][branches];
        for (int l = 0; l < branches; l++) {
            room[0][l] = plain.headroom(l, 1) / plain.least(l, 1);
            room[1][l] = plain.headroom(l, -1) / plain.least(l, -1);
        }
        for (int seller = 0; seller < plain.injections.length; seller++) {
            int ask = view.best(Side.SELL, seller).orElse(Integer.MAX_VALUE);
            for (int buyer = 0; buyer < plain.injections.length; buyer++) {
                if (ask <= view.best(Side.BUY, buyer).orElse(Integer.MIN_VALUE)
                        && isOpen(plain.grid, room, seller, buyer)) {
                    fail("Period %d: orders at buses %d and %d cross and could trade.", plain.period, seller, buyer);
                }
            }
        }
    }

    private static boolean isOpen(Grid grid, long[][] room, int seller, int buyer) {
        for (int l = 0; l < room[0].length; l++) {
            long perLot = grid.sensitivity(l, seller) - grid.sensitivity(l, buyer);
            if (perLot > room[0][l] || -perLot > room[1][l]) {
                return false;
            }
        }
        return true;
    }

    /** Sends 45 % new orders, 10 % immediate ones, 20 % cancels and 25 % replacements; returns how many trades there were. */
    private long send(ReservationExchange exchange, Study study, int buses) {
        for (int bus = 0; bus < buses; bus++) {
            int cap = GROSS / (8 * buses) - 1;
            exchange.apply(new Command.AddPortfolio(TIME, 2 * bus, 0, bus, cap, cap));
            exchange.apply(new Command.AddPortfolio(TIME, 2 * bus + 1, 0, bus, cap, cap));
        }
        exchange.apply(new Command.Open(TIME));
        List<Integer> sellers = new ArrayList<>();
        List<Integer> buyers = new ArrayList<>();
        study.generators().forEach(g -> sellers.add(study.network().busIndex(g.bus())));
        study.loads().forEach(load -> buyers.add(study.network().busIndex(load.bus())));
        boolean[] buys = new boolean[orders + 1];
        CommandLog log = new CommandLog(Command.WORDS);
        long trades = 0;
        int names = 0;
        for (int k = 0; k < orders; k++) {
            log.clear();
            double kind = random.nextDouble();
            int known = Math.max(1, names - random.nextInt(Math.min(names + 1, 400 * periods)));
            if (names > 0 && kind < 0.2) {
                log.cancel(TIME, known);
            } else if (names > 0 && kind < 0.45) {
                log.replace(TIME, known, 1 + random.nextInt(400), price(buys[known]));
            } else {
                buys[++names] = random.nextBoolean();
                List<Integer> places = buys[names] ? buyers : sellers;
                log.submit(
                        TIME,
                        names,
                        kind < 0.55 ? OrderType.IMMEDIATE_OR_CANCEL : OrderType.LIMIT,
                        buys[names] ? Side.BUY : Side.SELL,
                        2 * places.get(random.nextInt(places.size())) + (buys[names] ? 1 : 0),
                        random.nextInt(periods),
                        1 + random.nextInt(400),
                        price(buys[names]));
            }
            exchange.apply(log, 0);
            for (int e = 0; e < exchange.events().size(); e++) {
                trades += Events.isTrade(exchange.events().words(), e) ? 1 : 0;
            }
        }
        return trades;
    }

    private long price(boolean buying) {
        return (buying ? 4800L : 5200L) + random.nextInt(2000) - 1000;
    }
}
