package org.rexnet.core.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.rexnet.core.clearing.auction.AuctionClearing;
import org.rexnet.core.market.DeliveryPeriods;
import org.rexnet.core.market.Side;
import org.rexnet.core.optimization.highs.StandardSolver;

/** A scenario as text, played line by line; the head of {@code scenarios.txt} explains the lines. */
final class Scenario {

    private static final DeliveryPeriods PERIODS = new DeliveryPeriods(Instant.parse("2026-01-01T00:00:00Z"), 60, 8);
    private static final long OPENING = PERIODS.startMillis(0) - 30 * 60_000;

    private final ScenarioMarket market;
    private final ReservationExchange exchange;
    private final ScenarioDelivery delivery = new ScenarioDelivery();
    private final List<String> orders = new ArrayList<>();
    private final Map<Long, Long> limits = new HashMap<>();
    private final List<String> participants = new ArrayList<>();
    private final List<String> portfolios = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();
    private long time = OPENING;

    private Scenario(ScenarioMarket market) {
        this.market = market;
        exchange = new ReservationExchange(
                new ExchangeSetup(List.of(market.grid()), market.rules(), PERIODS, market.grossLots()),
                new AuctionClearing(new StandardSolver(), market.rules().highestTicks(), 0),
                16);
        exchange.apply(new Command.Open(time));
    }

    /** Plays the lines of a scenario, the first of which is the market; returns the lines with what really happened. */
    static List<String> play(List<String> lines) {
        Scenario scenario = new Scenario(ScenarioMarket.of(lines.get(0)));
        List<String> played = new ArrayList<>(List.of(lines.get(0)));
        for (String line : lines.subList(1, lines.size())) {
            if (line.startsWith("?")) {
                played.add(scenario.state(line.substring(2).split(" ")));
            } else if (!line.startsWith(">")) {
                played.add(line);
                scenario.command(line.split(" "));
                scenario.answers.forEach(answer -> played.add("> " + answer));
            }
        }
        return played;
    }

    private void command(String[] words) {
        answers.clear();
        switch (words[0]) {
            case "S", "B" -> submit(words);
            case "cancel" -> apply(new Command.Cancel(time, number(words[1])));
            case "replace" -> {
                limits.put(number(words[1]), limit(words[2]));
                apply(new Command.Replace(time, number(words[1]), lots(words[2]), limit(words[2])));
            }
            case "auction" -> {
                exchange.apply(new Command.Halt(time, 0));
                apply(new Command.Resume(time, 0));
            }
            case "halt" -> apply(new Command.Halt(time, 0));
            case "resume" -> apply(new Command.Resume(time, 0));
            case "withdraw" -> {
                int period = Integer.parseInt(option(words, "period", Integer.toString(Command.ALL_PERIODS)));
                apply(new Command.MassCancel(time, participants.indexOf(words[1]), period));
            }
            case "meter" -> delivery.meter(words[1], Long.parseLong(words[2]));
            case "call" -> delivery.call(words[1], Long.parseLong(words[2]));
            case "settle" ->
                answers.addAll(
                        delivery.settle(words[1], Integer.parseInt(words[2]), Integer.parseInt(words[3]), sold()));
            case "at" -> {
                time = minute(words[1]);
                apply(new Command.Advance(time));
            }
            case "caps" ->
                apply(new Command.ChangeCaps(
                        time,
                        portfolio(words[1], words[2]),
                        Command.ALL_PERIODS,
                        Integer.parseInt(words[3]),
                        Integer.parseInt(words[4])));
            case "limit" ->
                apply(new Command.ChangeBranch(
                        minute(option(words, "at", "")),
                        0,
                        branch(words[1]),
                        0,
                        Double.parseDouble(words[2]),
                        Double.parseDouble(words[2])));
            default -> throw new IllegalArgumentException(String.join(" ", words));
        }
    }

    private void submit(String[] words) {
        String participant = option(words, "by", words[1]);
        String[] period = option(words, "period", "0").split("-");
        int first = Integer.parseInt(period[0]);
        int count = Integer.parseInt(period[period.length - 1]) - first + 1;
        String until = option(words, "until", "");
        String parent = option(words, "after", "");
        int portfolio = portfolio(participant, words[2]);
        limits.put(number(words[1]), limit(words[3]));
        apply(new Command.Submit(
                time,
                number(words[1]),
                type(words),
                words[0].equals("S") ? Side.SELL : Side.BUY,
                List.of(words).contains("cancel-resting"),
                portfolio,
                first,
                lots(words[3]),
                limit(words[3]),
                Long.parseLong(option(words, "peak", "0")),
                until.isEmpty() ? Long.MAX_VALUE : minute(until),
                parent.isEmpty() ? 0 : number(parent),
                PeriodSet.first(count)));
    }

    private long minute(String minutes) {
        return minutes.isEmpty() ? time : OPENING + Long.parseLong(minutes) * 60_000;
    }

