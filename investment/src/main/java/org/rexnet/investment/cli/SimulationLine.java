package org.rexnet.investment.cli;

import java.io.PrintWriter;
import org.rexnet.core.simulation.experiment.ExperimentProgress;
import org.rexnet.investment.report.Ink;
import org.rexnet.investment.report.TextPage;

/** Line on a terminal that says how many runs are done, and vanishes at the end; may be told from several threads. */
final class SimulationLine implements ExperimentProgress, AutoCloseable {

    private final PrintWriter err;
    private final boolean shown;
    private boolean written;

    private SimulationLine(PrintWriter err, boolean shown) {
        this.err = err;
        this.shown = shown;
    }

    /** Returns the line of a terminal; silent elsewhere. */
    static SimulationLine of(Terminal terminal, boolean quiet) {
        return new SimulationLine(terminal.err(), terminal.errInk() == Ink.TERMINAL && !quiet);
    }

    @Override
    public synchronized void done(int done, int of, String what) {
        if (shown) {
            String line = "simulating: %d of %d runs (%s)".formatted(done, of, what);
            int width = Math.min(TextPage.WIDTH, line.length());
            err.print("\r" + line.substring(0, width) + " ".repeat(TextPage.WIDTH - width));
            err.flush();
            written = true;
        }
    }

    @Override
    public synchronized void close() {
        if (written) {
            err.print("\r" + " ".repeat(TextPage.WIDTH) + "\r");
            err.flush();
        }
    }
}
