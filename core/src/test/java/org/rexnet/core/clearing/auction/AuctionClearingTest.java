package org.rexnet.core.clearing.auction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rexnet.core.exchange.AuctionCall;
import org.rexnet.core.exchange.AuctionCall.Branch;
import org.rexnet.core.exchange.AuctionCall.Column;
import org.rexnet.core.exchange.AuctionResult;
import org.rexnet.core.exchange.Grid;
import org.rexnet.core.exchange.GridBranch;
import org.rexnet.core.market.Side;
import org.rexnet.core.optimization.highs.StandardSolver;

/** Known answers on three buses with equal lines, and on PJM's five. */
class AuctionClearingTest {

    private static final long ONE = 1L << 30;
    private static final Grid LONE = Grid.lone("electricity", "1");

    /** Sensitivities of thirds: lines 12, 23, 13; limits in lots. */
    private static AuctionCall.Book triangle(double[] limits, double[] flows, Column... columns) {
        double third = 1.0 / 3;
        Grid grid = Grid.builder("electricity")
                .bus("1")
                .bus("2")
                .bus("3")
                .branch(new GridBranch("12", limits[0], limits[0]), third, -third, 0)
                .branch(new GridBranch("23", limits[1], limits[1]), third, 2 * third, 0)
                .branch(new GridBranch("13", limits[2], limits[2]), 2 * third, third, 0)
                .build();
        List<Branch> branches = new ArrayList<>();
        for (int l = 0; l < 3; l++) {
            branches.add(branch(limits[l], flows[l]));
        }
        return new AuctionCall.Book(0, grid, 60, branches, List.of(columns));
    }

    private static Branch branch(double limit, double flow) {
        long most = (long) (limit * ONE);
        long now = Math.round(flow * ONE);
        return new Branch(now, Math.min(-most, now), Math.max(most, now), -most, most);
    }

    private static Column sell(int bus, int lots, int price) {
        return new Column(bus - 1, Side.SELL, price, lots);
    }

    private static Column buy(int bus, int lots, int price) {
        return new Column(bus - 1, Side.BUY, price, lots);
    }

    private static AuctionResult.Book clear(AuctionCall.Book book) {
        return auction()
                .clear(new AuctionCall(List.of(book), List.of(), List.of()))
                .books()
                .get(0);
    }

    private static AuctionClearing auction() {
        return new AuctionClearing(new StandardSolver(), 3000, 0);
    }

    private static long surplus(AuctionCall.Book book, AuctionResult.Book result) {
        long surplus = 0;
        for (int c = 0; c < result.lots().length; c++) {
            Column column = book.columns().get(c);
            surplus -= (long) column.side().sign() * result.lots()[c] * result.priceTicks()[column.bus()];
        }
        return surplus;
    }

    @Test
    void threeOrdersThatHelpOnlyTogetherTrade() {
        AuctionCall.Book book = triangle(
                new double[] {100.01, 100.01, 10.01},
                new double[] {5, 5, 10},
                sell(2, 20, 20),
                buy(3, 5, 50),
                buy(1, 10, 19));
        AuctionResult.Book result = clear(book);
        assertThat(result.lots()).containsExactly(10, 5, 5);
        assertThat(result.priceTicks()).containsExactly(19, 20, 21);
        assertThat(surplus(book, result)).isZero();
    }

    @Test
    void whatWasQuotedBackTradesAtNodalPrices() {
        AuctionCall.Book book = triangle(
                new double[] {100.01, 100.01, 10.01},
                new double[] {5, 5, 10},
                sell(1, 85, 10),
                sell(2, 100, 20),
                sell(3, 15, 100),
                buy(1, 15, 9),
                buy(3, 85, 99));
        AuctionResult.Book result = clear(book);
        assertThat(result.lots()).containsExactly(0, 30, 0, 15, 15);
        assertThat(result.priceTicks()).containsExactly(-59, 20, 99);
        assertThat(surplus(book, result)).isZero();
    }

    @Test
    void fromEmptyTheNetworkEarnsTheDifferenceOfPrices() {
        AuctionCall.Book book = triangle(
                new double[] {1000, 10.01, 10.01}, new double[3], sell(1, 100, 10), sell(2, 100, 20), buy(3, 100, 50));
        AuctionResult.Book result = clear(book);
        assertThat(result.lots()).containsExactly(10, 10, 20);
        assertThat(result.priceTicks()).containsExactly(10, 20, 50);
        assertThat(surplus(book, result)).isEqualTo(700);
    }

