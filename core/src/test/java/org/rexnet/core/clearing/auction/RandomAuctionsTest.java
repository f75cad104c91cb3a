package org.rexnet.core.clearing.auction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.Draws;
import org.rexnet.core.exchange.AuctionCall;
import org.rexnet.core.exchange.AuctionCall.Branch;
import org.rexnet.core.exchange.AuctionCall.Column;
import org.rexnet.core.exchange.AuctionResult;
import org.rexnet.core.exchange.ExampleGrids;
import org.rexnet.core.exchange.Grid;
import org.rexnet.core.market.Side;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.SolverSession;
import org.rexnet.core.optimization.highs.StandardSolver;

/**
 * Random orders on small grids, and some on IEEE's 118 buses: whole lots within all limits, nearly the optimum, and the network's account
 * does not lose.
 */
class RandomAuctionsTest {

    private static final double UNIT = 1L << 30;
    private static final int RESERVE = 64;
    private static final int OF_CASE118 = 10;
    private static final Optional<Grid> CASE118 = ExampleGrids.case118(0.7);

    static LongStream seeds() {
        return Draws.seeds(60, 10_000);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void areRoundedWithinTheirBounds(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Grid grid = seed % 2 == 0
                ? ExampleGrids.case5(0.1 + 0.9 * random.nextDouble())
                : ExampleGrids.case14(20 + random.nextInt(60));
        if (seed % OF_CASE118 == 0) {
            grid = CASE118.orElse(grid);
        }
        AuctionCall.Book book = book(grid, random, 1000);
        AuctionClearing auction = new AuctionClearing(new StandardSolver(), 3000, 0);
        AuctionResult.Book result = auction.clear(new AuctionCall(List.of(book), List.of(), List.of()))
                .books()
                .get(0);
        assertThat(auction.failedRoundings()).isZero();
        if (result.done()) {
            checkFeasible(book, result);
            checkNearOptimum(book, result);
            checkPrices(book, result);
        }
    }

    /** A hundredth of a limit of a few lots leaves nothing for rounding, and the start may use all of it. */
    @ParameterizedTest
    @MethodSource("seeds")
    void areRoundedWhereLimitsAreFewLots(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double limit = 3 + random.nextInt(40) + 0.01;
        Grid grid = seed % 2 == 0 ? ExampleGrids.case5(limit / 400) : ExampleGrids.case14(limit);
        AuctionCall.Book book = book(grid, random, 1);
        AuctionClearing auction = new AuctionClearing(new StandardSolver(), 3000, 0);
        AuctionResult.Book result = auction.clear(new AuctionCall(List.of(book), List.of(), List.of()))
                .books()
                .get(0);
        assertThat(auction.failedRoundings()).isZero();
        if (result.done()) {
            checkFeasible(book, result);
            checkNearOptimum(book, result);
        }
    }

    /** Part of the limits is kept free as reserve; the start is what random trades have left. */
    private static AuctionCall.Book book(Grid grid, SplittableRandom random, int lotsPerMw) {
        int buses = grid.buses().size();
        List<Branch> branches = new ArrayList<>();
        long[] start = new long[buses];
        for (int k = 0; k < 3; k++) {
            long lots = random.nextInt(3 * lotsPerMw);
            start[random.nextInt(buses)] += lots;
            start[random.nextInt(buses)] -= lots;
        }
        for (int l = 0; l < grid.branches().size(); l++) {
            long limit = (long) (lotsPerMw * grid.branches().get(l).forwardMw() * UNIT);
            long reserve = (long) (Math.min(RESERVE, Math.floor(limit / UNIT / 100)) * UNIT);
            long flow = 0;
            for (int bus = 0; bus < buses; bus++) {
                flow += start[bus] * grid.sensitivity(l, bus);
            }
            flow = Math.clamp(flow, -limit, limit);
            branches.add(
                    new Branch(flow, Math.min(reserve - limit, flow), Math.max(limit - reserve, flow), -limit, limit));
        }
        List<Column> columns = new ArrayList<>();
        for (int bus = 0; bus < buses; bus++) {
            for (Side side : Side.values()) {
                for (int k = 0; k < 1 + random.nextInt(3); k++) {
                    int price = (side == Side.SELL ? 1000 : 5000) + random.nextInt(6000);
                    int lots = (lotsPerMw + 1) / 2 + random.nextInt(60 * lotsPerMw);
                    columns.add(new Column(bus, side, price, lots));
                }
            }
        }
        return new AuctionCall.Book(0, grid, 60, branches, columns);
    }

    private static void checkFeasible(AuctionCall.Book book, AuctionResult.Book result) {
        long[] net = new long[book.grid().buses().size()];
        for (int c = 0; c < result.lots().length; c++) {
            Column column = book.columns().get(c);
            assertThat(result.lots()[c]).isBetween(0, column.lots());
            int price = result.priceTicks()[column.bus()];
            if (result.lots()[c] > 0) {
                assertThat(column.side().sign() * (price - column.priceTicks())).isNotNegative();
            }
            net[column.bus()] += (long) column.side().sign() * result.lots()[c];
        }
        assertThat(Arrays.stream(net).sum()).isZero();
        for (int l = 0; l < book.branches().size(); l++) {
            long flow = book.branches().get(l).flow();
            for (int bus = 0; bus < net.length; bus++) {
                flow += net[bus] * book.grid().sensitivity(l, bus);
            }
            assertThat(flow)
                    .isBetween(
                            book.branches().get(l).lowest(),
                            book.branches().get(l).highest());
        }
    }

    /**
     * P6 and P7: the optimum and the rounded result, which may use the reserve, lie within k + 1 lots of each other, and so does what the
     * network's account may lose.
     */
    private static void checkNearOptimum(AuctionCall.Book book, AuctionResult.Book result) {
        LinearModel model = new LinearModel();
        BookProgram program = new BookProgram(model, book, 3000, 0);
        Solution solved = solve(model, program);
        double optimum = -solved.objective();
        long welfare = 0;
        double volume = 0;
        double surplus = 0;
        for (int c = 0; c < result.lots().length; c++) {
            Column column = book.columns().get(c);
            welfare -= (long) column.side().sign() * column.priceTicks() * result.lots()[c];
            surplus -= (double) column.side().sign() * result.lots()[c] * result.priceTicks()[column.bus()];
            volume += result.lots()[c];
        }
        double lots = 2.0
                * (program.duals(solved).values().stream()
                                .filter(dual -> dual != 0)
                                .count()
                        + 1);
        double band = 11_000;
        assertThat(optimum - welfare).isBetween(-lots * band, lots * band);
        double rents = 0;
        for (var dual : program.duals(solved).entrySet()) {
            rents += Math.abs(dual.getValue()) * lots * book.grid().largestTransfer(dual.getKey());
        }
        assertThat(surplus).isGreaterThanOrEqualTo(-(volume / 2 + rents) - 1e-6 * volume);
    }

    /** Prices are those of the optimum, in whole ticks: where limits are wide, they need not be tightened for rounding. */
    private static void checkPrices(AuctionCall.Book book, AuctionResult.Book result) {
        LinearModel model = new LinearModel();
        BookProgram program = new BookProgram(model, book, 3000, 0);
        double[] prices = program.prices(solve(model, program));
        for (int bus = 0; bus < prices.length; bus++) {
            assertThat((double) result.priceTicks()[bus])
                    .isCloseTo(prices[bus], within(0.5 + 1e-6 * Math.abs(prices[bus]) + 1e-6));
        }
    }

    private static Solution solve(LinearModel model, BookProgram program) {
        try (SolverSession session = new StandardSolver().open(model)) {
            return BookClearing.solve(session, List.of(program)).orElseThrow();
        }
    }
}
