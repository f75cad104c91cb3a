package org.rexnet.core.trading;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rexnet.core.exchange.BookView;
import org.rexnet.core.exchange.Command;
import org.rexnet.core.market.Side;

/** How books looked over time: the best prices of both sides after orders came, at not too many moments of each. Mutable while it notes. */
final class BookReplay {

    private static final int MOST_MOMENTS = 160;
    private static final int MOST_LEVELS = 15;

    private final Map<Integer, Course> courses = new HashMap<>();

    /**
     * What is shown at a price, at all buses together.
     *
     * @param time when
     * @param side of the orders
     * @param ticks their limit
     * @param lots what is shown of them
     */
    record Level(Instant time, Side side, int ticks, long lots) {}

    /** Moments of one book: every so many that were noted. */
    private static final class Course {
        private final List<List<Level>> moments = new ArrayList<>();
        private int stride = 1;
        private int noted;

        boolean isDue() {
            return noted++ % stride == 0;
        }

        void add(List<Level> moment) {
            moments.add(moment);
            if (moments.size() > MOST_MOMENTS) {
                for (int k = moments.size() / 2; k > 0; k--) {
                    moments.remove(2 * k - 1);
                }
                stride *= 2;
            }
        }
    }

    /** Notes the book that an order was sent to. */
    void note(TradingSession session, OrderStep step) {
        for (Command command : step.commands()) {
            if (command instanceof Command.Submit order && session.isOpened(order.period())) {
                int grid = session.market().portfolios().get(order.portfolio()).grid();
                int book = order.period() * session.market().grids().size() + grid;
                Course course = courses.computeIfAbsent(book, number -> new Course());
                if (course.isDue()) {
                    course.add(levels(session.view(order.period(), grid), session.market(), grid, step.time()));
                }
            }
        }
    }

    private static List<Level> levels(BookView view, StudyMarket market, int grid, Instant time) {
        List<Level> levels = new ArrayList<>();
        for (Side side : Side.values()) {
            TreeMap<Integer, Long> lots = new TreeMap<>();
            for (int bus = 0; bus < market.grids().get(grid).buses().size(); bus++) {
                view.depth(side, bus).forEach(level -> lots.merge(level.priceTicks(), level.lots(), Long::sum));
            }
            (side == Side.BUY ? lots.descendingMap() : lots)
                    .entrySet().stream()
                            .limit(MOST_LEVELS)
                            .forEach(entry -> levels.add(new Level(time, side, entry.getKey(), entry.getValue())));
        }
        return levels;
    }

    /** Returns what was noted of a book, in the order of time. */
    List<Level> levels(int book) {
        Course course = courses.get(book);
        return course == null
                ? List.of()
                : course.moments.stream().flatMap(List::stream).toList();
    }
}
