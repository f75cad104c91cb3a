package org.rexnet.core.trading;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rexnet.core.exchange.Command;
import org.rexnet.core.exchange.OrderType;
import org.rexnet.core.exchange.PeriodSet;
import org.rexnet.core.market.Side;
import org.rexnet.core.study.Faults;
import org.rexnet.core.study.Instants;

/** Turns the rows of a file of orders into commands; mutable while it reads. */
final class OrderRows {

    private static final List<String> COMMANDS = List.of(
            "submit",
            "cancel",
            "replace",
            "mass-cancel",
            "halt",
            "resume",
            "auction",
            "caps",
            "branch",
            "advance",
            "close");
    private static final List<String> TYPES =
            List.of("limit", "market", "ioc", "fok", "aon", "iceberg", "block", "flexible", "conversion");
    private static final List<String> SIDES = List.of("sell", "buy");
    private static final List<String> GIVES_WAY = List.of("incoming", "resting");

    private final OrderPeriods periods;
    private final OrderCells cells;
    private final OrderPlaces places;
    private final OrderAmounts amounts;
    private final Map<String, Long> numbers = new HashMap<>();
    private final Map<Long, String> names = new HashMap<>();
    private final Map<Long, Long> limits = new HashMap<>();
    /** Orders of energy, to be spread over several periods. */
    private final Set<Long> spreading = new HashSet<>();

    private final Map<Integer, int[]> caps = new HashMap<>();
    private Instant time;

    OrderRows(String file, StudyMarket market, Map<OrderColumn, Integer> columns, Faults faults) {
        periods = new OrderPeriods(market.horizon());
        cells = new OrderCells(file, columns, faults);
        places = new OrderPlaces(market, cells);
        amounts = new OrderAmounts(market.rules(), cells);
        time = usualTime(market);
    }

    /** Returns half a period before the first gate closes. */
    static Instant usualTime(StudyMarket market) {
        long half = market.periods().length().toMillis() / 2;
        return Instant.ofEpochMilli(
                market.periods().startMillis(0) - market.rules().gateMinutes() * 60_000L - half);
    }

    /** Returns what the numbers of orders are called. */
    Map<Long, String> names() {
        return names;
    }

    /** Returns the commands of a row; empty where it has a fault. */
    Optional<OrderStep> read(CsvRecord record, int width) {
        cells.begin(record, width);
        String when = cells.text(OrderColumn.TIME);
        if (!when.isEmpty()) {
            Instants.find(when)
                    .ifPresentOrElse(
                            found -> time = found,
                            () -> cells.fault(OrderColumn.TIME, when, "must be " + Instants.ALLOWED));
        }
        String command = cells.choice(OrderColumn.COMMAND, COMMANDS, "submit");
        List<Command> commands = commands(command);
        return cells.isSound()
                ? Optional.of(new OrderStep(cells.line(), time, cells.words(), commands))
                : Optional.empty();
    }

    private List<Command> commands(String command) {
        long now = time.toEpochMilli();
        return switch (command) {
            case "submit" -> List.of(submit(now));
            case "cancel" -> List.of(new Command.Cancel(now, order()));
            case "replace" -> List.of(replace(now));
            case "mass-cancel" -> List.of(new Command.MassCancel(now, places.owner(), anyPeriod()));
            case "halt" -> List.of(new Command.Halt(now, period()));
            case "resume" -> List.of(new Command.Resume(now, period()));
            case "auction" -> {
                int period = period();
                yield List.of(new Command.Halt(now, period), new Command.Resume(now, period));
            }
            case "caps" -> List.of(caps(now));
            case "branch" -> List.of(branch(now));
            case "advance" -> List.of(new Command.Advance(now));
            default -> List.of(new Command.Close(now));
        };
    }

    private Command submit(long now) {
        long order = order();
        OrderType type = OrderType.values()[TYPES.indexOf(cells.choice(OrderColumn.TYPE, TYPES, "limit"))];
        if (type == OrderType.CONVERSION) {
            return conversion(now, order);
        }
        Side side = side();
        Optional<Portfolio> portfolio = places.portfolio();
        boolean spread = type == OrderType.FLEXIBLE;
        if (spread) {
            spreading.add(order);
        } else {
            spreading.remove(order);
        }
        List<Integer> chosen = periods.read(cells, type == OrderType.BLOCK || spread);
        int first = chosen.stream().mapToInt(Integer::intValue).min().orElse(0);
        long lots = spread ? amounts.energy(true) : amounts.lots(OrderColumn.MW, true);
        boolean peaked = type == OrderType.ICEBERG || spread;
        long peak = peaked ? amounts.lots(OrderColumn.PEAK, true) : 0;
        if (!peaked && !cells.text(OrderColumn.PEAK).isEmpty()) {
            cells.fault(OrderColumn.PEAK, cells.text(OrderColumn.PEAK), "only iceberg and flexible orders have one");
        }
        long limit = type == OrderType.MARKET ? amounts.noPrice() : amounts.ticks();
        limits.put(order, limit);
        String after = cells.text(OrderColumn.AFTER);
        return new Command.Submit(
                now,
                order,
                type,
                side,
                cells.choice(OrderColumn.OWN, GIVES_WAY, "incoming").equals("resting"),
                portfolio.map(Portfolio::number).orElse(0),
                first,
                lots,
                limit,
                peak,
                until(),
                after.isEmpty() ? 0 : number(after),
                PeriodSet.of(chosen.stream().map(period -> period - first).toList()));
    }

