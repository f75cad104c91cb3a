package org.rexnet.core.trading;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.rexnet.core.exchange.Command;
import org.rexnet.core.exchange.OrderType;
import org.rexnet.core.exchange.PeriodSet;
import org.rexnet.core.market.Side;
import org.rexnet.core.study.Faults;
import org.rexnet.core.study.Instants;
import org.rexnet.core.study.Suggestion;

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
    private static final double NEAR = 1e-6;

    private final StudyMarket market;
    private final OrderPeriods periods;
    private final OrderCells cells;
    private final Set<String> participants = new TreeSet<>();
    private final Map<String, Long> numbers = new HashMap<>();
    private final Map<Long, String> names = new HashMap<>();
    private final Map<Long, Long> limits = new HashMap<>();
    private final Map<Integer, int[]> caps = new HashMap<>();
    private Instant time;

    OrderRows(String file, StudyMarket market, Map<OrderColumn, Integer> columns, Faults faults) {
        this.market = market;
        periods = new OrderPeriods(market.horizon());
        cells = new OrderCells(file, columns, faults);
        market.portfolios().stream()
                .filter(Portfolio::isOfParticipant)
                .forEach(one -> participants.add(one.participant()));
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
            case "mass-cancel" -> List.of(new Command.MassCancel(now, owner(), anyPeriod()));
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
        Optional<Portfolio> portfolio = portfolio();
        List<Integer> chosen = periods.read(cells, type == OrderType.BLOCK || type == OrderType.FLEXIBLE);
        int first = chosen.stream().mapToInt(Integer::intValue).min().orElse(0);
        long lots = lots(OrderColumn.MW, true);
        boolean peaked = type == OrderType.ICEBERG || type == OrderType.FLEXIBLE;
        long peak = peaked ? lots(OrderColumn.PEAK, true) : 0;
        if (!peaked && !cells.text(OrderColumn.PEAK).isEmpty()) {
            cells.fault(OrderColumn.PEAK, cells.text(OrderColumn.PEAK), "only iceberg and flexible orders have one");
        }
        long limit = type == OrderType.MARKET ? none() : ticks();
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
        Optional<Portfolio> portfolio = portfolio();
        List<Command.Convert.Output> outputs = outputs();
        long margin = ticks();
        limits.put(order, margin);
        return new Command.Convert(
                now,
                order,
                portfolio.map(Portfolio::number).orElse(0),
                period(),
                lots(OrderColumn.MW, true),
                margin,
                until(),
                outputs);
    }

    private List<Command.Convert.Output> outputs() {
        String text = cells.text(OrderColumn.CONVERTS_TO);
        String[] parts = text.split("\\|");
        List<Command.Convert.Output> outputs = new ArrayList<>();
        for (String part : parts) {
            int cut = part.lastIndexOf(':');
            String place = part.substring(0, Math.max(0, cut)).strip();
            String efficiency = part.substring(cut + 1).strip();
            Optional<Portfolio> output = market.findPortfolio(cells.text(OrderColumn.PARTICIPANT), place);
            boolean isNumber = efficiency.matches("\\d{1,2}(\\.\\d{1,6})?") && Double.parseDouble(efficiency) > 0;
            if (output.isEmpty() || !isNumber || parts.length > Command.Convert.MOST_OUTPUTS) {
                cells.fault(
                        OrderColumn.CONVERTS_TO,
                        text,
                        "must be one to four places of the participant with MW sold per MW bought, as in heat"
                                + " plant:2.9|harbour:0.4");
                return List.of();
            }
            outputs.add(new Command.Convert.Output(
                    output.get().number(), (int) Math.round(Double.parseDouble(efficiency) * 1e6)));
        }
        return outputs;
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
        long lots = lots(OrderColumn.MW, false);
        long limit = cells.text(OrderColumn.PRICE).isEmpty() ? limits.getOrDefault(order, 0L) : ticks();
        limits.put(order, limit);
        return new Command.Replace(now, order, lots, limit);
    }

    private Command caps(long now) {
        Optional<Portfolio> portfolio = portfolio();
        Side side = side();
        int lots = (int) Math.min(Integer.MAX_VALUE, lots(OrderColumn.MW, false));
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
        String name = cells.text(OrderColumn.BRANCH);
        double mw = cells.number(OrderColumn.MW).orElse(0.0);
        if (mw < 0) {
            cells.fault(OrderColumn.MW, cells.text(OrderColumn.MW), "must be at least 0");
        }
        int period = period();
        Set<String> known = new TreeSet<>();
        for (int grid = 0; grid < market.grids().size(); grid++) {
            List<String> ids = market.grids().get(grid).branches().stream()
                    .map(branch -> branch.id())
                    .toList();
            if (ids.contains(name)) {
                return new Command.ChangeBranch(now, grid, ids.indexOf(name), period, mw, mw);
            }
            known.addAll(ids);
        }
        cells.fault(
                OrderColumn.BRANCH, name, "is no branch with a limit" + Suggestion.maybe(name, known) + some(known));
        return new Command.Advance(now);
    }

    private Side side() {
        return SIDES.indexOf(cells.choice(OrderColumn.SIDE, SIDES, "")) == 1 ? Side.BUY : Side.SELL;
    }

    private Optional<Portfolio> portfolio() {
        String participant = cells.text(OrderColumn.PARTICIPANT);
        String place = cells.text(OrderColumn.PLACE);
        if (!participants.contains(participant)) {
            cells.fault(
                    OrderColumn.PARTICIPANT,
                    participant,
                    "is no participant of the study" + Suggestion.maybe(participant, participants)
                            + some(participants));
            return Optional.empty();
        }
        if (!market.places().contains(place)) {
            cells.fault(
                    OrderColumn.PLACE,
                    place,
                    "is no bus or charging station" + Suggestion.maybe(place, market.places()) + some(market.places()));
            return Optional.empty();
        }
        Optional<Portfolio> found = market.findPortfolio(participant, place);
        if (found.isEmpty()) {
            List<String> at = market.portfolios().stream()
                    .filter(one -> one.participant().equals(participant))
                    .map(Portfolio::place)
                    .toList();
            cells.fault(
                    OrderColumn.PLACE,
                    place,
                    "is no place of %s, which can trade at %s".formatted(participant, String.join(", ", at)));
        }
        return found;
    }

    private int owner() {
        String participant = cells.text(OrderColumn.PARTICIPANT);
        List<String> all = market.portfolios().stream()
                .map(Portfolio::participant)
                .distinct()
                .toList();
        if (!participants.contains(participant)) {
            cells.fault(
                    OrderColumn.PARTICIPANT,
                    participant,
                    "is no participant of the study" + Suggestion.maybe(participant, participants)
                            + some(participants));
        }
        return all.indexOf(participant);
    }

    private static String some(Set<String> known) {
        return known.size() > 12 ? "" : "; known are " + String.join(", ", known);
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

    /** Returns whole lots of a power in MW. */
    private long lots(OrderColumn column, boolean aboveZero) {
        double lotMw = market.rules().lotMw();
        Optional<Double> mw = cells.number(column);
        if (mw.isEmpty()) {
            return 1;
        }
        double lots = mw.get() / lotMw;
        boolean isWhole = Math.abs(lots - Math.rint(lots)) <= NEAR * Math.max(1, Math.abs(lots) * NEAR);
        if (!isWhole || Math.rint(lots) < (aboveZero ? 1 : 0) || Math.abs(lots) > 1L << 52) {
            cells.fault(
                    column,
                    cells.text(column),
                    "must be whole lots of %s MW%s".formatted(text(lotMw), aboveZero ? ", at least one" : ""));
            return 1;
        }
        return Math.round(lots);
    }

    /** Returns whole ticks of a price. */
    private long ticks() {
        double tick = market.rules().tickPerMwh();
        Optional<Double> price = cells.number(OrderColumn.PRICE);
        if (price.isEmpty()) {
            return 0;
        }
        double ticks = price.get() / tick;
        boolean isWhole = Math.abs(ticks - Math.rint(ticks)) <= NEAR * Math.max(1, Math.abs(ticks) * NEAR);
        if (!isWhole || Math.abs(ticks) > 1L << 52) {
            cells.fault(
                    OrderColumn.PRICE,
                    cells.text(OrderColumn.PRICE),
                    "must be whole ticks of %s per MWh".formatted(text(tick)));
            return 0;
        }
        return Math.round(ticks);
    }

    private static String text(double number) {
        String plain = String.format(Locale.ROOT, "%.9f", number);
        return plain.replaceAll("0+$", "").replaceAll("\\.$", "");
    }

    private long none() {
        if (!cells.text(OrderColumn.PRICE).isEmpty()) {
            cells.fault(OrderColumn.PRICE, cells.text(OrderColumn.PRICE), "a market order has none");
        }
        return 0;
    }

    static List<String> types() {
        return Arrays.asList(TYPES.toArray(new String[0]));
    }

    static List<String> commands() {
        return new ArrayList<>(COMMANDS);
    }
}
