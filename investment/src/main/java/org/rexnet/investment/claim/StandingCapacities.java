package org.rexnet.investment.claim;

import java.util.Map;
import org.rexnet.core.simulation.claim.Trial;
import org.rexnet.core.simulation.experiment.Findings;
import org.rexnet.core.simulation.experiment.Indicator;
import org.rexnet.core.study.FlowFormulation;
import org.rexnet.core.study.Study;
import org.rexnet.core.trading.StudyMarket;
import org.rexnet.investment.signal.Candidate;

/**
 * Simulations of a study with capacities that somebody chose, by name of the candidate in MW (MWh), and their worth less what they cost.
 */
final class StandingCapacities {

    private static final double HOURS_OF_YEAR = 8760;

    private StandingCapacities() {}

    /** Returns the study as it is simulated with capacities. */
    static Study simulated(Study study, Map<String, Double> capacities) {
        return traded(study.withSettings(
                study.settings().withSimulation(study.settings().simulation().withCapacities(capacities))));
    }

    /** Nobody steers flows on an exchange: where a study lets lines be steered, they carry what their reactances say. */
    static Study traded(Study study) {
        return StudyMarket.isSteered(study)
                ? study.withSettings(study.settings().withFormulation(FlowFormulation.SENSITIVITIES))
                : study;
    }

    /** Returns welfare less the cost of capacity for the simulated days, by seed, in money. */
    static double[] netWelfare(Trial trial, Findings.Part part, int design, Map<String, Double> capacities) {
        double years = (part.setting().count() - part.setting().warmUp())
                * part.setting().periodHours()
                / HOURS_OF_YEAR;
        double cost = annualCost(trial.study(), capacities)
                * years
                / trial.study().horizon().years();
        return part.find(trial.name(design)).orElseThrow().stream()
                .mapToDouble(result -> result.figure(Indicator.WELFARE) - cost)
                .toArray();
    }

    /** Returns the cost over the study's horizon of all that is built beyond what exists, in money. */
    private static double annualCost(Study study, Map<String, Double> capacities) {
        double cost = 0;
        for (Candidate candidate : Candidate.of(study)) {
            double more = capacities.getOrDefault(candidate.name(), candidate.existing()) - candidate.existing();
            cost += Math.max(0, more) * candidate.expansion().annualCost();
        }
        return cost;
    }

    /** Returns one by one how much more the first has. */
    static double[] minus(double[] one, double[] other) {
        double[] differences = new double[one.length];
        for (int i = 0; i < one.length; i++) {
            differences[i] = one[i] - other[i];
        }
        return differences;
    }
}
