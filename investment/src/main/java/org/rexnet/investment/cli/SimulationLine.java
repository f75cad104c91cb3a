package org.rexnet.investment.cli;

import java.io.PrintWriter;
import org.rexnet.core.simulation.experiment.ExperimentProgress;
import org.rexnet.investment.report.Ink;

/** Line on a terminal that says how many runs are done, and vanishes at the end; may be told from several threads. */
final class SimulationLine implements ExperimentProgress, AutoCloseable {

    private final PrintWriter err;
    private final int width;
    private final boolean shown;
    private boolean written;

    private SimulationLine(Terminal terminal, boolean shown) {
        err = terminal.err();
        width = terminal.width();
        this.shown = shown;
    }

    /** Returns the line of a terminal; silent elsewhere. */
    static SimulationLine of(Terminal terminal, boolean quiet) {
        return new SimulationLine(terminal, terminal.errInk() == Ink.TERMINAL && !quiet);
    }

    @Override
    public synchronized void done(int done, int of, String what) {
        if (shown) {
            String line = "simulating: %d of %d runs (%s)".formatted(done, of, what);
            int length = Math.min(width, line.length());
            err.print("\r" + line.substring(0, length) + " ".repeat(width - length));
            err.flush();
            written = true;
        }
    }

    @Override
    public synchronized void close() {
        if (written) {
            err.print("\r" + " ".repeat(width) + "\r");
            err.flush();
        }
    }
}
