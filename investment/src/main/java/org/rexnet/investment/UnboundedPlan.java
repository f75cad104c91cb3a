package org.rexnet.investment;

import java.util.ArrayList;
import java.util.List;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingProgress;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.Study;
import org.rexnet.investment.signal.Candidate;

/** Finds which candidates make a plan unbounded: those that grow to whatever limit they are given. */
public final class UnboundedPlan {

    /** Beyond what any system has, and small enough for the solver's tolerances. */
    private static final double LIMIT = 1e6;

    private static final double REACHED = 0.999;

    private UnboundedPlan() {}

    /** Returns their names with their tables; none where it is not candidates that have no limit. */
    public static List<String> candidates(Study study, ClearingOptions options, Solver solver) {
        Study limited = CandidateChange.of(study, candidate -> {
            Expansion expansion = candidate.expansion();
            return isOpen(expansion)
                    ? expansion.withLimits(expansion.min(), Math.max(LIMIT, 2 * expansion.min()))
                    : expansion;
        });
        PlanOutcome outcome = ExpansionPlanning.ofCapacities(solver).plan(limited, options, ClearingProgress.SILENT);
        List<String> names = new ArrayList<>();
        if (outcome instanceof PlanOutcome.Planned planned) {
            List<Candidate> candidates = Candidate.of(study);
            for (int i = 0; i < candidates.size(); i++) {
                double found = planned.plan().additions().get(i).optimal();
                if (isOpen(candidates.get(i).expansion()) && found >= REACHED * LIMIT) {
                    names.add("%s of %s"
                            .formatted(
                                    candidates.get(i).name(),
                                    candidates.get(i).kind().table()));
                }
            }
        }
        return names;
    }

    private static boolean isOpen(Expansion expansion) {
        return Double.isInfinite(expansion.max());
    }
}
