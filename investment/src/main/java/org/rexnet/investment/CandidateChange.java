package org.rexnet.investment;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.Study;
import org.rexnet.investment.signal.Candidate;

/** Changes limits and costs of a study's candidates; everything else stays. */
public final class CandidateChange {

    private CandidateChange() {}

    /** Returns the study whose candidates may be extended as the function says. */
    public static Study of(Study study, Function<Candidate, Expansion> change) {
        Map<ComponentKey, Expansion> changed = new HashMap<>();
        for (Candidate candidate : Candidate.of(study)) {
            changed.put(candidate.key(), change.apply(candidate));
        }
        return study.map(component -> component.expansion().isEmpty()
                ? component
                : component.withExpansion(Optional.ofNullable(changed.get(component.key()))));
    }

    /** Returns the study in which capacities are those of a plan of a study with the same candidates, whatever they cost. */
    public static Study fixedAt(Study study, Plan plan) {
        Map<ComponentKey, Double> capacities = new HashMap<>();
        for (CapacityAddition addition : plan.additions()) {
            capacities.put(addition.key(), addition.optimal());
        }
        return of(study, candidate -> {
            double capacity = capacities.getOrDefault(candidate.key(), candidate.existing());
            Expansion expansion = candidate.expansion();
            boolean ofCircuits = study.hasCircuits()
                    && expansion.module() > 0
                    && candidate.kind().isPassive();
            if (ofCircuits) {
                double whole = Math.rint(capacity / expansion.module()) * expansion.module();
                return expansion.withLimits(whole, whole);
            }
            return new Expansion(capacity, capacity, expansion.annualCost(), 0, expansion.origin());
        });
    }
}
