package org.rexnet.core.trading;

import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import org.rexnet.core.market.Side;
import org.rexnet.core.study.Bid;
import org.rexnet.core.study.Component;

/**
 * Part of a participant's flexibility at delivery at one price: its power in the period that is settled, and how far it can still move
 * from its power in the one before. All in thousandths of lots; mutable, periods in their order.
 */
final class BalancingStep {

    private final Component.PricedPower power;
    private final IntToDoubleFunction price;
    private final double perMw;
    private final double periodsPerSnapshot;
    private OptionalDouble before;
    private long now;

    /**
     * Makes a step that does nothing yet.
     *
     * @param price in money per MWh by snapshot
     * @param perMw thousandths of lots of its owner for each MW
     * @param periodsPerSnapshot by which ramps of a snapshot are divided
     * @param isFirst whether periods begin with the first snapshot
     */
    BalancingStep(
            Component.PricedPower power,
            IntToDoubleFunction price,
            double perMw,
            int periodsPerSnapshot,
            boolean isFirst) {
        this.power = power;
        this.price = price;
        this.perMw = perMw;
        this.periodsPerSnapshot = periodsPerSnapshot;
        OptionalDouble known = power.movement().before();
        before = isFirst && known.isPresent() ? OptionalDouble.of(known.getAsDouble() * perMw) : OptionalDouble.empty();
    }

    Side side() {
        return power.side() == Bid.Side.SELL ? Side.SELL : Side.BUY;
    }

    double price(int t) {
        return price.applyAsDouble(t);
    }

    /** Returns what it does. */
    long now() {
        return now;
    }

    /** Lets it do up to so much, as far as it can in a snapshot; returns how much. */
    long run(int t, long wanted) {
        now = Math.min(wanted, most(t));
        return now;
    }

    /** Lets it do so much more, or less below 0. */
    void move(long more) {
        now += more;
    }

    /** Ends a period. */
    void endPeriod() {
        before = OptionalDouble.of((double) now);
    }

    /** Returns the highest power it can reach in a snapshot: never below its present power. */
    long highest(int t) {
        double up = power.movement().up().applyAsDouble(t) * perMw / periodsPerSnapshot;
        double ramped = before.isPresent() ? before.getAsDouble() + up : Double.POSITIVE_INFINITY;
        return Math.max(now, (long) Math.min((double) most(t), ramped));
    }

    /** Returns the lowest power it can reach in a snapshot: never above its present power. */
    long lowest(int t) {
        double least = power.movement().least().applyAsDouble(t) * perMw;
        double down = power.movement().down().applyAsDouble(t) * perMw / periodsPerSnapshot;
        double ramped = before.isPresent() ? before.getAsDouble() - down : 0;
        return Math.min(now, Math.max(0, (long) Math.ceil(Math.max(least, ramped))));
    }

    private long most(int t) {
        return Math.round(power.mw().applyAsDouble(t) * perMw);
    }
}
