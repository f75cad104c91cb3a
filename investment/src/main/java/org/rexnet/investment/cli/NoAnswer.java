package org.rexnet.investment.cli;

import java.io.PrintWriter;
import java.util.stream.Collectors;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.study.Study;

/** Says why there is no dispatch or plan. */
final class NoAnswer {

    private static final int MOST_CAUSES = 20;
    private static final int MOST_PLACES = 5;

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
                        unbounded.withoutLimit().isEmpty()
                                ? "Something that is paid for being used or built has no limit: look for negative"
                                        + " costs."
                                : "These are paid for what they do, and nothing limits it: %s."
                                        .formatted(String.join(", ", unbounded.withoutLimit())));
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
            out.println("What stands in the way, worst first:");
            infeasible.causes().stream().limit(MOST_CAUSES).forEach(cause -> print(out, cause));
            if (infeasible.causes().size() > MOST_CAUSES) {
                out.println("  and %d more".formatted(infeasible.causes().size() - MOST_CAUSES));
            }
        }
        infeasible.remarks().forEach(remark -> Wrapped.print(out, "", remark));
        if (!planning && study.hasCandidates()) {
            Wrapped.print(
                    out,
                    "",
                    "Only what exists may be used here; the study has candidates, which rexnet invest builds.");
        } else if (infeasible.lostLoadHelps() && study.settings().lostLoad().isEmpty()) {
            Wrapped.print(out, "", "Loads must be served in full: lost_load in study.yaml would price what cannot be.");
        }
    }

    private void print(PrintWriter out, ClearingOutcome.Cause cause) {
        Wrapped.print(out, "  ", "%s: %s".formatted(cause.what(), cause.help()));
        String where = cause.places().stream()
                .limit(MOST_PLACES)
                .map(place -> where(place, cause.unit()))
                .collect(Collectors.joining(", "));
        int more = cause.places().size() - MOST_PLACES;
        Wrapped.print(
                out,
                "    ",
                more > 0
                        ? "%s, and in %s".formatted(where, Figures.count(more, "more snapshot", "more snapshots"))
                        : where);
    }

    private static String where(ClearingOutcome.Place place, String unit) {
        String amount = "%s %s".formatted(Figures.amount(place.amount()), unit).strip();
        return place.snapshot().isEmpty() ? amount : "%s in %s".formatted(amount, place.snapshot());
    }

    private String alarm(String text) {
        return terminal.outInk().alarm(text);
    }
}
