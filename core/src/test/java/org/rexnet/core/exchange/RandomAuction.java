package org.rexnet.core.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.rexnet.core.market.Side;

/** Auction that does anything that is allowed: random lots at one price per book, balanced and within limits. */
final class RandomAuction implements NetworkAuction {

    private final RandomGenerator random;

    RandomAuction(RandomGenerator random) {
        this.random = random;
    }

    @Override
    public AuctionResult clear(AuctionCall call) {
        List<AuctionResult.Book> books = new ArrayList<>();
        List<Long> blocks = new ArrayList<>();
        int[][] offered = call.books().stream()
                .map(book -> book.columns().stream()
                        .mapToInt(column -> random.nextInt(column.lots() + 1))
                        .toArray())
                .toArray(int[][]::new);
        for (AuctionCall.Flexible flexible : call.flexible()) {
            int left = flexible.lots();
            for (AuctionCall.Face face : flexible.faces()) {
                int[] of = offered[face.book()];
                of[face.column()] = Math.min(of[face.column()], left);
                left -= of[face.column()];
            }
        }
        for (int b = 0; b < offered.length; b++) {
            books.add(
                    random.nextInt(4) == 0 || call.books().get(b).isOverloaded()
                            ? AuctionResult.Book.NOT_DONE
                            : clear(call.books().get(b), offered[b]));
        }
        for (AuctionCall.Block block : call.blocks()) {
            if (random.nextBoolean() && block.books().stream().allMatch(b -> accommodates(call, books, b, block))) {
                block.books().forEach(b -> accommodate(call, books, b, block));
                blocks.add(block.order());
            }
        }
        List<AuctionResult.Converted> conversions = new ArrayList<>();
        for (AuctionCall.Conversion conversion : call.conversions()) {
            if (random.nextInt(4) > 0) {
                convert(call, books, conversion).ifPresent(conversions::add);
            }
        }
        return new AuctionResult(books, blocks, conversions);
    }

    private AuctionResult.Book clear(AuctionCall.Book book, int[] offered) {
        int price = 15 + random.nextInt(20);
        int[] prices = new int[book.grid().buses().size()];
        java.util.Arrays.fill(prices, price);
        int[] lots = new int[offered.length];
        for (int tries = 0; tries < 4 * offered.length; tries++) {
            int sold = random.nextInt(offered.length);
            int bought = random.nextInt(offered.length);
            AuctionCall.Column ask = book.columns().get(sold);
            AuctionCall.Column bid = book.columns().get(bought);
            if (ask.side() == Side.SELL
                    && bid.side() == Side.BUY
                    && ask.priceTicks() <= price
                    && bid.priceTicks() >= price) {
                int most = Math.min(offered[sold] - lots[sold], offered[bought] - lots[bought]);
                lots[sold] += most;
                lots[bought] += most;
                if (!holds(book, lots)) {
                    lots[sold] -= most;
                    lots[bought] -= most;
                }
            }
        }
        return new AuctionResult.Book(true, lots, prices, new int[0]);
    }

    private static boolean holds(AuctionCall.Book book, int[] lots) {
        for (int l = 0; l < book.branches().size(); l++) {
            long flow = book.branches().get(l).flow();
            for (int c = 0; c < lots.length; c++) {
                AuctionCall.Column column = book.columns().get(c);
                flow += (long) column.side().sign() * lots[c] * book.grid().sensitivity(l, column.bus());
            }
            if (flow > book.branches().get(l).highest()
                    || flow < book.branches().get(l).lowest()) {
                return false;
            }
        }
        return true;
    }

    /** A conversion may replace what columns at its buses and sides trade. */
    private Optional<AuctionResult.Converted> convert(
            AuctionCall call, List<AuctionResult.Book> books, AuctionCall.Conversion conversion) {
        int bought = 1 + random.nextInt(conversion.lots());
        int at = replaceable(call, books, conversion.bought(), Side.BUY, bought);
        List<Integer> sold = new ArrayList<>();
        boolean fits = at >= 0;
        for (AuctionCall.Leg leg : conversion.sold()) {
            int lots = (int) ((long) bought * leg.efficiencyMillionths() / 1_000_000);
            sold.add(lots);
            fits &= lots > 0 && replaceable(call, books, leg, Side.SELL, lots) >= 0;
        }
        if (!fits) {
            return Optional.empty();
        }
        books.get(conversion.bought().book()).lots()[at] -= bought;
        for (int k = 0; k < sold.size(); k++) {
            AuctionCall.Leg leg = conversion.sold().get(k);
            books.get(leg.book()).lots()[replaceable(call, books, leg, Side.SELL, sold.get(k))] -= sold.get(k);
        }
        return Optional.of(new AuctionResult.Converted(conversion.order(), bought, sold));
    }

    private static int replaceable(
            AuctionCall call, List<AuctionResult.Book> books, AuctionCall.Leg leg, Side side, int lots) {
        AuctionResult.Book result = books.get(leg.book());
        List<AuctionCall.Column> columns = call.books().get(leg.book()).columns();
        for (int c = 0; c < result.lots().length; c++) {
            AuctionCall.Column column = columns.get(c);
            if (column.bus() == leg.bus() && column.side() == side && result.lots()[c] >= lots) {
                return c;
            }
        }
        return -1;
    }

    /** A block may replace what a column at its bus and side trades. */
    private static boolean accommodates(
            AuctionCall call, List<AuctionResult.Book> books, int b, AuctionCall.Block block) {
        return books.get(b).done() && columnOf(call.books().get(b), books.get(b), block) >= 0;
    }

    private static void accommodate(AuctionCall call, List<AuctionResult.Book> books, int b, AuctionCall.Block block) {
        books.get(b).lots()[columnOf(call.books().get(b), books.get(b), block)] -= block.lots();
    }

    private static int columnOf(AuctionCall.Book book, AuctionResult.Book result, AuctionCall.Block block) {
        for (int c = 0; c < result.lots().length; c++) {
            AuctionCall.Column column = book.columns().get(c);
            if (column.bus() == block.bus() && column.side() == block.side() && result.lots()[c] >= block.lots()) {
                return c;
            }
        }
        return -1;
    }
}
