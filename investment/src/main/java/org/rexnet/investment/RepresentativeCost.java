package org.rexnet.investment;

import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingProgress;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.study.Study;

/** Cost over the whole horizon of a plan made for a part of it. */
public final class RepresentativeCost {

    private RepresentativeCost() {}

    /** Returns the plan of the whole study with the capacities of another plan of the same candidates. */
    public static PlanOutcome over(
            Study whole, Plan plan, ClearingOptions options, Solver solver, ClearingProgress progress) {
        return ExpansionPlanning.ofCapacities(solver).plan(CandidateChange.fixedAt(whole, plan), options, progress);
    }
}