    @Test
    void nothingIsDoneWhereNothingGains() {
        assertThat(clear(triangle(new double[] {10, 10, 10}, new double[3], sell(1, 5, 30), buy(3, 5, 20)))
                        .done())
                .isFalse();
    }

    /** Two blocks compete for the same lots; the larger part wins, and none is accepted at a loss. */
    @Test
    void blocksTradeInFullOrNotAtAll() {
        Grid bus = Grid.lone("electricity", "1");
        AuctionCall.Book first = new AuctionCall.Book(0, bus, 60, List.of(), List.of(sell(1, 10, 20), buy(1, 4, 21)));
        AuctionCall.Book second = new AuctionCall.Book(1, bus, 60, List.of(), List.of(sell(1, 10, 30)));
        AuctionCall.Block large = new AuctionCall.Block(7, 1, Side.BUY, 27, 8, 0, List.of(0, 1));
        AuctionCall.Block small = new AuctionCall.Block(8, 2, Side.BUY, 26, 5, 0, List.of(0, 1));
        AuctionClearing auction = auction();
        AuctionResult result = auction.clear(new AuctionCall(List.of(first, second), List.of(large, small), List.of()));
        assertThat(result.blocks()).containsExactly(7L);
        assertThat(result.books().get(0).lots()).containsExactly(10, 2);
        assertThat(result.books().get(0).priceTicks()).containsExactly(21);
        assertThat(result.books().get(1).lots()).containsExactly(8);
        assertThat(auction.rejectedBlocks()).isEqualTo(1);
    }

    /** Both blocks are alone in two books: prices under which neither loses add up to 40 to 60. */
    @Test
    void blocksMeetBlocks() {
        AuctionCall.Book first = new AuctionCall.Book(0, LONE, 60, List.of(), List.of());
        AuctionCall.Book second = new AuctionCall.Book(1, LONE, 60, List.of(), List.of(sell(1, 3, 50)));
        AuctionCall.Block bought = new AuctionCall.Block(7, 1, Side.BUY, 30, 5, 0, List.of(0, 1));
        AuctionCall.Block sold = new AuctionCall.Block(8, 2, Side.SELL, 20, 5, 0, List.of(0, 1));
        AuctionClearing auction = auction();
        AuctionResult result = auction.clear(new AuctionCall(List.of(first, second), List.of(bought, sold), List.of()));
        assertThat(result.blocks()).containsExactlyInAnyOrder(7L, 8L);
        assertThat(result.books().get(0).priceTicks()[0] + result.books().get(1).priceTicks()[0])
                .isBetween(40, 60);
        assertThat(result.books().get(1).lots()).containsExactly(0);
        assertThat(auction.rejectedBlocks()).isZero();
    }

    /** Lines 12 and 13 carry 0.8 of each of two blocks, or one of them whole. */
    @ParameterizedTest
    @CsvSource({"1, 2, 7", "2, 1, 8"})
    void ofEqualPartsTheYoungestIsDropped(long ageOfFirst, long ageOfSecond, long accepted) {
        AuctionCall.Book book = triangle(new double[] {8, 100, 8}, new double[3], sell(1, 100, 20));
        AuctionCall.Block first = new AuctionCall.Block(7, ageOfFirst, Side.BUY, 30, 10, 1, List.of(0));
        AuctionCall.Block second = new AuctionCall.Block(8, ageOfSecond, Side.BUY, 30, 10, 2, List.of(0));
        AuctionResult result = auction().clear(new AuctionCall(List.of(book), List.of(first, second), List.of()));
        assertThat(result.blocks()).containsExactly(accepted);
        assertThat(result.books().get(0).lots()).containsExactly(10);
    }

    /** Equal prices at all buses leave many optima, of which the basis that is begun with tells one. */
    @Test
    void whatWasClearedBeforeChangesNothing() {
        AuctionClearing used = auction();
        SplittableRandom random = new SplittableRandom(5);
        for (int k = 0; k < 200; k++) {
            Column[] columns = new Column[12];
            for (int c = 0; c < columns.length; c++) {
                int bus = 1 + c % 3;
                int lots = 1 + random.nextInt(20);
                columns[c] = c < 6 ? sell(bus, lots, 10 * random.nextInt(2)) : buy(bus, lots, 20);
            }
            AuctionCall.Book book =
                    triangle(new double[] {5 + random.nextInt(9), 20, 5 + random.nextInt(9)}, new double[3], columns);
            AuctionCall call = new AuctionCall(List.of(book), List.of(), List.of());
            AuctionResult.Book fresh = auction().clear(call).books().get(0);
            AuctionResult.Book again = used.clear(call).books().get(0);
            assertThat(again.lots()).isEqualTo(fresh.lots());
            assertThat(again.priceTicks()).isEqualTo(fresh.priceTicks());
        }
    }

