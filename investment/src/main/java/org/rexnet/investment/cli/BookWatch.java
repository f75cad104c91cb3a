package org.rexnet.investment.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.rexnet.core.exchange.Event;
import org.rexnet.core.trading.BookFrame;
import org.rexnet.core.trading.OrderFile;
import org.rexnet.core.trading.OrderStep;
import org.rexnet.core.trading.TradingSession;
import org.rexnet.investment.report.Ink;
import org.rexnet.investment.report.TextPage;

/** Shows the book that a row of orders concerns: redrawn in place on a terminal, one line a row anywhere else; to standard error. */
final class BookWatch implements OrderFile.Watcher {

    private static final String HOME = "\u001b[H";
    private static final String CLEAR = "\u001b[2J";
    private static final String REST_OF_LINE = "\u001b[K";
    private static final String REST_OF_SCREEN = "\u001b[J";
    private static final int TRADES = 8;
    private static final long FRAME_MILLIS = 40;

    private final PrintWriter out;
    private final Ink ink;
    private final TradingSession session;
    private final boolean shown;
    private final List<String> trades = new ArrayList<>();
    private boolean begun;

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
            draw(frame);
        } else {
            out.println(frame.line());
        }
    }

    private void draw(BookFrame frame) {
        StringBuilder text = new StringBuilder(begun ? HOME : CLEAR + HOME);
        begun = true;
        line(text, ink.bold(frame.title()));
        frame.depth().forEach(row -> line(text, row));
        line(text, "");
        trades.forEach(trade -> line(text, ink.faint(trade)));
        out.print(text.append(REST_OF_SCREEN));
        out.flush();
        pause(frame.isQuiet() ? FRAME_MILLIS / 4 : FRAME_MILLIS);
    }

    private static void line(StringBuilder text, String row) {
        boolean fits = row.length() <= 2 * TextPage.WIDTH;
        text.append(fits ? row : row.substring(0, 2 * TextPage.WIDTH))
                .append(REST_OF_LINE)
                .append('\n');
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Leaves the last frame where it is. */
    void end() {
        if (begun) {
            out.println();
            out.flush();
        }
    }
}
