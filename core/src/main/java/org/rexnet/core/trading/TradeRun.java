package org.rexnet.core.trading;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rexnet.core.optimization.Solver;

/**
 * A file of orders, traded from its first row to the closure of all periods, then delivered and settled.
 *
 * @param session the exchange, closed
 * @param file what was ordered
 * @param closing what the books were just before their gates closed
 * @param atEnd what the books that were open held after the last row
 * @param leftAtEnd lots left then of each order that was alive, by its number
 * @param endOfFile when the last row was
 * @param replay how books looked over time
 * @param delivery what was delivered and settled
 * @param comparison with the best clearing of the same orders, where it was asked for
 */
public record TradeRun(
        TradingSession session,
        OrderFile file,
        List<BookState> closing,
        List<BookState> atEnd,
        Map<Long, Integer> leftAtEnd,
        Instant endOfFile,
        BookReplay replay,
        DeliveryRun delivery,
        Optional<WelfareComparison> comparison) {

    public TradeRun {
        closing = List.copyOf(closing);
        atEnd = List.copyOf(atEnd);
        leftAtEnd = Map.copyOf(leftAtEnd);
    }

    /**
     * Trades a file.
     *
     * @param session prepared and not yet opened
     * @param meters what was delivered
     * @param compares whether the orders are also cleared at once
     * @param watcher told of what came of each row
     */
    public static TradeRun of(
            TradingSession session,
            OrderFile file,
            MeteredFile meters,
            boolean compares,
            Solver solver,
            OrderFile.Watcher watcher) {
        StudyMarket market = session.market();
        List<BookState> closing = new ArrayList<>();
        session.onClosing(period -> closing.addAll(states(session, period)));
        BookReplay replay = new BookReplay();
        file.play(session, (step, events) -> {
            replay.note(session, step);
            watcher.happened(step, events);
        });
        Instant end = session.now();
        List<BookState> atEnd = new ArrayList<>();
        for (int period = 0; period < market.periods().count(); period++) {
            int one = period;
            boolean closed = closing.stream().anyMatch(state -> state.period() == one);
            if (session.isOpened(period) && !closed) {
                atEnd.addAll(states(session, period));
            }
        }
        Map<Long, Integer> left = new HashMap<>(session.restingOrders());
        session.close(end);
        DeliveryRun delivery = DeliveryRun.of(new SessionReservations(session), meters, solver);
        Optional<WelfareComparison> comparison =
                compares ? WelfareComparison.of(session, closing, solver) : Optional.empty();
        return new TradeRun(session, file, closing, atEnd, left, end, replay, delivery, comparison);
    }

    private static List<BookState> states(TradingSession session, int period) {
        List<BookState> states = new ArrayList<>();
        for (int grid = 0; grid < session.market().grids().size(); grid++) {
            states.add(BookState.of(session.market(), session.view(period, grid), period, grid));
        }
        return states;
    }

    /** Returns the events' history. */
    public TradeHistory history() {
        return session.history();
    }

    /** Returns the market. */
    public StudyMarket market() {
        return session.market();
    }

    /** Returns the number of rows that were played. */
    public int rows() {
        return file.steps().size();
    }
}
