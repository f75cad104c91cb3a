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
        periods = periods(command);
    }

    PlainOrder(PlainOrder other) {
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
        return resting && !inactive && type != OrderType.ALL_OR_NONE && type != OrderType.BLOCK;
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
