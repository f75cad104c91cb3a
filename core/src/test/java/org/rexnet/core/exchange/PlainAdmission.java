package org.rexnet.core.exchange;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rexnet.core.market.Side;

/** What the plain exchange refuses; the first rule broken counts (R14). */
final class PlainAdmission {

    private final PlainState state;
    private final PlainMatching matching;
    private final int firstUnopened;

    PlainAdmission(PlainState state, PlainMatching matching, int firstUnopened) {
        this.state = state;
        this.matching = matching;
        this.firstUnopened = firstUnopened;
    }

    Optional<Event> refusal(Command.Submit command, long now) {
        long id = command.order();
        if (id <= 0 || state.order(id).isPresent()) {
            return refuse(id, Rule.ORDER_NAME, id);
        }
        if (command.portfolio() < 0 || command.portfolio() >= state.portfolios.size()) {
            return refuse(id, Rule.UNKNOWN_PORTFOLIO, command.portfolio());
        }
        Optional<Event> size = size(id, command.type(), command.lots(), command.limitTicks());
        if (size.isPresent()) {
            return size;
        }
        boolean peaked = command.type() == OrderType.ICEBERG || command.type() == OrderType.FLEXIBLE;
        if (peaked && (command.peak() < 1 || command.peak() > command.lots())) {
            return refuse(id, Rule.PEAK, command.peak());
        }
        if (command.expiry() <= now) {
            return refuse(id, Rule.EXPIRY, command.expiry());
        }
        PlainOrder order = new PlainOrder(command, Long.MAX_VALUE, (int) command.limitTicks());
        return open(order)
                .or(() -> parent(command))
                .or(() -> room(order, order.lots))
                .or(() -> fillable(order));
    }

    Optional<Event> refusal(PlainOrder order, Command.Replace command) {
        PlainOrder changed = new PlainOrder(order);
        return size(order.id, order.type, command.lots(), command.limitTicks())
                .or(() -> open(changed))
                .or(() -> room(changed, (int) command.lots()));
    }

    Optional<Event> refusal(Command.Convert command, long now) {
        long id = command.order();
        if (id <= 0 || state.order(id).isPresent()) {
            return refuse(id, Rule.ORDER_NAME, id);
        }
        if (command.portfolio() < 0 || command.portfolio() >= state.portfolios.size()) {
            return refuse(id, Rule.UNKNOWN_PORTFOLIO, command.portfolio());
        }
        PlainOrder order = new PlainOrder(command, Long.MAX_VALUE);
        return places(order)
                .or(() -> terms(command, now))
                .or(() -> openEverywhere(order))
                .or(() -> roomEverywhere(order));
    }

    private Optional<Event> places(PlainOrder order) {
        if (order.outputs.isEmpty()) {
            return refuse(order.id, Rule.CONVERSION, 0);
        }
        Set<List<Integer>> places = new HashSet<>(Set.of(List.of(state.grid(order), state.bus(order))));
        for (Command.Convert.Output output : order.outputs) {
            if (output.portfolio() < 0 || output.portfolio() >= state.portfolios.size()) {
                return refuse(order.id, Rule.UNKNOWN_PORTFOLIO, output.portfolio());
            }
            Command.AddPortfolio sells = state.portfolios.get(output.portfolio());
            if (sells.participant() != state.participant(order) || !places.add(List.of(sells.grid(), sells.bus()))) {
                return refuse(order.id, Rule.CONVERSION, output.portfolio());
            }
        }
        return Optional.empty();
    }

    private Optional<Event> terms(Command.Convert command, long now) {
        if (command.lots() < 1 || command.lots() > 1 << 29) {
            return refuse(command.order(), Rule.LOTS, command.lots());
        }
        if (Math.abs(command.marginTicks()) > 1 << 29) {
            return refuse(command.order(), Rule.BAND, command.marginTicks());
        }
        return command.expiry() > now ? Optional.empty() : refuse(command.order(), Rule.EXPIRY, command.expiry());
    }

    private Optional<Event> openEverywhere(PlainOrder order) {
        List<Integer> grids = new ArrayList<>(List.of(state.grid(order)));
        order.outputs.forEach(
                output -> grids.add(state.portfolios.get(output.portfolio()).grid()));
        for (int grid : grids) {
            Optional<PlainBook> book = state.findBook(order.first, grid);
            if (book.isEmpty() || !book.get().isOpen()) {
                return refuse(order.id, Rule.PERIOD, order.first);
            }
            if (book.get().halted) {
                return refuse(order.id, Rule.HALTED, order.first);
            }
        }
        return Optional.empty();
    }

