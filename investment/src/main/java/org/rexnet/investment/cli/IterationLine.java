package org.rexnet.investment.cli;

import java.io.PrintWriter;
import org.rexnet.core.section.Figures;
import org.rexnet.investment.PlanSections;
import org.rexnet.investment.decomposition.Iteration;

/** Progress of the search for an equilibrium: one line for each iteration. */
final class IterationLine {

    private IterationLine() {}

    /** Prints the line of an iteration, as it happens. */
    static void print(PrintWriter err, Iteration iteration) {
        if (iteration.number() == 1) {
            err.println("iteration      at least       at most      gap  unserved MWh  seconds");
        }
        err.println("%9d  %12s  %12s  %7s  %12s  %7s"
                .formatted(
                        iteration.number(),
                        bound(iteration.lower()),
                        bound(iteration.upper()),
                        PlanSections.gapWord(iteration.gap()),
                        Figures.quantity(iteration.unservedMwh()),
                        Figures.seconds(iteration.seconds())));
        err.flush();
    }

    private static String bound(double cost) {
        return Double.isInfinite(cost) ? "-" : Figures.amount(cost);
    }
}
