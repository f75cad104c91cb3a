package org.rexnet.investment.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.exchange.Event;
import org.rexnet.core.trading.BookFrame;
import org.rexnet.core.trading.OrderFile;
import org.rexnet.core.trading.OrderStep;
import org.rexnet.core.trading.TradingSession;
import org.rexnet.investment.report.Ink;

/**
 * Shows the book that a row of orders concerns: redrawn in place on a terminal's other screen, one line a row anywhere else; to standard
 * error. Each line of a frame has its place on the screen, and one that is too long ends at its edge, whatever its width. However the
 * command ends, the terminal is as it was.
 */
final class BookWatch implements OrderFile.Watcher, AutoCloseable {

    private static final String BEGIN = "\u001b[?1049h\u001b[?25l\u001b[?7l\u001b[2J";
    private static final String END = "\u001b[?7h\u001b[?25h\u001b[?1049l";
    private static final String PLACE = "\u001b[%d;1H";
    private static final String REST_OF_LINE = "\u001b[K";
    private static final int TRADES = 8;
    private static final long FRAME_MILLIS = 40;

    private final PrintWriter out;
    private final Ink ink;
    private final TradingSession session;
    private final boolean shown;
    private final List<String> trades = new ArrayList<>();
    /** Gives the terminal back where the process is ended from outside; there while frames are drawn. */
    private @Nullable Thread atExit;

    private List<String> last = List.of();
    private boolean ended;

    BookWatch(Terminal terminal, TradingSession session, boolean shown) {
        out = terminal.err();
        ink = terminal.errInk();
        this.session = session;
        this.shown = shown;
    }

    @Override
    public void happened(OrderStep step, List<Event> events) {
        if (!shown) {
            return;
        }
        BookFrame frame = BookFrame.of(session, step, events);
        trades.addAll(frame.trades());
        while (trades.size() > TRADES) {
            trades.remove(0);
        }
        if (ink == Ink.TERMINAL) {
            begin();
            draw(rows(frame));
            pause(frame.isQuiet() ? FRAME_MILLIS / 4 : FRAME_MILLIS);
        } else {
            out.println(frame.line());
        }
    }

    private void begin() {
        if (atExit == null) {
            atExit = new Thread(this::end);
            Runtime.getRuntime().addShutdownHook(atExit);
            print(BEGIN);
        }
    }

    private List<String> rows(BookFrame frame) {
        List<String> rows = new ArrayList<>(List.of(ink.bold(frame.head()), frame.stand(), ""));
        for (int k = 0; k < BookFrame.MOST_ROWS; k++) {
            String row = k < frame.depth().size() ? frame.depth().get(k) : "";
            rows.add(k == 0 ? ink.faint(row) : row);
        }
        rows.add("");
        trades.forEach(trade -> rows.add(ink.faint(trade)));
        return rows;
    }

    private void draw(List<String> rows) {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < rows.size(); row++) {
            text.append(PLACE.formatted(row + 1)).append(REST_OF_LINE).append(rows.get(row));
        }
        print(text.toString());
        last = rows;
    }

    /** Nothing is drawn any more once the terminal was given back. */
    private synchronized void print(String text) {
        if (!ended) {
            out.print(text);
            out.flush();
        }
    }

    private synchronized void end() {
        print(END);
        ended = true;
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Gives the terminal back, and leaves the last frame on it. */
    @Override
    public void close() {
        if (atExit != null) {
            end();
            last.stream().filter(row -> !row.isBlank()).forEach(out::println);
            out.println();
            out.flush();
            Runtime.getRuntime().removeShutdownHook(atExit);
            atExit = null;
        }
    }
}