    private Command conversion(long now, long order) {
        Optional<Portfolio> portfolio = places.portfolio();
        List<Command.Convert.Output> outputs = places.outputs();
        long margin = amounts.ticks();
        limits.put(order, margin);
        return new Command.Convert(
                now,
                order,
                portfolio.map(Portfolio::number).orElse(0),
                period(),
                amounts.lots(OrderColumn.MW, true),
                margin,
                until(),
                outputs);
    }

    private long until() {
        String text = cells.text(OrderColumn.UNTIL);
        if (text.isEmpty()) {
            return Long.MAX_VALUE;
        }
        Optional<Instant> found = Instants.find(text);
        if (found.isEmpty()) {
            cells.fault(OrderColumn.UNTIL, text, "must be " + Instants.ALLOWED);
        }
        return found.map(Instant::toEpochMilli).orElse(Long.MAX_VALUE);
    }

    private Command replace(long now) {
        long order = order();
        long lots = spreading.contains(order) ? amounts.energy(false) : amounts.lots(OrderColumn.MW, false);
        long limit = cells.text(OrderColumn.PRICE).isEmpty() ? limits.getOrDefault(order, 0L) : amounts.ticks();
        limits.put(order, limit);
        return new Command.Replace(now, order, lots, limit);
    }

    private Command caps(long now) {
        Optional<Portfolio> portfolio = places.portfolio();
        Side side = side();
        int lots = (int) Math.min(Integer.MAX_VALUE, amounts.lots(OrderColumn.MW, false));
        int period = anyPeriod();
        if (portfolio.isEmpty()) {
            return new Command.Advance(now);
        }
        Portfolio one = portfolio.get();
        int[] known = caps.computeIfAbsent(one.number(), n -> new int[] {one.mostSold(), one.mostBought()});
        int sell = side == Side.SELL ? lots : known[0];
        int buy = side == Side.BUY ? lots : known[1];
        if (period == Command.ALL_PERIODS) {
            caps.put(one.number(), new int[] {sell, buy});
        } else {
            sell = side == Side.SELL ? lots : Math.min(known[0], one.sellLots()[period]);
            buy = side == Side.BUY ? lots : Math.min(known[1], one.buyLots()[period]);
        }
        return new Command.ChangeCaps(now, one.number(), period, sell, buy);
    }

    private Command branch(long now) {
        double mw = cells.number(OrderColumn.MW).orElse(0.0);
        if (mw < 0) {
            cells.fault(OrderColumn.MW, cells.text(OrderColumn.MW), "must be at least 0");
        }
        int period = period();
        return places.branch()
                .<Command>map(at -> new Command.ChangeBranch(now, at.grid(), at.branch(), period, mw, mw))
                .orElseGet(() -> new Command.Advance(now));
    }

    private Side side() {
        return SIDES.indexOf(cells.choice(OrderColumn.SIDE, SIDES, "")) == 1 ? Side.BUY : Side.SELL;
    }

    private long order() {
        String name = cells.text(OrderColumn.ORDER);
        if (name.isEmpty()) {
            cells.fault(OrderColumn.ORDER, "", "must name an order");
        }
        return number(name);
    }

    private long number(String name) {
        return numbers.computeIfAbsent(name, text -> {
            long number = numbers.size() + 1L;
            names.put(number, text);
            return number;
        });
    }

    private int period() {
        return periods.read(cells, false).stream().findFirst().orElse(0);
    }

    private int anyPeriod() {
        return cells.text(OrderColumn.PERIOD).isEmpty() ? Command.ALL_PERIODS : period();
    }

    static List<String> types() {
        return Arrays.asList(TYPES.toArray(new String[0]));
    }

    static List<String> commands() {
        return new ArrayList<>(COMMANDS);
    }
}
