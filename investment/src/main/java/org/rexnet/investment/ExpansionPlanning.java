package org.rexnet.investment;

import org.rexnet.core.clearing.ClearingOptions;
import org.rexnet.core.clearing.ClearingOutcome;
import org.rexnet.core.clearing.ClearingProgress;
import org.rexnet.core.clearing.MarketClearing;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.study.FlowFormulation;
import org.rexnet.core.study.Study;

/**
 * Finds the capacities that serve a study at least cost, jointly with its dispatch, as one linear model; immutable.
 *
 * <p>The reactance of a line that is extended stays what it is. Whole circuits are counted by the formulation by angles, also where that by
 * sensitivities was asked for: a sensitivity would change with every circuit.
 */
public final class ExpansionPlanning {

    private final MarketClearing market;

    public ExpansionPlanning(Solver solver) {
        market = new MarketClearing(solver);
    }

    /** Plans as the study's settings say. */
    public PlanOutcome plan(Study study) {
        return plan(study, ClearingOptions.of(study.settings()), ClearingProgress.SILENT);
    }

    /** Plans; the options' expansion is taken as set. */
    public PlanOutcome plan(Study study, ClearingOptions options, ClearingProgress progress) {
        ClearingOptions counting = study.hasCircuits() && options.formulation() == FlowFormulation.SENSITIVITIES
                ? options.withFormulation(FlowFormulation.ANGLES)
                : options;
        ClearingOutcome outcome = market.clear(study, counting.withExpansion(true), progress);
        return outcome instanceof ClearingOutcome.Cleared cleared
                ? new PlanOutcome.Planned(Plan.of(cleared.clearing()))
                : new PlanOutcome.NotPlanned(outcome);
    }
}
