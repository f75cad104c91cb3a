package org.rexnet.core.exchange;

/**
 * Conversion orders of heat pumps, CHP plants, links and the like: each buys lots at one place and sells them, times an efficiency, at
 * others in the same period, of the same grid or another. They wait for network auctions, in which all legs trade or none; works on the
 * books it is given.
 */
final class Conversions {

    private static final long WHOLE = 1_000_000;

    private final Trading trading;
    private final Books books;
    private final Orders orders;
    private final Session session;

    Conversions(Trading trading, Session session) {
        this.trading = trading;
        books = trading.books;
        orders = trading.orders;
        this.session = session;
    }

    /** Takes a new order, whose words are those of {@link Command.Convert}. */
    void submit(long[] words, int at, long now) {
        long name = words[at + 2];
        int count = (int) (words[at] >>> 8 & 0xFF);
        if (name <= 0 || orders.find(name) != Orders.NONE) {
            trading.events.rejected(name, Rule.ORDER_NAME, name);
            return;
        }
        if (hasPlaces(name, words, at, count)
                && hasTerms(name, words, at, count, now)
                && isOpen(name, words, at, count)
                && hasRoom(name, words, at, count)) {
            add(words, at, count);
        }
    }

    private boolean hasPlaces(long name, long[] words, int at, int count) {
        long portfolio = words[at + 3];
        if (!isKnown(portfolio)) {
            return refuse(name, Rule.UNKNOWN_PORTFOLIO, portfolio);
        }
        if (count < 1 || count > Command.Convert.MOST_OUTPUTS) {
            return refuse(name, Rule.CONVERSION, count);
        }
        for (int k = 0; k < count; k++) {
            int output = output(words, at, k);
            if (!isKnown(output)) {
                return refuse(name, Rule.UNKNOWN_PORTFOLIO, output);
            }
            boolean fit = trading.portfolios.participant(output) == trading.portfolios.participant((int) portfolio)
                    && !areAtOnePlace(output, (int) portfolio);
            for (int j = 0; j < k; j++) {
                fit &= !areAtOnePlace(output, output(words, at, j));
            }
            if (!fit) {
                return refuse(name, Rule.CONVERSION, output);
            }
        }
        return true;
    }

    private boolean areAtOnePlace(int one, int other) {
        return trading.portfolios.area(one) == trading.portfolios.area(other)
                && trading.portfolios.bus(one) == trading.portfolios.bus(other);
    }

    private boolean hasTerms(long name, long[] words, int at, int count, long now) {
        long lots = words[at + 5];
        if (lots < 1 || lots > Admission.MOST_LOTS) {
            return refuse(name, Rule.LOTS, lots);
        }
        for (int k = 0; k < count; k++) {
            int efficiency = (int) words[at + 8 + k];
            boolean fit = efficiency > 0 && efficiency <= Command.Convert.MOST_EFFICIENCY;
            if (!fit || lots * efficiency / WHOLE > Admission.MOST_LOTS) {
                return refuse(name, Rule.CONVERSION, efficiency);
            }
        }
        if (Math.abs(words[at + 6]) > Admission.MOST_LOTS) {
            return refuse(name, Rule.BAND, words[at + 6]);
        }
        return words[at + 7] > now || refuse(name, Rule.EXPIRY, words[at + 7]);
    }

    private boolean isOpen(long name, long[] words, int at, int count) {
        long period = words[at + 4];
        for (int k = -1; k < count; k++) {
            int portfolio = k < 0 ? (int) words[at + 3] : output(words, at, k);
            Book book = period < 0 || period >= books.periods.count()
                    ? null
                    : books.find(books.number((int) period, trading.portfolios.area(portfolio)));
            if (book == null || !book.isOpen()) {
                return refuse(name, Rule.PERIOD, period);
            }
            if (book.phase() == Event.Phase.HALTED) {
                return refuse(name, Rule.HALTED, period);
            }
        }
        return true;
    }

    private boolean hasRoom(long name, long[] words, int at, int count) {
        int portfolio = (int) words[at + 3];
        int period = (int) words[at + 4];
        long room = book(period, portfolio).room(portfolio, Book.BUY, trading.portfolios.buyCap(portfolio));
        if (words[at + 5] > room) {
            return refuse(name, Rule.BUY_CAP, room);
        }
        for (int k = 0; k < count; k++) {
            int output = output(words, at, k);
            long left = book(period, output).room(output, Book.SELL, trading.portfolios.sellCap(output));
            if (ConversionLegs.sold(words[at + 5], (int) words[at + 8 + k]) > left) {
                return refuse(name, Rule.SELL_CAP, left);
            }
        }
        return true;
    }

