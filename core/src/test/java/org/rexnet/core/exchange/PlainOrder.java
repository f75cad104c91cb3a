package org.rexnet.core.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rexnet.core.market.Side;

/** An order of the plain exchange. */
final class PlainOrder {

    final long id;
    final OrderType type;
    final Side side;
    final boolean cancelsResting;
    final int portfolio;
    final int first;
    final List<Integer> periods;
    /** What a conversion sells. */
    final List<Command.Convert.Output> outputs;

    final int peak;
    final long expiry;
    final long parent;
    final List<Long> children = new ArrayList<>();
    /** Lots that a flexible order traded by period. */
    final Map<Integer, Integer> bought = new TreeMap<>();
    /** Open periods in which a flexible order has a face. */
    final List<Integer> faces = new ArrayList<>();

    long sequence;
    int lots;
    int limit;
    /** Lots that an iceberg shows. */
    int shown;
    /** Waits for its parent. */
    boolean inactive;
    /** Rests, seen or unseen. */
    boolean resting;

    PlainOrder(Command.Submit command, long sequence, int limit) {
        id = command.order();
        type = command.type();
        side = command.side();
        cancelsResting = command.cancelsResting();
        portfolio = command.portfolio();
        peak = (int) command.peak();
        expiry = command.expiry();
        parent = command.parent();
        inactive = parent != 0;
        lots = (int) command.lots();
        this.limit = limit;
        this.sequence = sequence;
        first = command.period();
        outputs = List.of();
        periods = periods(command);
    }

    PlainOrder(Command.Convert command, long sequence) {
        id = command.order();
        type = OrderType.CONVERSION;
        side = Side.BUY;
        cancelsResting = false;
        portfolio = command.portfolio();
        peak = 0;
        expiry = command.expiry();
        parent = 0;
        lots = (int) command.lots();
        limit = (int) command.marginTicks();
        this.sequence = sequence;
        first = command.period();
        periods = List.of(command.period());
        outputs = command.outputs();
        resting = true;
    }

    /** Returns the lots that a conversion sells with a portfolio. */
    int sold(int with, int period) {
        return !periods.contains(period)
                ? 0
                : outputs.stream()
                        .filter(output -> output.portfolio() == with)
                        .mapToInt(output -> (int) ((long) lots * output.efficiencyMillionths() / 1_000_000))
                        .sum();
    }

    PlainOrder(PlainOrder other) {
        outputs = other.outputs;
        id = other.id;
        type = other.type;
        side = other.side;
        cancelsResting = other.cancelsResting;
        portfolio = other.portfolio;
        first = other.first;
        periods = other.periods;
        peak = other.peak;
        expiry = other.expiry;
        parent = other.parent;
        children.addAll(other.children);
        bought.putAll(other.bought);
        faces.addAll(other.faces);
        sequence = other.sequence;
        lots = other.lots;
        limit = other.limit;
        shown = other.shown;
        inactive = other.inactive;
        resting = other.resting;
    }

    static List<Integer> periods(Command.Submit command) {
        if (!command.type().spansPeriods()) {
            return List.of(command.period());
        }
        List<Integer> periods = new ArrayList<>();
        for (int k = 0; k < PeriodSet.SPAN; k++) {
            if (command.periods().contains(k)) {
                periods.add(command.period() + k);
            }
        }
        return periods;
    }

    boolean isVisible() {
        return resting
                && !inactive
                && type != OrderType.ALL_OR_NONE
                && type != OrderType.BLOCK
                && type != OrderType.CONVERSION;
    }

    /** Returns what it offers in a period to whoever comes. */
    int shown(int period) {
        return switch (type) {
            case FLEXIBLE -> faces.contains(period) ? target(period) : 0;
            case ICEBERG -> Math.min(shown, lots);
            default -> lots;
        };
    }

    /** Returns what counts against its participant's cap in a period. */
    int offered(int period) {
        if (!periods.contains(period)) {
            return 0;
        }
        return type == OrderType.FLEXIBLE ? shown(period) : lots;
    }

    int target(int period) {
        return Math.min(peak - bought.getOrDefault(period, 0), lots);
    }

    /** Returns whether two prices meet. */
    boolean crosses(PlainOrder other) {
        return side == Side.BUY ? limit >= other.limit : limit <= other.limit;
    }
}
