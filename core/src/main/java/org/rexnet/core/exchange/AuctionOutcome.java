package org.rexnet.core.exchange;

import java.util.List;
import org.rexnet.core.market.Side;

/** Result of a network auction, checked and then let happen: orders trade with the auction's account at the price of their bus. */
final class AuctionOutcome {

    private final Trading trading;
    private final Orders orders;
    private final AuctionCall call;
    private final List<List<int[]>> slots;
    private final AuctionResult result;
    /** By book and bus: lots sold less lots bought, and in the end slack. */
    private final long[][] injections;

    AuctionOutcome(Trading trading, AuctionRequest request, AuctionResult result) {
        this.trading = trading;
        orders = trading.orders;
        call = request.call();
        slots = request.slots();
        this.result = result;
        injections = new long[call.books().size()][];
    }

    void happen() {
        require(
                result.books().size() == call.books().size(),
                "has %d books in place of %d",
                result.books().size(),
                call.books().size());
        for (int b = 0; b < injections.length; b++) {
            injections[b] = new long[call.books().get(b).grid().buses().size()];
            if (result.books().get(b).done()) {
                addColumns(b);
            }
        }
        call.blocks().stream().filter(this::isAccepted).forEach(this::addBlock);
        call.flexible().forEach(this::checkEnergy);
        result.conversions().forEach(this::addConversion);
        for (int b = 0; b < injections.length; b++) {
            if (result.books().get(b).done()) {
                check(b);
            }
        }
        for (int b = 0; b < injections.length; b++) {
            execute(b);
        }
        call.blocks().stream().filter(this::isAccepted).forEach(block -> {
            int slot = orders.find(block.order());
            trading.blocks[trading.side(slot)].remove(slot);
            trading.finish(slot);
        });
        result.conversions().forEach(this::count);
    }

    private boolean isAccepted(AuctionCall.Block block) {
        return result.blocks().contains(block.order());
    }

    private void addColumns(int b) {
        AuctionResult.Book book = result.books().get(b);
        List<AuctionCall.Column> columns = call.books().get(b).columns();
        int number = call.books().get(b).number();
        require(book.lots().length == columns.size(), "fills %d columns of %d", book.lots().length, columns.size());
        require(
                book.priceTicks().length == injections[b].length,
                "prices %d buses of book %d",
                book.priceTicks().length,
                number);
        for (int c = 0; c < columns.size(); c++) {
            AuctionCall.Column column = columns.get(c);
            int lots = book.lots()[c];
            require(lots >= 0 && lots <= column.lots(), "fills %d lots in book %d", lots, number);
            int price = book.priceTicks()[column.bus()];
            boolean isWilling =
                    column.side() == Side.SELL ? price >= column.priceTicks() : price <= column.priceTicks();
            require(lots == 0 || isWilling, "trades at %d against a limit of %d", price, column.priceTicks());
            injections[b][column.bus()] += (long) column.side().sign() * lots;
        }
    }

    private void addBlock(AuctionCall.Block block) {
        for (int b : block.books()) {
            require(
                    result.books().get(b).done(),
                    "accepts block %d in book %d, where nothing is done",
                    block.order(),
                    b);
            injections[b][block.bus()] += (long) block.side().sign() * block.lots();
        }
    }

