package org.rexnet.core.exchange;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rexnet.core.market.DeliveryPeriods;
import org.rexnet.core.market.MarketRules;

/**
 * The reservation exchange: contracts per carrier, bus and period are traded continuously, and only as far as the network can deliver
 * them all. A state machine for one thread: a command goes in, events come out; it knows no clock and no chance.
 *
 * <p>Quantities are whole lots, prices whole ticks, flows exact integers: the same commands make the same events on any machine. A command
 * that breaks a rule is answered by {@link Event.Rejected} and changes nothing. {@link #apply(long[], int)} makes no objects once the
 * arrays have grown to what is alive at a time.
 */
public final class ReservationExchange {

    /** What stands in the words of a command: kind and options, time, and more by kind. */
    private static final int KIND_MASK = 0xFF;

    private static final int SUBMIT = Command.Kind.SUBMIT.ordinal();
    private static final int CANCEL = Command.Kind.CANCEL.ordinal();
    private static final int REPLACE = Command.Kind.REPLACE.ordinal();

    private final Books books;
    private final Portfolios portfolios = new Portfolios();
    private final Events events = new Events();
    private final Trading trading;
    private final Session session;
    private final FollowUp followUp;
    private final OrderDesk desk;
    private final QuietOrders quiet;
    private final Conversions conversions;
    private final Supervision supervision;
    private final long[] own = new long[Command.WORDS];
    private long now = Long.MIN_VALUE;
    private boolean opened;
    /** Whether it is opened and not closed yet. */
    private boolean trades;

    /** Prepares an exchange without network auctions that trades nothing until it is told to open. */
    public ReservationExchange(ExchangeSetup setup) {
        this(setup, NetworkAuction.NONE, 1024);
    }

    /**
     * Prepares an exchange that trades nothing until it is told to open.
     *
     * @param auction whom to ask for network auctions
     * @param capacity orders alive at a time that there is room for at first; it grows where there are more
     */
    public ReservationExchange(ExchangeSetup setup, NetworkAuction auction, int capacity) {
        this(setup, auction, capacity, ShortQueue.MOST, Edition.LATEST);
    }

    /**
     * Prepares an exchange that does the same whatever {@code longest} is.
     *
     * @param longest orders of a side and bus beyond which they stand in a ladder
     * @param edition of the rule book
     */
    ReservationExchange(ExchangeSetup setup, NetworkAuction auction, int capacity, int longest, Edition edition) {
        books = new Books(setup, capacity, longest, edition);
        trading = new Trading(books, portfolios, events);
        Matching matching = new Matching(trading);
        followUp = new FollowUp(trading, matching);
        Sweep sweep = new Sweep(trading);
        session = new Session(trading, followUp, sweep, new AuctionDesk(trading, auction));
        conversions = new Conversions(trading, session);
        desk = new OrderDesk(trading, matching, session, conversions);
        quiet = new QuietOrders(trading, new PlainTrades(trading, matching, followUp));
        supervision = new Supervision(trading, session, sweep);
    }

    /** Applies a command and returns what came of it. */
    public List<Event> apply(Command command) {
        command.write(own, 0);
        apply(own, 0);
        return events.list();
    }

    /** Applies a command that stands in {@link Command#WORDS} words; what came of it stands in {@link #events}. */
    public void apply(long[] words, int at) {
        events.clear();
        long time = words[at + 1];
        if (time < now || time >= trading.quietUntil() || !isQuiet(time, words, at)) {
            applyAny(time, words, at);
        }
    }

    /** Applies a command that sets nothing off; returns false, with nothing changed but the time, where it may do more. */
    private boolean isQuiet(long time, long[] words, int at) {
        int ordinal = (int) words[at] & KIND_MASK;
        if (ordinal == REPLACE) {
            now = time;
            return quiet.move(words, at);
        }
        boolean done = ordinal == SUBMIT ? quiet.submit(words, at) : ordinal == CANCEL && quiet.cancel(words[at + 2]);
        if (done) {
            now = time;
        }
        return done;
    }

    private void applyAny(long time, long[] words, int at) {
        int ordinal = (int) words[at] & KIND_MASK;
        if (ordinal < Command.Kind.COUNT) {
            apply(Command.Kind.of(ordinal), time, words, at);
            trading.beQuietUntil(trades ? session.due() : Long.MIN_VALUE);
        } else {
            events.rejected(0, Rule.COMMAND, ordinal);
        }
    }

