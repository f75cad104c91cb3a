package org.rexnet.investment;

import java.util.ArrayList;
import java.util.List;
import org.rexnet.core.clearing.Clearing;
import org.rexnet.core.clearing.ClearingOptions;
import org.rexnet.core.clearing.ClearingOutcome;
import org.rexnet.core.clearing.ClearingProgress;
import org.rexnet.core.clearing.MarketClearing;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.Study;

/**
 * Finds the capacities that serve a study at least cost, jointly with its dispatch, as one linear model; immutable.
 *
 * <p>The reactance of a line that is extended stays what it is.
 */
public final class ExpansionPlanning {

    private static final double BOUND_SHARE = 1e-7;

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
        ClearingOutcome outcome = market.clear(study, options.withExpansion(true), progress);
        return outcome instanceof ClearingOutcome.Cleared cleared
                ? new PlanOutcome.Planned(plan(cleared.clearing()))
                : new PlanOutcome.NotPlanned(outcome);
    }

    private static Plan plan(Clearing clearing) {
        List<CapacityAddition> additions = new ArrayList<>();
        List<Signal> signals = new ArrayList<>();
        for (Candidate candidate : Candidate.of(clearing.study())) {
            double optimal = clearing.column(candidate.table(), candidate.attribute())[candidate.position()];
            double rent = clearing.capacityRents(candidate.table())[candidate.position()];
            double limitCost = clearing.limitCosts(candidate.table())[candidate.position()];
            Expansion expansion = candidate.expansion();
            additions.add(new CapacityAddition(
                    candidate.table(),
                    candidate.name(),
                    candidate.attribute(),
                    candidate.unit(),
                    candidate.existing(),
                    optimal,
                    expansion.annualCost()));
            signals.add(new Signal(
                    candidate.table(),
                    candidate.name(),
                    candidate.unit(),
                    optimal,
                    rent,
                    expansion.annualCost() + limitCost,
                    standing(expansion, optimal)));
        }
        return new Plan(clearing, additions, signals);
    }

    private static Signal.Standing standing(Expansion expansion, double capacity) {
        double tolerance = BOUND_SHARE * Math.max(1, Math.abs(capacity));
        if (expansion.max() - expansion.min() <= tolerance) {
            return Signal.Standing.FIXED;
        }
        if (capacity <= expansion.min() + tolerance) {
            return Signal.Standing.AT_MINIMUM;
        }
        return capacity >= expansion.max() - tolerance ? Signal.Standing.AT_MAXIMUM : Signal.Standing.BETWEEN;
    }
}