    private Optional<Event> roomEverywhere(PlainOrder order) {
        long room = state.room(state.book(order), order.portfolio, Side.BUY);
        if (order.lots > room) {
            return refuse(order.id, Rule.BUY_CAP, room);
        }
        for (Command.Convert.Output output : order.outputs) {
            PlainBook book = state.book(
                    order.first, state.portfolios.get(output.portfolio()).grid());
            long left = state.room(book, output.portfolio(), Side.SELL);
            if (order.sold(output.portfolio(), order.first) > left) {
                return refuse(order.id, Rule.SELL_CAP, left);
            }
        }
        return Optional.empty();
    }

    /** A conversion that changes; its own lots count as room. */
    Optional<Event> conversionRefusal(PlainOrder order, Command.Replace command) {
        long lots = command.lots();
        if (lots < 1 || lots > 1 << 29) {
            return refuse(order.id, Rule.LOTS, lots);
        }
        if (openEverywhere(order).isPresent()) {
            return openEverywhere(order);
        }
        if (Math.abs(command.limitTicks()) > 1 << 29) {
            return refuse(order.id, Rule.BAND, command.limitTicks());
        }
        long room = state.room(state.book(order), order.portfolio, Side.BUY);
        if (lots - order.lots > room) {
            return refuse(order.id, Rule.BUY_CAP, room);
        }
        for (Command.Convert.Output output : order.outputs) {
            PlainBook book = state.book(
                    order.first, state.portfolios.get(output.portfolio()).grid());
            long more = lots * output.efficiencyMillionths() / 1_000_000 - order.sold(output.portfolio(), order.first);
            long left = state.room(book, output.portfolio(), Side.SELL);
            if (more > left) {
                return refuse(order.id, Rule.SELL_CAP, left);
            }
        }
        return Optional.empty();
    }

    private Optional<Event> size(long id, OrderType type, long lots, long limit) {
        if (lots < 1 || lots > 1 << 29) {
            return refuse(id, Rule.LOTS, lots);
        }
        boolean outside = limit < state.rules.lowestTicks() || limit > state.rules.highestTicks();
        return type != OrderType.MARKET && outside ? refuse(id, Rule.BAND, limit) : Optional.empty();
    }

    private Optional<Event> open(PlainOrder order) {
        List<Integer> periods = order.periods;
        if (order.type.spansPeriods()
                && (order.first < 0
                        || !periods.contains(order.first)
                        || periods.get(periods.size() - 1) >= state.periodCount)) {
            return refuse(order.id, Rule.PERIOD, order.first);
        }
        for (int period : periods) {
            Optional<PlainBook> book = state.findBook(period, state.grid(order));
            if (book.isEmpty() && order.type == OrderType.FLEXIBLE && period >= firstUnopened) {
                continue;
            }
            if (book.isEmpty() || !book.get().isOpen()) {
                return refuse(order.id, Rule.PERIOD, period);
            }
            if (book.get().halted) {
                return refuse(order.id, Rule.HALTED, period);
            }
            if (!book.get().matches() && isImmediate(order.type)) {
                return refuse(order.id, Rule.COLLECTING, period);
            }
        }
        return Optional.empty();
    }

    private static boolean isImmediate(OrderType type) {
        return type == OrderType.MARKET || type == OrderType.IMMEDIATE_OR_CANCEL || type == OrderType.FILL_OR_KILL;
    }

    private Optional<Event> parent(Command.Submit command) {
        if (command.parent() == 0) {
            return Optional.empty();
        }
        Optional<PlainOrder> parent = state.order(command.parent());
        boolean fit = parent.isPresent()
                && parent.get().parent == 0
                && parent.get().children.size() < 100;
        return fit ? Optional.empty() : refuse(command.order(), Rule.PARENT, command.parent());
    }

    /** What it would offer with new lots, less what it offers already, fits within its participant's caps. */
    private Optional<Event> room(PlainOrder order, int lots) {
        for (int period : order.periods) {
            Optional<PlainBook> book = state.findBook(period, state.grid(order));
            long room = book.map(b -> state.room(b, order.portfolio, order.side))
                    .orElseGet(() -> (long) state.caps.get(order.portfolio)[order.side.ordinal()]);
            int wanted = order.type == OrderType.FLEXIBLE
                    ? Math.min(order.peak - order.bought.getOrDefault(period, 0), lots)
                    : lots;
            int offered = state.order(order.id).map(o -> o.offered(period)).orElse(0);
            if (wanted - offered > room) {
                return refuse(order.id, order.side == Side.BUY ? Rule.BUY_CAP : Rule.SELL_CAP, room);
            }
        }
        return Optional.empty();
    }

    private Optional<Event> fillable(PlainOrder order) {
        if (order.type != OrderType.FILL_OR_KILL || order.parent != 0) {
            return Optional.empty();
        }
        long trial = matching.trial(order);
        return trial >= 0 ? Optional.empty() : refuse(order.id, Rule.NOT_FILLABLE, -1 - trial);
    }

    private static Optional<Event> refuse(long id, Rule rule, long value) {
        return Optional.of(new Event.Rejected(id, rule, value));
    }
}
