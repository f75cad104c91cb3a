package org.rexnet.investment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rexnet.core.clearing.MarketClearing;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.clearing.solve.TemporalCoupling;
import org.rexnet.core.optimization.CertificateException;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.Study;
import org.rexnet.investment.signal.Candidate;

/**
 * Guesses the capacities of a plan over many weeks from weeks that stand for them, so that the search for the plan starts nearby: where
 * storage ties snapshots together, that takes less time than the search from nothing. Immutable.
 */
final class FirstCapacities {

    private static final double WEEK_HOURS = 168;

    /** One of so many weeks is planned first. */
    private static final int SHARE = 3;

    private static final int LEAST_WEEKS = 24;

    /** Components times snapshots of the weeks that are planned first: four weeks of a harbour town, whose plan takes about ten seconds. */
    private static final long MOST_WORK = 150_000;

    /** Fewer weeks say too little of the others. */
    private static final int LEAST_FIRST = 4;

    private FirstCapacities() {}

    /** Returns whether a study has many weeks that only storage and the like, and capacities, tie together. */
    static boolean suits(Study study, ClearingOptions options) {
        return weeks(study.horizon()) >= LEAST_WEEKS
                && firstWeeks(study) >= LEAST_FIRST
                && study.horizon().blocks().size() == 1
                && TemporalCoupling.of(study, options.withExpansion(false)) == TemporalCoupling.BLOCKS
                && options.timeLimit().isEmpty()
                && !study.hasCircuits()
                && study.components().stream().noneMatch(Component::isCommitted)
                && study.links().stream().noneMatch(LinkOperation::isDelayed)
                && Candidate.of(study).stream()
                        .allMatch(candidate -> candidate.expansion().module() == 0);
    }

    /** Returns the number of whole weeks; 0 where snapshots do not make any. */
    private static int weeks(Horizon horizon) {
        double hours = horizon.at(0).durationHours();
        double length = WEEK_HOURS / hours;
        boolean isEven = length == Math.rint(length)
                && horizon.snapshots().stream().allMatch(snapshot -> snapshot.durationHours() == hours);
        return isEven ? (int) (horizon.size() / length) : 0;
    }

    /** Returns how many weeks of a study are planned first. */
    static int firstWeeks(Study study) {
        int weeks = weeks(study.horizon());
        return (int) Math.min(weeks / SHARE, MOST_WORK * weeks / MarginalRents.workOfOne(study));
    }

    /** Returns the capacities of the candidates of a study that it suits, in MW (MWh); empty where its weeks cannot be planned. */
    static Map<ComponentKey, Double> of(Study study, ClearingOptions options, Solver solver) {
        ClearingOptions asked = options.withExpansion(true).withExplanation(ClearingOptions.Explanation.NONE);
        try {
            return planned(part(study), asked, solver);
        } catch (CertificateException e) { // This is only to learn from; the plan has its own certificate.
            return Map.of();
        }
    }

    /** Returns a study over the weeks that are planned first, each of which stands for others. */
    static Study part(Study study) {
        return RepresentativePeriods.of(study, WEEK_HOURS, firstWeeks(study)).study();
    }

    private static Map<ComponentKey, Double> planned(Study part, ClearingOptions options, Solver solver) {
        Map<ComponentKey, Double> capacities = new HashMap<>();
        if (new MarketClearing(solver).clear(part, options) instanceof ClearingOutcome.Cleared cleared) {
            Clearing clearing = cleared.clearing();
            List<Candidate> candidates = Candidate.of(part);
            Map<String, double[]> columns = new HashMap<>();
            for (Candidate candidate : candidates) {
                double[] column = columns.computeIfAbsent(
                        candidate.kind() + " " + candidate.attribute(),
                        key -> clearing.column(candidate.kind(), candidate.attribute()));
                capacities.put(candidate.key(), column[candidate.position()]);
            }
        }
        return capacities;
    }
}
