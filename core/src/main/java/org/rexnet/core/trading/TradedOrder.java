package org.rexnet.core.trading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rexnet.core.exchange.Command;
import org.rexnet.core.exchange.Event;
import org.rexnet.core.exchange.OrderType;
import org.rexnet.core.exchange.PeriodSet;
import org.rexnet.core.market.Side;

/** The fate of one order: its limits, its trades and its end; mutable while its session goes on. */
public final class TradedOrder {

    private final Command.Submit submitted;
    private final List<Command.Convert.Output> outputs;
    private final int line;
    private final List<Version> versions = new ArrayList<>();
    private final Map<Integer, Long> lotsByPeriod = new HashMap<>();
    private long lots;
    private long left;
    private long valueTicks;
    private String end = "";
    private long endMillis = Long.MAX_VALUE;

    /**
     * An order between two changes.
     *
     * @param limitTicks its limit
     * @param lots what was left of it at the beginning
     * @param traded what it traded then, by period
     */
    record Version(int limitTicks, long lots, Map<Integer, Long> traded) {}

    TradedOrder(Command.Submit submitted, int line, int limitTicks) {
        this(submitted, List.of(), line, limitTicks);
    }

    /** A conversion counts as what it buys; its limit is its margin. */
    TradedOrder(Command.Convert converted, int line) {
        this(
                new Command.Submit(
                        converted.time(),
                        converted.order(),
                        OrderType.CONVERSION,
                        Side.BUY,
                        false,
                        converted.portfolio(),
                        converted.period(),
                        converted.lots(),
                        converted.marginTicks(),
                        0,
                        converted.expiry(),
                        0,
                        PeriodSet.first(1)),
                converted.outputs(),
                line,
                (int) converted.marginTicks());
    }

    private TradedOrder(Command.Submit submitted, List<Command.Convert.Output> outputs, int line, int limitTicks) {
        this.submitted = submitted;
        this.outputs = outputs;
        this.line = line;
        left = submitted.lots();
        versions.add(new Version(limitTicks, left, new HashMap<>()));
    }

    void traded(int period, int lotsTraded) {
        Version now = versions.get(versions.size() - 1);
        now.traded().merge(period, (long) lotsTraded, Long::sum);
        lotsByPeriod.merge(period, (long) lotsTraded, Long::sum);
        lots += lotsTraded;
        left -= type() == OrderType.BLOCK ? 0 : lotsTraded;
        valueTicks += (long) now.limitTicks() * lotsTraded;
    }

    void replaced(int limitTicks, long lotsLeft) {
        left = lotsLeft;
        versions.add(new Version(limitTicks, lotsLeft, new HashMap<>()));
    }

    void expired(long millis) {
        end = "expired";
        endMillis = millis;
    }

    void ended(long millis, Event.Reason reason) {
        endMillis = millis;
        end = switch (reason) {
            case REQUESTED -> "cancelled";
            case NOT_FILLED -> "not filled";
            case OWN_ORDER -> "met its owner's";
            case CAP -> "beyond what its owner can do";
            case PARENT -> "cancelled with its parent";
            case MASS_CANCEL -> "mass cancel";
        };
    }

    /** Returns the number of the order. */
    public long order() {
        return submitted.order();
    }

    /** Returns the line of the file that it came from; 0 where it came from none. */
    public int line() {
        return line;
    }

    /** Returns the type of the order. */
    public OrderType type() {
        return submitted.type();
    }

    /** Returns whether it buys or sells. */
    public Side side() {
        return submitted.side();
    }

    /** Returns the position of its portfolio in the market. */
    public int portfolio() {
        return submitted.portfolio();
    }

    /** Returns what a conversion sells; nothing of other orders. */
    List<Command.Convert.Output> outputs() {
        return outputs;
    }

    /** Returns the sum of limits of its purchases less that of its sales, in ticks x lots; a conversion costs its margin. */
    double welfareTicks() {
        return type() == OrderType.CONVERSION ? -(double) valueTicks : -side().sign() * (double) valueTicks;
    }

    Command.Submit submitted() {
        return submitted;
    }

    /** Returns the lots traded, over all periods. */
    public long lots() {
        return lots;
    }

    /** Returns the lots traded in a period. */
    public long lots(int period) {
        return lotsByPeriod.getOrDefault(period, 0L);
    }

    /** Returns the lots that were left when it ended, or are now. */
    public long left() {
        return left;
    }

    /** Returns the sum of lots traded times the limit then, in ticks. */
    public long valueTicks() {
        return valueTicks;
    }

    /** Returns whether what was left of it was still alive then. */
    boolean livesAt(long millis) {
        return endMillis >= millis;
    }

    List<Version> versions() {
        return versions;
    }

    /** Returns how what was left of it ended; empty where it has not, or nothing was left. */
    public Optional<String> end() {
        return end.isEmpty() ? Optional.empty() : Optional.of(end);
    }
}
