package org.rexnet.investment.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.rexnet.investment.Convergence;
import org.rexnet.investment.decomposition.Iteration;

/** How the bounds of an equilibrium plan closed, while it is sought and afterwards. */
final class ConvergencePage {

    private static final int MOST_ROWS = 30;

    private ConvergencePage() {}

    /** Prints one line for an iteration, as it happens. */
    static void printLive(PrintWriter err, Iteration iteration) {
        if (iteration.number() == 1) {
            err.println("iteration      at least       at most      gap  unserved MWh  seconds");
        }
        err.println("%9d  %12s  %12s  %7s  %12s  %7s"
                .formatted(
                        iteration.number(),
                        bound(iteration.lower()),
                        bound(iteration.upper()),
                        gap(iteration.gap()),
                        Figures.amount(iteration.unservedMwh()),
                        Figures.seconds(iteration.seconds())));
        err.flush();
    }

    static void print(PrintWriter out, Ink ink, Convergence convergence, String currency) {
        out.println();
        out.println(ink.bold("How the plan was found"));
        Wrapped.print(
                out,
                "  ",
                ("%s cleared %s; each answer told what one more MW earns. No plan costs less than %s %s: the gap is %s.")
                        .formatted(
                                Figures.count(
                                        convergence.parts(), "part of the horizon was", "parts of the horizon were"),
                                Figures.count(convergence.iterations().size(), "time", "times"),
                                Figures.money(convergence.lower()),
                                currency,
                                gap(convergence.gap())));
        TextTable table = new TextTable()
                .number("iteration")
                .number("at least " + currency)
                .number("at most " + currency)
                .number("gap")
                .number("per MWh")
                .number("t CO2")
                .number("unserved MWh");
        convergence.iterations().stream()
                .skip(Math.max(0, convergence.iterations().size() - MOST_ROWS))
                .forEach(iteration -> table.row(
                        Integer.toString(iteration.number()),
                        bound(iteration.lower()),
                        bound(iteration.upper()),
                        gap(iteration.gap()),
                        Figures.money(iteration.costPerMwh()),
                        Figures.amount(iteration.tonnes()),
                        Figures.amount(iteration.unservedMwh())));
        table.print(out, ink);
    }

    private static String bound(double cost) {
        return Double.isInfinite(cost) ? "-" : Figures.amount(cost);
    }

    private static String gap(double share) {
        return share > 1 ? "-" : share < 1e-9 ? "0" : String.format(Locale.ROOT, "%.1e", share);
    }
}