    private void add(long[] words, int at, int count) {
        int portfolio = (int) words[at + 3];
        int slot = orders.add();
        orders.id(slot, words[at + 2]);
        orders.place(slot, 0, trading.nextSequence());
        orders.offer(
                slot,
                (int) words[at + 5],
                books.number((int) words[at + 4], trading.portfolios.area(portfolio)),
                OrderType.CONVERSION.ordinal()
                        | Orders.BUY
                        | Orders.WAITING
                        | trading.portfolios.bus(portfolio) << Orders.BUS_SHIFT,
                portfolio);
        orders.enter(slot);
        Terms terms = orders.ensureTerms(slot);
        terms.margin = (int) words[at + 6];
        terms.outputs = new int[count];
        terms.efficiencies = new int[count];
        for (int k = 0; k < count; k++) {
            terms.outputs[k] = output(words, at, k);
            terms.efficiencies[k] = (int) words[at + 8 + k];
        }
        terms.expiry = words[at + 7];
        if (terms.expiry != Terms.NEVER) {
            session.expire(slot);
        }
        trading.legs.waiting.add(slot);
        trading.legs.reserve(slot, 1);
        trading.events.accepted(words[at + 2], orders.sequence(slot));
        trading.events.rested(words[at + 2], orders.book(slot), orders.lots(slot));
    }

    /** Changes what is left of an order and its margin; less at the same margin keeps its place. */
    void replace(int slot, long lots, long margin) {
        long name = orders.id(slot);
        Terms terms = orders.terms(slot);
        if (lots < 1 || lots > Admission.MOST_LOTS) {
            refuse(name, Rule.LOTS, lots);
            return;
        }
        if (isHalted(slot, terms)) {
            refuse(name, Rule.HALTED, books.of(slot).period);
            return;
        }
        if (Math.abs(margin) > Admission.MOST_LOTS) {
            refuse(name, Rule.BAND, margin);
            return;
        }
        if (!hasRoom(slot, terms, lots)) {
            return;
        }
        boolean keeps = margin == terms.margin && lots < orders.lots(slot);
        trading.legs.reserve(slot, -1);
        trading.legs.waiting.remove(slot);
        orders.lots(slot, (int) lots);
        terms.margin = (int) margin;
        if (!keeps) {
            orders.sequence(slot, trading.nextSequence());
        }
        trading.legs.waiting.add(slot);
        trading.legs.reserve(slot, 1);
        trading.events.replaced(name, orders.sequence(slot), (int) lots, (int) margin);
    }

    private boolean isHalted(int slot, Terms terms) {
        boolean halted = books.of(slot).phase() == Event.Phase.HALTED;
        for (int k = 0; k < terms.outputs.length; k++) {
            halted |= trading.legs.book(slot, k).phase() == Event.Phase.HALTED;
        }
        return halted;
    }

    /** Returns whether other lots than before fit into every cap; its own lots count as room. */
    private boolean hasRoom(int slot, Terms terms, long lots) {
        int portfolio = orders.portfolio(slot);
        long room = books.of(slot).room(portfolio, Book.BUY, trading.portfolios.buyCap(portfolio));
        if (lots - orders.lots(slot) > room) {
            return refuse(orders.id(slot), Rule.BUY_CAP, room);
        }
        for (int k = 0; k < terms.outputs.length; k++) {
            int output = terms.outputs[k];
            long left = trading.legs.book(slot, k).room(output, Book.SELL, trading.portfolios.sellCap(output));
            long sold = lots * terms.efficiencies[k] / WHOLE
                    - ConversionLegs.sold(orders.lots(slot), terms.efficiencies[k]);
            if (sold > left) {
                return refuse(orders.id(slot), Rule.SELL_CAP, left);
            }
        }
        return true;
    }

    private Book book(int period, int portfolio) {
        return books.get(period, trading.portfolios.area(portfolio));
    }

    private boolean isKnown(long portfolio) {
        return portfolio >= 0 && portfolio < trading.portfolios.count();
    }

    private static int output(long[] words, int at, int k) {
        return (int) (words[at + 8 + k] >>> Integer.SIZE);
    }

    private boolean refuse(long name, Rule rule, long value) {
        trading.events.rejected(name, rule, value);
        return false;
    }
}
