package org.rexnet.core.trading;

import java.util.Locale;
import java.util.Optional;
import org.rexnet.core.market.MarketRules;

/** Powers and prices in a row of a file of orders, as whole lots and ticks; faults go to the row's cells. */
final class OrderAmounts {

    private static final double NEAR = 1e-6;
    /** Lots or ticks that a number of a file may be: whole numbers are exact up to there. */
    private static final double MOST = 1L << 52;

    private final MarketRules rules;
    private final OrderCells cells;

    OrderAmounts(MarketRules rules, OrderCells cells) {
        this.rules = rules;
        this.cells = cells;
    }

    /** Returns whole lots of a power in MW. */
    long lots(OrderColumn column, boolean aboveZero) {
        return lots(column, aboveZero, false);
    }

    /** Returns whole lots of an energy in MW x periods, rounded up. */
    long energy(boolean aboveZero) {
        return lots(OrderColumn.MW, aboveZero, true);
    }

    private long lots(OrderColumn column, boolean aboveZero, boolean up) {
        double lotMw = rules.lotMw();
        Optional<Double> mw = cells.number(column);
        if (mw.isEmpty()) {
            return 1;
        }
        double lots = mw.get() / lotMw;
        boolean isWhole = Math.abs(lots - Math.rint(lots)) <= NEAR * Math.max(1, Math.abs(lots) * NEAR);
        if (isTooMuch(column, lots, lotMw, " MW")) {
            return 1;
        }
        double whole = isWhole ? Math.rint(lots) : Math.ceil(lots);
        if (!isWhole && (!up || lots < 0) || whole < (aboveZero ? 1 : 0)) {
            String kind = up ? "energy in MW x periods" : "whole lots of %s MW".formatted(text(lotMw));
            String least =
                    up ? ", %s 0".formatted(aboveZero ? "above" : "at least") : aboveZero ? ", at least one" : "";
            cells.fault(column, cells.text(column), "must be " + kind + least);
            return 1;
        }
        return (long) whole;
    }

    /** Returns whole ticks of a price. */
    long ticks() {
        double tick = rules.tickPerMwh();
        Optional<Double> price = cells.number(OrderColumn.PRICE);
        if (price.isEmpty()) {
            return 0;
        }
        double ticks = price.get() / tick;
        boolean isWhole = Math.abs(ticks - Math.rint(ticks)) <= NEAR * Math.max(1, Math.abs(ticks) * NEAR);
        if (isTooMuch(OrderColumn.PRICE, ticks, tick, " per MWh")) {
            return 0;
        }
        if (!isWhole) {
            cells.fault(
                    OrderColumn.PRICE,
                    cells.text(OrderColumn.PRICE),
                    "must be whole ticks of %s per MWh".formatted(text(tick)));
            return 0;
        }
        return Math.round(ticks);
    }

    /** Returns whether an amount has more whole units than can be counted, which is a fault then. */
    private boolean isTooMuch(OrderColumn column, double count, double unit, String of) {
        boolean tooMuch = Math.abs(count) > MOST;
        if (tooMuch) {
            cells.fault(column, cells.text(column), "is too much; at most %s%s".formatted(text(MOST * unit), of));
        }
        return tooMuch;
    }

    private static String text(double number) {
        String plain = String.format(Locale.ROOT, "%.9f", number);
        return plain.replaceAll("0+$", "").replaceAll("\\.$", "");
    }

    /** A market order has no price. */
    long noPrice() {
        if (!cells.text(OrderColumn.PRICE).isEmpty()) {
            cells.fault(OrderColumn.PRICE, cells.text(OrderColumn.PRICE), "a market order has none");
        }
        return 0;
    }
}
