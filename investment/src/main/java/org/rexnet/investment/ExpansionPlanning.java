package org.rexnet.investment;

import java.util.Map;
import org.rexnet.core.clearing.ClearingSession;
import org.rexnet.core.clearing.MarketClearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.clearing.result.ClearingProgress;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.FlowFormulation;
import org.rexnet.core.study.Study;

/**
 * Finds the capacities that serve a study at least cost, jointly with its dispatch, as one linear model; immutable.
 *
 * <p>The reactance of a line that is extended stays what it is. Whole circuits are counted by the formulation by angles, also where that by
 * sensitivities was asked for: a sensitivity would change with every circuit.
 */
public final class ExpansionPlanning {

    private final Solver solver;
    private final boolean valuing;

    /** Makes a planning that says of every candidate the earnings of one more unit and the savings by the last one. */
    public ExpansionPlanning(Solver solver) {
        this(solver, true);
    }

    private ExpansionPlanning(Solver solver, boolean valuing) {
        this.solver = solver;
        this.valuing = valuing;
    }

    /** Returns a planning whose signals are what shadow prices say: for those who look at capacities and costs, faster. */
    public static ExpansionPlanning ofCapacities(Solver solver) {
        return new ExpansionPlanning(solver, false);
    }

    /** Returns the same planning with signals that are what shadow prices say: faster. */
    ExpansionPlanning forCapacities() {
        return new ExpansionPlanning(solver, false);
    }

    /** Plans as the study's settings say. */
    public PlanOutcome plan(Study study) {
        return plan(study, ClearingOptions.of(study.settings()), ClearingProgress.SILENT);
    }

    /** Plans; the options' expansion is taken as set. */
    public PlanOutcome plan(Study study, ClearingOptions asked, ClearingProgress progress) {
        ClearingOptions counting = study.hasCircuits() && asked.formulation() == FlowFormulation.SENSITIVITIES
                ? asked.withFormulation(FlowFormulation.ANGLES)
                : asked;
        ClearingOptions options = counting.withExpansion(true);
        MarketClearing market = new MarketClearing(solver);
        if (!valuing || !study.hasCandidates()) {
            return outcome(market.clear(study, options, progress));
        }
        Map<ComponentKey, Double> near =
                FirstCapacities.suits(study, options) ? FirstCapacities.of(study, options, solver) : Map.of();
        try (ClearingSession session = market.openNear(study, options, near, progress)) {
            return switch (outcome(session.clear())) {
                case PlanOutcome.Planned planned ->
                    new PlanOutcome.Planned(MarginalRents.value(session, planned.plan(), solver));
                case PlanOutcome.NotPlanned not -> not;
            };
        }
    }

    private static PlanOutcome outcome(ClearingOutcome outcome) {
        return outcome instanceof ClearingOutcome.Cleared cleared
                ? new PlanOutcome.Planned(Plan.of(cleared.clearing()))
                : new PlanOutcome.NotPlanned(outcome);
    }
}