    private AuctionCall.Conversion called(AuctionResult.Converted converted) {
        return call.conversions().stream()
                .filter(conversion -> conversion.order() == converted.order())
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("The network auction names conversion %d, which it was not asked for."
                                .formatted(converted.order())));
    }

    private void addConversion(AuctionResult.Converted converted) {
        AuctionCall.Conversion conversion = called(converted);
        require(
                converted.bought() >= 1
                        && converted.bought() <= conversion.lots()
                        && converted.sold().size() == conversion.sold().size(),
                "fills %d lots of conversion %d",
                converted.bought(),
                converted.order());
        inject(conversion.bought(), -converted.bought(), converted.order());
        for (int k = 0; k < converted.sold().size(); k++) {
            AuctionCall.Leg leg = conversion.sold().get(k);
            int sold = converted.sold().get(k);
            require(
                    sold >= 1 && sold <= ConversionLegs.sold(converted.bought(), leg.efficiencyMillionths()),
                    "sells %d lots of conversion %d",
                    sold,
                    converted.order());
            inject(leg, sold, converted.order());
        }
    }

    private void inject(AuctionCall.Leg leg, int lots, long order) {
        require(
                result.books().get(leg.book()).done(),
                "converts order %d in book %d, where nothing is done",
                order,
                leg.book());
        injections[leg.book()][leg.bus()] += lots;
    }

    private void checkEnergy(AuctionCall.Flexible flexible) {
        long lots = 0;
        for (AuctionCall.Face face : flexible.faces()) {
            AuctionResult.Book book = result.books().get(face.book());
            lots += book.done() ? book.lots()[face.column()] : 0;
        }
        require(lots <= flexible.lots(), "fills %d lots of flexible order %d", lots, flexible.order());
    }

    /** Adds slack; then all must balance, with every branch within its full limits. */
    private void check(int b) {
        AuctionCall.Book book = call.books().get(b);
        int[] slack = result.books().get(b).slackLots();
        long[] net = injections[b];
        for (int bus = 0; bus < slack.length; bus++) {
            net[bus] += slack[bus];
        }
        long left = 0;
        for (long lots : net) {
            left += lots;
        }
        require(left == 0, "leaves %d lots over in book %d", left, book.number());
        for (int l = 0; l < book.branches().size(); l++) {
            long flow = book.branches().get(l).flow();
            for (int bus = 0; bus < net.length; bus++) {
                flow += net[bus] * book.grid().sensitivity(l, bus);
            }
            boolean within = flow <= book.branches().get(l).highest()
                    && flow >= book.branches().get(l).lowest();
            require(within, "breaks the limit of branch %d in book %d", l, book.number());
        }
    }

    private void execute(int b) {
        AuctionResult.Book done = result.books().get(b);
        Book book = trading.books.get(call.books().get(b).number());
        trading.revive(book);
        trading.events.auctioned(book.number, done.done());
        if (!done.done()) {
            return;
        }
        for (int bus = 0; bus < done.priceTicks().length; bus++) {
            trading.events.auctionPrice(book.number, bus, done.priceTicks()[bus]);
        }
        for (int bus = 0; bus < done.slackLots().length; bus++) {
            if (done.slackLots()[bus] != 0) {
                trading.events.auctionSlack(book.number, bus, done.slackLots()[bus]);
                book.addSlack(bus, done.slackLots()[bus]);
            }
        }
        book.flows.inject(injections[b]);
        for (int c = 0; c < done.lots().length; c++) {
            fill(book, slots.get(b).get(c), done.lots()[c], done.priceTicks());
        }
        for (AuctionCall.Block block : call.blocks()) {
            if (isAccepted(block) && block.books().contains(b)) {
                int slot = orders.find(block.order());
                trade(book, slot, block.lots(), done.priceTicks()[block.bus()]);
            }
        }
        for (AuctionResult.Converted converted : result.conversions()) {
            convert(converted, book, b, done.priceTicks());
        }
    }

    /** Lets the legs of a conversion that stand in a book trade. */
    private void convert(AuctionResult.Converted converted, Book book, int b, int[] priceTicks) {
        AuctionCall.Conversion conversion = called(converted);
        int slot = orders.find(converted.order());
        if (conversion.bought().book() == b) {
            int price = priceTicks[conversion.bought().bus()];
            int portfolio = orders.portfolio(slot);
            trading.events.auctionTraded(book.number, converted.order(), true, portfolio, price, converted.bought());
            book.fill(portfolio, Book.BUY, converted.bought());
        }
        for (int k = 0; k < converted.sold().size(); k++) {
            AuctionCall.Leg leg = conversion.sold().get(k);
            if (leg.book() == b) {
                int portfolio = orders.terms(slot).outputs[k];
                int lots = converted.sold().get(k);
                int price = priceTicks[leg.bus()];
                trading.events.auctionTraded(book.number, converted.order(), false, portfolio, price, lots);
                book.fill(portfolio, Book.SELL, lots);
            }
        }
    }

    /** Counts what a conversion traded, in all its legs at once. */
    private void count(AuctionResult.Converted converted) {
        int slot = orders.find(converted.order());
        Terms terms = orders.terms(slot);
        int before = orders.lots(slot);
        int left = before - converted.bought();
        orders.lots(slot, left);
        for (int k = 0; k < terms.outputs.length; k++) {
            int offered = ConversionLegs.sold(before, terms.efficiencies[k])
                    - converted.sold().get(k);
            int stays = ConversionLegs.sold(left, terms.efficiencies[k]);
            trading.legs.book(slot, k).reserve(terms.outputs[k], Book.SELL, stays - offered);
        }
        if (left == 0) {
            trading.legs.waiting.remove(slot);
            trading.finish(slot);
        }
    }

    /** Fills the orders of a column by age. */
    private void fill(Book book, int[] column, int lots, int[] priceTicks) {
        int left = lots;
        for (int k = 0; left > 0; k++) {
            int traded = Math.min(left, orders.lots(column[k]));
            trade(book, column[k], traded, priceTicks[trading.bus(column[k])]);
            left -= traded;
        }
    }

    private void trade(Book book, int slot, int lots, int priceTicks) {
        boolean buys = orders.buys(slot);
        trading.events.auctionTraded(book.number, orders.id(slot), buys, orders.portfolio(slot), priceTicks, lots);
        trading.fillWhole(book, slot, lots);
    }

    private static void require(boolean holds, String text, Object... values) {
        if (!holds) {
            throw new IllegalStateException("The network auction " + text.formatted(values) + ".");
        }
    }
}