    /** Applies a command of a log by its position; what came of it stands in {@link #events}. */
    public void apply(CommandLog log, int at) {
        apply(log.words(), at);
    }

    private void apply(Command.Kind kind, long time, long[] words, int at) {
        if (time < now) {
            events.rejected(order(kind, words, at), Rule.TIME, time);
        } else if (!mayCome(kind) || kind == Command.Kind.SUBMIT && !OrderType.comesAlone(words[at])) {
            events.rejected(order(kind, words, at), Rule.COMMAND, kind.ordinal());
        } else {
            now = time;
            if (session.due() <= time) {
                session.advance(time, kind != Command.Kind.CHANGE_BRANCH);
            }
            apply(kind, words, at);
            followUp.run();
        }
    }

    /** Returns the events of the last command. */
    public Events events() {
        return events;
    }

    /** Returns the next instant in milliseconds at which anything happens by itself; the largest number where there is none. */
    public long due() {
        return session.due();
    }

    /** Returns the rules. */
    public MarketRules rules() {
        return books.rules;
    }

    /** Returns the delivery periods. */
    public DeliveryPeriods periods() {
        return books.periods;
    }

    /** Returns the grids, in the order of their numbers. */
    public List<Grid> grids() {
        return books.grids;
    }

    /** Returns the number of the book of a period and a grid, as events name it. */
    public int book(int period, int grid) {
        return books.number(period, grid);
    }

    /** Returns what stands in a book at this moment; it may be read until the next command. */
    public BookView view(int period, int grid) {
        return new BookView(trading, books.get(period, grid));
    }

    /** Returns the lots that a portfolio has bought less those it has sold in a period. */
    public int position(int portfolio, int period) {
        Book book = books.find(book(period, portfolios.area(portfolio)));
        return book == null ? 0 : book.position(portfolio);
    }

    /** Returns what is left of each order that is alive, in lots by its name. */
    public Map<Long, Integer> restingOrders() {
        Map<Long, Integer> left = new TreeMap<>();
        Orders orders = books.orders;
        for (int slot = 0; slot < orders.used(); slot++) {
            if (orders.isAlive(slot) && !orders.has(slot, Orders.FACE)) {
                left.put(orders.id(slot), orders.lots(slot));
            }
        }
        return left;
    }

    /** Returns the order that a command names; 0 where it names none. */
    private static long order(Command.Kind kind, long[] words, int at) {
        return switch (kind) {
            case SUBMIT, CANCEL, REPLACE, CONVERT -> words[at + 2];
            default -> 0;
        };
    }

    private boolean mayCome(Command.Kind kind) {
        if (opened) {
            return trades && kind != Command.Kind.OPEN;
        }
        return kind == Command.Kind.OPEN || kind == Command.Kind.ADD_PORTFOLIO || kind == Command.Kind.CHANGE_CAPS;
    }

    private void apply(Command.Kind kind, long[] words, int at) {
        switch (kind) {
            case SUBMIT -> desk.submit(words, at, now);
            case CONVERT -> conversions.submit(words, at, now);
            case CANCEL -> desk.cancel(words[at + 2]);
            case REPLACE -> desk.replace(words[at + 2], words[at + 3], words[at + 4]);
            case ADVANCE -> {}
            case OPEN -> open();
            case CLOSE -> {
                session.end();
                trades = false;
            }
            case ADD_PORTFOLIO, CHANGE_CAPS, HALT, RESUME, MASS_CANCEL, CHANGE_BRANCH ->
                supervision.apply(kind, words, at);
        }
    }

    private void open() {
        if (session.begin(now)) {
            opened = true;
            trades = true;
            session.advance(now, true);
        } else {
            events.rejected(0, Rule.TIME, now);
        }
    }

    /** Writes or reads all that commands may change; to be read by an exchange that was not told anything yet. */
    void keep(Snapshot snapshot) {
        now = snapshot.number(now);
        opened = snapshot.flag(opened);
        trades = snapshot.flag(trades);
        trading.keep(snapshot);
        session.keep(snapshot);
        trading.beQuietUntil(trades ? session.due() : Long.MIN_VALUE);
    }
}