    private static OrderType type(String[] words) {
        List<String> all = List.of(words);
        List<String> names = List.of("limit", "market", "ioc", "fok", "aon", "iceberg", "block", "flexible");
        return names.stream()
                .filter(all::contains)
                .findFirst()
                .map(name -> OrderType.values()[names.indexOf(name)])
                .orElse(OrderType.LIMIT);
    }

    private static String option(String[] words, String key, String otherwise) {
        return Arrays.stream(words)
                .filter(word -> word.startsWith(key + "="))
                .map(word -> word.substring(key.length() + 1))
                .findFirst()
                .orElse(otherwise);
    }

    private void apply(Command command) {
        List<ScenarioAuction> auctions = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (Event event : exchange.apply(command)) {
            switch (event) {
                case Event.Accepted a -> {}
                case Event.Changed c -> {}
                case Event.PhaseChanged p -> {}
                case Event.Auctioned a -> {
                    if (a.done()) {
                        auctions.add(new ScenarioAuction(this::name, limits::get));
                        places.add(answers.size());
                    } else {
                        answers.add("auction not done");
                    }
                }
                case Event.AuctionPrice price -> auctions.getLast().price(price);
                case Event.AuctionSlack slack -> auctions.getLast().slack(slack);
                case Event.AuctionTraded trade -> auctions.getLast().trade(trade);
                default -> answers.add(text(event));
            }
        }
        for (int k = auctions.size() - 1; k >= 0; k--) {
            answers.addAll(places.get(k), auctions.get(k).lines());
        }
    }

    /** Lots of period 0 that each participant has sold, less those it has bought. */
    private Map<String, Long> sold() {
        Map<String, Long> sold = new LinkedHashMap<>();
        BookView view = exchange.view(0, 0);
        for (int k = 0; k < portfolios.size(); k++) {
            sold.merge(portfolios.get(k).split(" ")[0], (long) -view.position(k), Long::sum);
        }
        return sold;
    }

    private String text(Event event) {
        return switch (event) {
            case Event.Traded t -> {
                boolean buying = t.side() == Side.BUY;
                yield "%s-%s %d@%d"
                        .formatted(
                                name(buying ? t.resting() : t.incoming()),
                                name(buying ? t.incoming() : t.resting()),
                                t.lots(),
                                t.priceTicks());
            }
            case Event.Rested r -> "%s rests %d".formatted(name(r.order()), r.lots());
            case Event.Cancelled c -> "%s cancelled %d %s".formatted(name(c.order()), c.lots(), c.reason());
            case Event.Expired e -> "%s expired %d".formatted(name(e.order()), e.lots());
            case Event.Rejected r -> "%s rejected %s %d".formatted(name(r.order()), r.rule(), r.value());
            case Event.Replaced r -> "%s replaced %d@%d".formatted(name(r.order()), r.lots(), r.limitTicks());
            case Event.Activated a -> "%s activated".formatted(name(a.order()));
            default -> event.toString();
        };
    }

    private String state(String[] words) {
        return switch (words[0]) {
            case "rest" -> "? rest" + resting();
            case "flows" -> "? flows " + fraction(0) + " " + fraction(1) + " " + fraction(2);
            case "flows13" -> "? flows13 " + fraction(0);
            default -> {
                int seller = bus(words[1].substring(0, 1));
                int buyer = bus(words[1].substring(2));
                yield "? " + (exchange.view(0, 0).isOpen(seller, buyer) ? "open " : "shut ") + words[1];
            }
        };
    }

    private String resting() {
        return exchange.restingOrders().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> " " + name(entry.getKey()) + " " + entry.getValue())
                .reduce("", String::concat);
    }

    /** Flow of a branch in lots, as thirds. */
    private String fraction(int branch) {
        long thirds = Math.round(3 * exchange.view(0, 0).flow(branch) / Grid.ONE);
        return thirds % 3 == 0 ? Long.toString(thirds / 3) : thirds + "/3";
    }

    private int portfolio(String participant, String bus) {
        String key = participant + " " + bus;
        if (!portfolios.contains(key)) {
            portfolios.add(key);
            if (!participants.contains(participant)) {
                participants.add(participant);
            }
            exchange.apply(new Command.AddPortfolio(
                    time, participants.indexOf(participant), 0, bus(bus), market.cap(), market.cap()));
        }
        return portfolios.indexOf(key);
    }

    /** Buses by their position from 1 on. */
    private static int bus(String number) {
        return Integer.parseInt(number) - 1;
    }

    private int branch(String id) {
        return IntStream.range(0, market.grid().branches().size())
                .filter(l -> market.grid().branches().get(l).id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private long number(String name) {
        if (!orders.contains(name)) {
            orders.add(name);
        }
        return orders.indexOf(name) + 1L;
    }

    private String name(long order) {
        return orders.get((int) order - 1);
    }

    private static long lots(String text) {
        return Long.parseLong(text.split("@")[0]);
    }

    private static long limit(String text) {
        return Long.parseLong(text.split("@")[1]);
    }
}
