package org.rexnet.investment.claim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.simulation.claim.MarketClaim;
import org.rexnet.core.study.Study;
import org.rexnet.investment.CapacityAddition;
import org.rexnet.investment.ExpansionPlanning;
import org.rexnet.investment.Plan;
import org.rexnet.investment.PlanOutcome;

/** Claims about prices and plans, and what they share with claims about markets. */
public final class InvestmentClaims {

    private InvestmentClaims() {}

    /** Returns the claims. */
    public static List<MarketClaim> of(Solver solver) {
        return List.of(new PricesToPlans(solver), new SelfOrganisation(solver));
    }

    /** Returns the joint plan of a study, where it has candidates and one can be found. */
    static Optional<Plan> plan(Study study, Solver solver) {
        if (!study.hasCandidates()) {
            return Optional.empty();
        }
        return ExpansionPlanning.ofCapacities(solver).plan(study) instanceof PlanOutcome.Planned planned
                ? Optional.of(planned.plan())
                : Optional.empty();
    }

    /** Returns a study that is simulated with the capacities of its joint plan, where there is one. */
    public static Optional<Study> planned(Study study, Solver solver) {
        return plan(study, solver)
                .map(plan -> study.withSettings(study.settings()
                        .withSimulation(study.settings().simulation().withCapacities(capacities(plan)))));
    }

    /** Returns what stands by a plan, by name of the candidate in MW (MWh). */
    static Map<String, Double> capacities(Plan plan) {
        Map<String, Double> capacities = new LinkedHashMap<>();
        for (CapacityAddition addition : plan.additions()) {
            capacities.put(addition.name(), addition.optimal());
        }
        return capacities;
    }
}
