package org.rexnet.investment.alternative;

import java.util.Map;
import org.rexnet.core.study.Scenario;
import org.rexnet.core.study.Study;
import org.rexnet.investment.CandidateChange;
import org.rexnet.investment.signal.Candidate;

/**
 * Factors on demand and costs of a study; what is not named stays.
 *
 * @param demand on the power of all loads
 * @param capital on the cost of candidates, by technology or, where a candidate has none, by its name
 * @param marginal on the cost of running, by technology, see {@link RunningCosts}
 */
record StudyScale(double demand, Map<String, Double> capital, Map<String, Double> marginal) {

    StudyScale {
        capital = Map.copyOf(capital);
        marginal = Map.copyOf(marginal);
    }

    /** Returns the study at these factors. */
    Study apply(Study study) {
        Study asked =
                study.map(component -> component.with(Scenario.Attribute.LOAD, power -> power.map(mw -> mw * demand)));
        Study scaled = CandidateChange.of(
                asked,
                candidate -> candidate.expansion().withCostFactor(capital.getOrDefault(technology(candidate), 1.0)));
        return marginal.isEmpty() ? scaled : RunningCosts.scaled(scaled, marginal);
    }

    /** Returns the technology of a candidate, or its name where it has none. */
    static String technology(Candidate candidate) {
        return candidate.component().technology().orElse(candidate.name());
    }
}
