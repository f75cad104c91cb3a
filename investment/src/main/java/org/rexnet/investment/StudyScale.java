package org.rexnet.investment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.Study;

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
        List<Load> loads = study.loads().stream()
                .map(load -> load.toBuilder()
                        .powerMw(load.powerMw().map(mw -> mw * demand))
                        .build())
                .toList();
        Map<String, String> technologies = technologies(study);
        Study scaled = CandidateChange.of(
                study.withLoads(loads),
                candidate -> candidate
                        .expansion()
                        .withCostFactor(capital.getOrDefault(technology(candidate, technologies), 1.0)));
        return marginal.isEmpty() ? scaled : new RunningCosts(scaled).scaled(marginal);
    }

    /** Returns the technology of a candidate: its carrier, or its name where it has none. */
    static String technology(Candidate candidate, Map<String, String> technologies) {
        return technologies.getOrDefault(candidate.capacityName(), candidate.name());
    }

    /** Returns the carriers of candidates by {@link Candidate#capacityName}, of those that have one. */
    static Map<String, String> technologies(Study study) {
        Map<String, String> all = new HashMap<>();
        for (Candidate candidate : Candidate.of(study)) {
            String carrier =
                    switch (candidate.kind()) {
                        case GENERATOR ->
                            study.generators().get(candidate.position()).carrier();
                        case STORAGE_UNIT ->
                            study.storageUnits().get(candidate.position()).carrier();
                        case STORE -> study.stores().get(candidate.position()).carrier();
                        case LINK -> study.links().get(candidate.position()).carrier();
                        default -> "";
                    };
            if (candidate.kind() == ComponentKind.LINE || candidate.kind() == ComponentKind.TRANSFORMER) {
                carrier = "lines";
            }
            if (!carrier.isEmpty()) {
                all.put(candidate.capacityName(), carrier);
            }
        }
        return all;
    }
}
