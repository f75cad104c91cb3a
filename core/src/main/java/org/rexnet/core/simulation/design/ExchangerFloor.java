package org.rexnet.core.simulation.design;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.exchange.Command;
import org.rexnet.core.exchange.Exchanger;
import org.rexnet.core.market.MarketRules;
import org.rexnet.core.market.MoneyUnit;
import org.rexnet.core.market.Side;
import org.rexnet.core.settlement.Account;
import org.rexnet.core.settlement.Delivery;
import org.rexnet.core.settlement.Ledger;
import org.rexnet.core.settlement.Purpose;
import org.rexnet.core.study.MarketSettings;

/**
 * An account for each grid posts one price for each open period and takes what comes at once, as far as the network carries it to or from
 * its hub, the first site of the grid; its price moves after each unit of time against what it was left with. Nothing rests. Mutable, for
 * one thread.
 */
final class ExchangerFloor implements Floor {

    static final String NAME = "exchanger";

    private static final double OF_CAPACITY = 0.1;
    private static final double GAIN_OF_PRICE = 0.01;
    private static final double LEARNING_STEP = 0.05;
    private static final long MINUTE = 60_000;

    private final Arena arena;
    private final TradingLimits portfolios;
    private final MarketSettings.Quotes quotes;
    private final MarketRules rules;
    private final Ledger ledger = new Ledger();
    private final MoneyUnit unit;
    /** By grid and period, as {@link #slot} has it; null before it opens. */
    private final @Nullable Exchanger[] exchangers;

    private final OpenLots positions;
    private final int[] accounts;
    private final Receipts receipts;
    private final double[][] signals;
    private final double[] boughtLots;
    /** Number of its own account in the ledger. */
    private final int account;

    private long lastMove;
    private long now;
    private long version;
    private long event;

    ExchangerFloor(Arena arena, TradingLimits portfolios, Quoters quoters) {
        this.arena = arena;
        this.portfolios = portfolios;
        quotes = arena.setting.study().settings().market().quotes();
        rules = arena.market.rules();
        unit = rules.moneyUnit();
        exchangers = new @Nullable Exchanger[arena.sites.grids() * arena.count];
        positions = new OpenLots(portfolios.count(), arena.openPeriods());
        accounts = portfolios.accounts(ledger);
        signals = new double[arena.sites.count()][arena.count];
        for (double[] row : signals) {
            Arrays.fill(row, Double.NaN);
        }
        boughtLots = portfolios.buyLotsByGrid();
        account = ledger.number(Account.of(NAME));
        receipts = new Receipts(arena, portfolios, quoters, arena.cash.account(NAME));
        now = arena.setting.periods().startMillis(0);
        lastMove = now;
    }

    private int slot(int grid, int period) {
        return grid * arena.count + period;
    }

    private Exchanger exchanger(int grid, int period) {
        Exchanger known = exchangers[slot(grid, period)];
        if (known != null) {
            return known;
        }
        double opening = quotes.openingPrice().orElse(expected(arena.sites.first(grid), period));
        double tick = rules.tickPerMwh();
        double gain = Math.max(1, quotes.gain().orElse(Math.abs(opening) * GAIN_OF_PRICE) / tick);
        double depth = quotes.depthMw().isPresent()
                ? quotes.depthMw().getAsDouble() / rules.lotMw()
                : Math.max(1, OF_CAPACITY * boughtLots[grid]);
        Exchanger made = new Exchanger(
                arena.market.grids().get(grid),
                rules,
                new int[arena.sites.end(grid) - arena.sites.first(grid)],
                0,
                portfolios.grossLots(),
                Math.clamp(opening / tick, rules.lowestTicks(), rules.highestTicks()),
                quotes.learning() || quotes.gain().isEmpty()
                        ? Exchanger.Gain.learning(gain, LEARNING_STEP)
                        : Exchanger.Gain.fixed(gain),
                depth,
                (int) Math.round(quotes.commission() / tick));
        exchangers[slot(grid, period)] = made;
        return made;
    }

    /** The last price of the same time a day before, of a clearing of what is expected on the first day. */
    private double expected(int site, int period) {
        for (int t = period; t >= 0; t -= arena.setting.periodsPerDay()) {
            Exchanger known = exchangers[slot(arena.sites.grid(site), t)];
            if (known != null) {
                return known.priceTicks(0) * rules.tickPerMwh();
            }
            if (!Double.isNaN(signals[site][t])) {
                return signals[site][t];
            }
        }
        return 0;
    }

