package org.rexnet.investment.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.rexnet.core.exchange.Command;
import org.rexnet.core.exchange.CommandLog;
import org.rexnet.core.exchange.Event;
import org.rexnet.core.exchange.ExchangeSetup;
import org.rexnet.core.exchange.Grid;
import org.rexnet.core.exchange.NetworkAuction;
import org.rexnet.core.exchange.OrderType;
import org.rexnet.core.exchange.ReservationExchange;
import org.rexnet.core.market.DeliveryPeriods;
import org.rexnet.core.market.MarketRules;
import org.rexnet.core.market.Side;

/**
 * Messages to one book of one bus in exchange-core's proportions: 9.0 % new, 3.0 % immediate, 2.4 % cancels, 85.6 % moves to another price.
 *
 * <p>Made beforehand by running them, so that each names an order that is alive. Sellers and buyers are different participants, so that
 * no order meets one of its own; about 1,100 orders rest.
 */
final class OrderStream {

    static final byte NEW = 0;
    static final byte IMMEDIATE = 1;
    static final byte CANCEL = 2;
    static final byte MOVE = 3;

    static final int BAND = 200_000;
    static final int SELLERS = 500;
    private static final int RESTING = 900;
    private static final int DEPTH = 190;
    private static final DeliveryPeriods PERIODS = new DeliveryPeriods(java.time.Instant.EPOCH, 60, 1);
    static final long TIME = -1;

    final byte[] kind;
    final long[] order;
    final int[] price;
    final int[] lots;
    final boolean[] buying;
    /** Messages with at least one trade, and trades. */
    private int trading;

    private long trades;
    private double restingSum;

    private final SplittableRandom random = new SplittableRandom(1);
    private final ReservationExchange exchange = exchange();
    private final int[] left;
    private final boolean[] side;
    private final int[] alive = new int[1 << 20];
    private final int[] place;
    private int aliveCount;
    private double middle = BAND / 2.0;
    private long next = 1;

    OrderStream(int size) {
        kind = new byte[size];
        order = new long[size];
        price = new int[size];
        lots = new int[size];
        buying = new boolean[size];
        left = new int[size + 1];
        side = new boolean[size + 1];
        place = new int[size + 1];
        CommandLog command = new CommandLog(Command.WORDS);
        for (int k = 0; k < size; k++) {
            draw(k);
            command.clear();
            exchange.apply(command, write(k, command));
            follow(exchange.events().list(), k);
            restingSum += aliveCount;
        }
    }

    private void draw(int k) {
        double draw = random.nextDouble();
        boolean enough = aliveCount > RESTING / 2;
        kind[k] = !enough || draw < 0.09 ? NEW : draw < 0.12 ? IMMEDIATE : draw < 0.144 ? CANCEL : MOVE;
        middle = Math.clamp(middle + random.nextInt(3) - 1, BAND / 2.0 - 500, BAND / 2.0 + 500);
        if (kind[k] == NEW || kind[k] == IMMEDIATE) {
            order[k] = next++;
            buying[k] = random.nextBoolean();
            lots[k] = 1 + random.nextInt(40);
            side[(int) order[k]] = buying[k];
            left[(int) order[k]] = lots[k];
            place[(int) order[k]] = -1;
        } else {
            order[k] = alive[random.nextInt(aliveCount)];
            buying[k] = side[(int) order[k]];
            lots[k] = left[(int) order[k]];
        }
        price[k] = price(kind[k], buying[k]);
    }

    private int price(byte of, boolean buys) {
        double full = aliveCount / (double) RESTING;
        double crossing = of == IMMEDIATE ? 0.9 : Math.clamp(0.036 * full * full, 0, 0.2);
        int away = random.nextDouble() < crossing
                ? -1 - random.nextInt(20)
                : 1 + random.nextInt(DEPTH) + random.nextInt(DEPTH);
        return (int) middle + (buys ? -away : away);
    }

    /** Follows which orders are alive. */
    private void follow(List<Event> events, int message) {
        boolean traded = false;
        for (Event event : events) {
            switch (event) {
                case Event.Traded trade -> {
                    traded = true;
                    trades++;
                    less((int) trade.incoming(), trade.lots());
                    less((int) trade.resting(), trade.lots());
                }
                case Event.Rested rested -> enter((int) rested.order());
                case Event.Cancelled cancelled -> less((int) cancelled.order(), cancelled.lots());
                case Event.Rejected rejected -> throw new IllegalStateException(rejected + " of message " + message);
                default -> {}
            }
        }
        trading += traded ? 1 : 0;
    }

    private void enter(int name) {
        if (place[name] < 0) {
            place[name] = aliveCount;
            alive[aliveCount++] = name;
        }
    }

    private void less(int name, int by) {
        left[name] -= by;
        if (left[name] == 0 && place[name] >= 0) {
            int last = alive[--aliveCount];
            alive[place[name]] = last;
            place[last] = place[name];
            place[name] = -1;
        }
    }

    /** Writes a message as a command; returns its position. */
    int write(int k, CommandLog into) {
        return switch (kind[k]) {
            case CANCEL -> into.cancel(TIME, order[k]);
            case MOVE -> into.replace(TIME, order[k], lots[k], price[k]);
            default ->
                into.submit(
                        TIME,
                        order[k],
                        kind[k] == NEW ? OrderType.LIMIT : OrderType.IMMEDIATE_OR_CANCEL,
                        buying[k] ? Side.BUY : Side.SELL,
                        portfolio(k),
                        0,
                        lots[k],
                        price[k]);
        };
    }

    int portfolio(int k) {
        return (int) (order[k] % SELLERS) + (buying[k] ? SELLERS : 0);
    }

    static ExchangeSetup setup() {
        MarketRules rules = MarketRules.plain(1).withBand(0, BAND);
        return new ExchangeSetup(List.of(Grid.lone("electricity", "bus")), rules, PERIODS, Integer.MAX_VALUE);
    }

    /** Returns a portfolio for each participant, and the opening. */
    static List<Command> opening() {
        List<Command> commands = new ArrayList<>();
        for (int participant = 0; participant < 2 * SELLERS; participant++) {
            commands.add(new Command.AddPortfolio(TIME, participant, 0, 0, 500_000, 500_000));
        }
        commands.add(new Command.Open(TIME));
        return commands;
    }

    /** Returns a book of one bus, open, with a portfolio for each participant. */
    static ReservationExchange exchange() {
        ReservationExchange exchange = new ReservationExchange(setup(), NetworkAuction.NONE, 1 << 12);
        opening().forEach(exchange::apply);
        return exchange;
    }

    long trades() {
        return trades;
    }

    int size() {
        return kind.length;
    }

    String told() {
        int[] counts = new int[4];
        for (byte of : kind) {
            counts[of]++;
        }
        return "%,d messages: new, immediate, cancel, move %s; %.1f %% of messages trade, mean %.0f resting"
                .formatted(size(), Arrays.toString(counts), 100.0 * trading / size(), restingSum / size());
    }
}
