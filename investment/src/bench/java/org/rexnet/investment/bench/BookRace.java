package org.rexnet.investment.bench;

import exchange.core2.collections.objpool.ObjectsPool;
import exchange.core2.core.common.CoreSymbolSpecification;
import exchange.core2.core.common.MatcherEventType;
import exchange.core2.core.common.MatcherTradeEvent;
import exchange.core2.core.common.OrderAction;
import exchange.core2.core.common.OrderType;
import exchange.core2.core.common.SymbolType;
import exchange.core2.core.common.cmd.CommandResultCode;
import exchange.core2.core.common.cmd.OrderCommand;
import exchange.core2.core.common.cmd.OrderCommandType;
import exchange.core2.core.common.config.LoggingConfiguration;
import exchange.core2.core.orderbook.IOrderBook;
import exchange.core2.core.orderbook.OrderBookDirectImpl;
import exchange.core2.core.orderbook.OrderBookEventsHelper;
import java.util.Arrays;
import org.rexnet.core.exchange.CommandLog;
import org.rexnet.core.exchange.Events;
import org.rexnet.core.exchange.ReservationExchange;

/**
 * The same messages through our book and through exchange-core's {@code OrderBookDirectImpl}, in turns on one thread. Ours keeps a journal
 * of all commands in memory; exchange-core's event objects are pooled.
 */
final class BookRace {

    private final OrderStream stream;
    /** All commands, as a journal keeps them. */
    private final CommandLog journal;

    private final MatcherTradeEvent[] pool = new MatcherTradeEvent[4096];
    private int pooled;

    BookRace(OrderStream stream) {
        this.stream = stream;
        journal = new CommandLog(stream.size() * 7);
        Arrays.setAll(pool, k -> new MatcherTradeEvent());
    }

    /** Returns nanoseconds for all messages through our book. */
    long ours() {
        ReservationExchange exchange = OrderStream.exchange();
        journal.clear();
        long trades = 0;
        long began = Cpu.nanos();
        for (int k = 0; k < stream.size(); k++) {
            exchange.apply(journal, stream.write(k, journal));
            trades += trades(exchange.events());
        }
        long taken = Cpu.nanos() - began;
        if (trades != stream.trades()) {
            throw new IllegalStateException("%d trades in place of %d".formatted(trades, stream.trades()));
        }
        return taken;
    }

    /** Returns the time of each message through our book in nanoseconds, sorted; a clock's own time is in it. */
    long[] latencies() {
        ReservationExchange exchange = OrderStream.exchange();
        journal.clear();
        long[] taken = new long[stream.size()];
        long before = System.nanoTime();
        for (int k = 0; k < taken.length; k++) {
            exchange.apply(journal, stream.write(k, journal));
            long now = System.nanoTime();
            taken[k] = now - before;
            before = now;
        }
        Arrays.sort(taken);
        return taken;
    }

    /** Reads the events as a journal or a ledger would. */
    static long trades(Events events) {
        long trades = 0;
        long[] words = events.words();
        for (int k = 0; k < events.size(); k++) {
            trades += Events.isTrade(words, k) ? 1 : 0;
        }
        return trades;
    }

    /** Returns nanoseconds for all messages through exchange-core's book. */
    long theirs() {
        IOrderBook book = new OrderBookDirectImpl(
                CoreSymbolSpecification.builder()
                        .symbolId(1)
                        .type(SymbolType.FUTURES_CONTRACT)
                        .baseCurrency(1)
                        .quoteCurrency(2)
                        .baseScaleK(1)
                        .quoteScaleK(1)
                        .build(),
                ObjectsPool.createDefaultTestPool(),
                new OrderBookEventsHelper(() -> pool[pooled++ & pool.length - 1]),
                LoggingConfiguration.DEFAULT);
        OrderCommand command = new OrderCommand();
        long trades = 0;
        long began = Cpu.nanos();
        for (int k = 0; k < stream.size(); k++) {
            fill(command, k);
            CommandResultCode code = IOrderBook.processCommand(book, command);
            if (code != CommandResultCode.SUCCESS) {
                throw new IllegalStateException(code + " of message " + k);
            }
            for (MatcherTradeEvent event = command.matcherEvent; event != null; event = event.nextEvent) {
                trades += event.eventType == MatcherEventType.TRADE ? 1 : 0;
            }
        }
        long taken = Cpu.nanos() - began;
        if (trades != stream.trades()) {
            throw new IllegalStateException("%d trades in place of %d".formatted(trades, stream.trades()));
        }
        return taken;
    }

    private void fill(OrderCommand command, int k) {
        command.matcherEvent = null;
        command.resultCode = CommandResultCode.VALID_FOR_MATCHING_ENGINE;
        command.orderId = stream.order[k];
        command.uid = 1L + stream.portfolio(k);
        command.price = stream.price[k];
        command.reserveBidPrice = Integer.MAX_VALUE;
        command.size = stream.lots[k];
        command.action = stream.buying[k] ? OrderAction.BID : OrderAction.ASK;
        switch (stream.kind[k]) {
            case OrderStream.CANCEL -> command.command = OrderCommandType.CANCEL_ORDER;
            case OrderStream.MOVE -> command.command = OrderCommandType.MOVE_ORDER;
            default -> {
                command.command = OrderCommandType.PLACE_ORDER;
                command.orderType = stream.kind[k] == OrderStream.NEW ? OrderType.GTC : OrderType.IOC;
            }
        }
    }
}