    @Override
    public MarketRules rules() {
        return rules;
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public long nextEvent() {
        return event++;
    }

    @Override
    public double money(long units) {
        return unit.toCurrency(units);
    }

    @Override
    public void advance(long time) {
        int minutes = arena.setting.periods().minutes();
        long step = quotes.minutes().orElse(Math.max(1, minutes / 10)) * MINUTE;
        while (lastMove + step <= time) {
            lastMove += step;
            int first = (int) ((lastMove - arena.setting.periods().startMillis(0)) / (minutes * MINUTE));
            int end = Math.min(arena.count, first + rules.window() + 3);
            for (int grid = 0; grid < arena.sites.grids(); grid++) {
                for (int period = first; period < end; period++) {
                    Exchanger open = exchangers[slot(grid, period)];
                    if (open != null) {
                        open.move();
                    }
                }
            }
            version++;
        }
        now = time;
    }

    @Override
    public long now() {
        return now;
    }

    @Override
    public long version(int site) {
        return version;
    }

    @Override
    public double signal(int site, int period) {
        return expected(site, period);
    }

    @Override
    public void signal(int site, int period, double price) {
        signals[site][period] = price;
    }

    @Override
    public double marketTicks(int site, int period) {
        Exchanger known = exchangers[slot(arena.sites.grid(site), period)];
        return known == null ? Double.NaN : known.priceTicks(0);
    }

    @Override
    public void quote(Quoter quoter, int side, int period, long lots, double limit) {
        if (lots > 0) {
            double ticks = limit / rules.tickPerMwh();
            double whole = side == SELL ? Math.ceil(ticks - 1e-6) : Math.floor(ticks + 1e-6);
            int limitTicks = (int) Math.clamp(whole, rules.lowestTicks(), rules.highestTicks());
            int traded = trade(quoter, quoter.portfolio, quoter.site, side, period, lots, limitTicks);
            quoter.hold(period, side == BUY ? traded : -traded);
        }
    }

    @Override
    public boolean keepsOrders() {
        return false;
    }

    private int trade(Quoter quoter, int portfolio, int site, int side, int period, long lots, int limitTicks) {
        Exchanger exchanger = exchanger(arena.sites.grid(site), period);
        Side direction = side == SELL ? Side.SELL : Side.BUY;
        int bus = site - arena.sites.first(arena.sites.grid(site));
        int price = exchanger.priceTicks(direction, bus);
        int traded = exchanger.trade(direction, bus, (int) Math.min(Integer.MAX_VALUE, lots), limitTicks);
        arena.commands++;
        if (traded > 0) {
            quoter.hasTraded(true);
            positions.add(portfolio, period, side == BUY ? traded : -traded);
            settle(portfolio, side, period, price, traded);
        }
        return traded;
    }

    private void settle(int portfolio, int side, int period, int price, int lots) {
        int minutes = arena.setting.periods().minutes();
        long units = MoneyUnit.unitsOfLots(price, lots, minutes);
        int other = accounts[portfolio];
        ledger.move(event++, Purpose.TRADE, side == BUY ? other : account, side == BUY ? account : other, units);
        arena.record.log.add(units).add(portfolio).add(period);
        arena.trades++;
        receipts.count(portfolio, period, lots);
        receipts.note(portfolio, period, side == BUY ? -units : units);
    }

    /** Converts at once where that pays at the posted prices: its purchases decide its sales. */
    @Override
    public void convert(Quoter quoter, int period, long lots, double margin, List<Command.Convert.Output> outputs) {
        if (lots <= 0) {
            return;
        }
        Exchanger from = exchanger(arena.sites.grid(quoter.site), period);
        int bus = quoter.site - arena.sites.first(arena.sites.grid(quoter.site));
        double earned = -from.priceTicks(Side.BUY, bus);
        for (Command.Convert.Output output : outputs) {
            int site = portfolios.site(output.portfolio());
            Exchanger to = exchanger(arena.sites.grid(site), period);
            earned += to.priceTicks(Side.SELL, site - arena.sites.first(arena.sites.grid(site)))
                    * (output.efficiencyMillionths() / 1e6);
        }
        if (earned < margin / rules.tickPerMwh()) {
            return;
        }
        int bought = trade(quoter, quoter.portfolio, quoter.site, BUY, period, lots, rules.highestTicks());
        quoter.hold(period, bought);
        for (Command.Convert.Output output : outputs) {
            long sold = (long) bought * output.efficiencyMillionths() / 1_000_000;
            trade(
                    quoter,
                    output.portfolio(),
                    portfolios.site(output.portfolio()),
                    SELL,
                    period,
                    sold,
                    rules.lowestTicks());
        }
    }

    @Override
    public int position(int portfolio, int period) {
        return positions.at(portfolio, period);
    }

    @Override
    public void post(Quoter quoter, int period) {
        receipts.post(quoter, period);
    }

    @Override
    public void forget(int period) {
        positions.forget(period);
    }

    /** What it bought more than it sold it has promised to take away, and does not. */
    @Override
    public List<Delivery> ownDeliveries(int period, int grid) {
        Exchanger closed = exchangers[slot(grid, period)];
        List<Delivery> own = new ArrayList<>();
        if (closed != null && closed.inventoryLots(0) != 0) {
            String hub = arena.sites.name(arena.sites.first(grid));
            own.add(new Delivery(NAME, hub, -1000 * closed.inventoryLots(0), 0, 0));
        }
        return own;
    }

    @Override
    public List<String> faults() {
        return List.of();
    }
}
