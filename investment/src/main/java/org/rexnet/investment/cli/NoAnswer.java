package org.rexnet.investment.cli;

import java.io.PrintWriter;
import org.rexnet.core.clearing.ClearingOutcome;
import org.rexnet.core.study.Study;

/** Says why there is no dispatch or plan. */
final class NoAnswer {

    private final Terminal terminal;
    private final Study study;

    NoAnswer(Terminal terminal, Study study) {
        this.terminal = terminal;
        this.study = study;
    }

    /** Prints the reason; {@code planning} says whether capacities could be extended. */
    void print(ClearingOutcome outcome, boolean planning) {
        PrintWriter out = terminal.out();
        out.println();
        switch (outcome) {
            case ClearingOutcome.Cleared cleared ->
                throw new IllegalArgumentException("A study that was cleared has an answer.");
            case ClearingOutcome.Infeasible infeasible -> print(infeasible, planning);
            case ClearingOutcome.Unbounded unbounded -> {
                out.println(alarm("Unbounded: cost has no lower bound."));
                Wrapped.print(
                        out,
                        "  ",
                        "Something that is paid for being used or built has no limit: look for negative" + " costs.");
            }
            case ClearingOutcome.LimitReached reached ->
                out.println(alarm("Not finished: stopped at the limit of %s.".formatted(limit(reached))));
        }
    }

    private static String limit(ClearingOutcome.LimitReached reached) {
        return reached.limit().toLowerCase(java.util.Locale.ROOT);
    }

    private void print(ClearingOutcome.Infeasible infeasible, boolean planning) {
        PrintWriter out = terminal.out();
        out.println(alarm("Infeasible: no dispatch holds all limits."));
        if (!infeasible.causes().isEmpty()) {
            out.println("What would have to give way, worst first:");
            TextTable table = new TextTable().words("what").words("snapshot").number("by");
            infeasible
                    .causes()
                    .forEach(cause -> table.row(cause.what(), cause.snapshot(), Figures.amount(cause.amount())));
            table.print(out, terminal.outInk());
        }
        infeasible.remarks().forEach(remark -> Wrapped.print(out, "", remark));
        if (!planning && study.hasCandidates()) {
            Wrapped.print(
                    out,
                    "",
                    "Only what exists may be used here; the study has candidates, which rexnet invest builds.");
        } else if (study.settings().lostLoad().isEmpty()) {
            Wrapped.print(out, "", "Loads must be served in full: lost_load in study.yaml would price what cannot be.");
        }
    }

    private String alarm(String text) {
        return terminal.outInk().alarm(text);
    }
}