    /** Electricity and heat at one bus each, and a heat pump of efficiency 3 that asks for a margin of 1. */
    private static AuctionResult pump(List<Column> power, List<Column> heat) {
        AuctionCall.Conversion pump = new AuctionCall.Conversion(
                5, 1, 1, 50, new AuctionCall.Leg(0, 0, 1_000_000), List.of(new AuctionCall.Leg(1, 0, 3_000_000)));
        AuctionCall.Book first = new AuctionCall.Book(0, LONE, 60, List.of(), power);
        AuctionCall.Book second = new AuctionCall.Book(1, LONE, 60, List.of(), heat);
        return auction().clear(new AuctionCall(List.of(first, second), List.of(), List.of(), List.of(pump)));
    }

    /** At 20 it pays to serve what is worth 15, not what is worth 5. */
    @Test
    void aConversionTradesInBothBooksAsFarAsItPays() {
        AuctionResult result = pump(List.of(sell(1, 20, 20), sell(1, 9, 60)), List.of(buy(1, 24, 15), buy(1, 30, 5)));
        assertThat(result.conversions()).containsExactly(new AuctionResult.Converted(5, 8, List.of(24)));
        assertThat(result.books().get(0).lots()).containsExactly(8, 0);
        assertThat(result.books().get(0).priceTicks()).containsExactly(20);
        assertThat(result.books().get(1).lots()).containsExactly(24, 0);
        assertThat(result.books().get(1).priceTicks()[0]).isBetween(7, 15);
    }

    /** 25 lots of heat need 8 1/3 of electricity: 9 are bought, and what is over is not sold. */
    @Test
    void aConversionInPartIsRoundedAgainstItself() {
        AuctionResult result = pump(List.of(sell(1, 20, 20)), List.of(buy(1, 25, 15), sell(1, 4, 30)));
        assertThat(result.conversions()).containsExactly(new AuctionResult.Converted(5, 9, List.of(25)));
        assertThat(result.books().get(0).lots()).containsExactly(9);
        assertThat(result.books().get(1).lots()).containsExactly(25, 0);
    }

    @Test
    void aConversionThatWouldLoseTradesInNoBook() {
        AuctionResult result = pump(List.of(sell(1, 20, 20), buy(1, 3, 25)), List.of(buy(1, 25, 6)));
        assertThat(result.conversions()).isEmpty();
        assertThat(result.books().get(0).lots()).containsExactly(3, 3);
        assertThat(result.books().get(1).done()).isFalse();
    }

    @Test
    void flexibleOrdersTakeTheCheapestPeriods() {
        Grid bus = Grid.lone("electricity", "1");
        AuctionCall.Book first = new AuctionCall.Book(0, bus, 60, List.of(), List.of(sell(1, 9, 40), buy(1, 4, 50)));
        AuctionCall.Book second = new AuctionCall.Book(1, bus, 60, List.of(), List.of(sell(1, 3, 10), buy(1, 4, 50)));
        AuctionCall.Flexible order =
                new AuctionCall.Flexible(5, 6, List.of(new AuctionCall.Face(0, 1), new AuctionCall.Face(1, 1)));
        AuctionResult result = auction().clear(new AuctionCall(List.of(first, second), List.of(), List.of(order)));
        assertThat(result.books().get(0).lots()).containsExactly(3, 3);
        assertThat(result.books().get(1).lots()).containsExactly(3, 3);
    }

    /** Line 13 fell to 5 lots with 10 reserved: an order relieves it, and what is missing is shed at bus 3. */
    @Test
    void anOverloadedLineIsRelievedByOrdersAndThenByShedding() {
        AuctionCall.Book book =
                triangle(new double[] {100, 100, 5.01}, new double[] {5, 5, 10}, sell(3, 3, 100), buy(1, 15, 9));
        AuctionResult.Book result = clear(book);
        int sold = result.lots()[0];
        int bought = result.lots()[1];
        assertThat(sold).isEqualTo(3);
        assertThat(result.slackLots()).containsExactly(0, 0, bought - sold);
        assertThat(10 - bought * 2 / 3.0).isBetween(0.0, 5.01);
        assertThat(result.priceTicks()).containsExactly(9, 1505, 3000);
    }
}
